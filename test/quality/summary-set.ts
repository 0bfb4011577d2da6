import { readFileSync } from 'node:fs'
import { type Document, makeDocument } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { candidatesOf } from '../../src/core/summarize/candidates.ts'
import type { SummaryInput } from '../../src/core/summarize/features.ts'
import { summaryInputOf } from '../../src/core/summarize/summarize.ts'

/** A document with the sentences that an editor keeps, and those that never belong in a summary. */
export interface LabelledDocument {
  readonly document: Document
  readonly key: readonly string[]
  readonly bad: readonly string[]
}

interface Row {
  readonly id: string
  readonly lang: string
  readonly title: string
  readonly text: string
  readonly key: readonly string[]
  readonly bad: readonly string[]
}

export const readSummaries = (path: string): LabelledDocument[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .map(({ id, lang, title, text, key, bad }) => ({
      document: makeDocument({ id, title, text }, lang.slice(0, 2)),
      key,
      bad,
    }))

export const summaryInputsOf = async (
  embedder: Embedder,
  labels: readonly LabelledDocument[],
): Promise<SummaryInput[]> => {
  const all: SummaryInput[] = []
  for (const { document } of labels)
    all.push(await summaryInputOf(embedder, document, candidatesOf(document)))
  return all
}
