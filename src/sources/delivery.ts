import { fileURLToPath } from 'node:url'
import type { SourceOutcome } from '../core/index-report.ts'
import { withoutPart } from '../core/kept-sources.ts'
import { findFiles, reasonOf } from './files.ts'
import type { Parsed } from './format.ts'
import type { Resource } from './resource.ts'

/** Whether the file of a source is certainly not there any more. */
export async function isFileGone(source: string): Promise<boolean> {
  if (!source.startsWith('file:')) return false
  for await (const found of findFiles(fileURLToPath(withoutPart(source))))
    return 'reason' in found && found.reason === reasonOf({ code: 'ENOENT' })
  return false
}

/** A fault of a part, or of the whole file, as it is reported. */
export const faultOf = (
  { shown }: Resource,
  { place, reason }: Extract<Parsed, { reason: string }>,
): SourceOutcome => ({ source: shown, reason: place === null ? reason : `${place}: ${reason}` })

/** A page may say where it is at home, but only on its own host; members will trust that link. */
export function linkFor(stated: string | undefined, pageUrl: string | null): string | undefined {
  if (pageUrl === null || stated === undefined) return stated ?? pageUrl ?? undefined
  return new URL(stated).host === new URL(pageUrl).host ? stated : pageUrl
}
