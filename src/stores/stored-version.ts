import { createHash } from 'node:crypto'
import type { Document } from '../core/document.ts'
import type { IndexedPassage } from '../core/store.ts'

/** One version of a document with all that was made of it, wherever it is stored. */
export interface StoredVersion {
  /** Of what made it. */
  readonly fingerprint: string
  readonly document: Document
  /** As they were put. */
  readonly passages: readonly IndexedPassage[]
}

type Json = string | number | null | readonly Json[]

/** SHA-256 of a value as JSON, which keeps every text as it is, half characters too. */
export const digestOf = (value: Json): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

const passageForm = (passage: IndexedPassage): Json => [
  passage.start,
  passage.end,
  passage.inputHash,
  passage.context,
  passage.sentences.map(({ start, end }) => [start, end]),
  passage.headings.map(({ start, end }) => [start, end]),
  passage.names?.map(({ start, end, kind, confidence }) => [start, end, kind, confidence]) ?? null,
  [...passage.terms].sort(([one], [other]) => (one < other ? -1 : Number(one > other))),
  bytesForm(passage.vector),
  bytesForm(passage.tokens),
]

const bytesForm = ({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array): string =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64')

/** SHA-256 of everything a version holds, bit by bit: two stores that give the same one hold the same. */
export const versionDigest = ({ fingerprint, document, passages }: StoredVersion): string =>
  digestOf([
    fingerprint,
    document.id,
    document.title,
    document.language,
    document.date,
    document.url,
    document.source,
    document.contentHash,
    document.text,
    passages.map(passageForm),
  ])
