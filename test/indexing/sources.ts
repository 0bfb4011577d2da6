import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Generation } from '../../src/core/store.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'

/** A folder with documents, and folders for indexes beside it. */
export function sourceFolder() {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-indexing-'))
  return {
    root,
    docs: join(root, 'docs.jsonl'),
    write: (documents: Readonly<Record<string, string>>): void => {
      const lines = Object.entries(documents).map(([id, text]) =>
        JSON.stringify({ id, title: `About ${id}`, text, lang: 'en' }),
      )
      writeFileSync(join(root, 'docs.jsonl'), lines.join('\n'))
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Texts of several passages each, by id; `edition` changes every one of them. */
export const someTexts = (count: number, edition = 1): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `d${number}`,
      `# Part one\n\nThe ferry ${number} leaves at nine in edition ${edition}.\n\n# Part two\n\nThe ${number} lamps of the quay are lit at dusk.`,
    ]),
  )

/** All that a generation holds and finds, its time aside; null for none. */
export async function contentOf(generation: Generation | null) {
  if (generation === null) return null
  const { created: _, ...summary } = generation.summary
  const documents = []
  for (const { id } of await generation.documents()) {
    const passages = await generation.passagesOf(id)
    const vectors = await generation.vectors(passages.map((passage) => passage.id))
    documents.push({ document: await generation.document(id), passages, vectors })
  }
  const [embedded] = await hashEmbedder.embed(['When are the lamps of the quay lit?'], 'question')
  const terms = new Map([
    ['lamp', 1],
    ['7', 1],
  ])
  return {
    summary,
    documents,
    found: await generation.search({ vector: embedded!.vector, terms, limit: 10 }),
  }
}
