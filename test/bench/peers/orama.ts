import { create, insertMultiple, removeMultiple, search } from '@orama/orama'
import { createTokenizer } from '@orama/tokenizers/mandarin'
import { type Embed, openModel, PREFIX } from './model.ts'
import { hits, type OpenPeer, type PeerDocument } from './port.ts'
import { tunedSplitter } from './split.ts'

const SCHEMA = {
  id: 'string',
  document: 'string',
  title: 'string',
  text: 'string',
  embedding: 'vector[384]',
} as const

const newDatabase = (isChinese: boolean) =>
  isChinese
    ? create({ schema: SCHEMA, components: { tokenizer: createTokenizer() } })
    : create({ schema: SCHEMA })

type Row = { id: string; document: string; title: string; text: string; embedding: number[] }

/** Documents as they are, or cut into passages below their titles. */
async function rowsOf(
  documents: readonly PeerDocument[],
  embed: Embed,
  isTuned: boolean,
): Promise<Row[]> {
  const rows: Omit<Row, 'embedding'>[] = []
  for (const { id, title, text } of documents) {
    const parts = isTuned ? await tunedSplitter().splitText(text) : [text]
    parts.forEach((part, row) => {
      rows.push({ id: `${id}#${row}`, document: id, title, text: part })
    })
  }
  const inputs = rows.map(({ title, text }) =>
    isTuned ? `${PREFIX.passage}${title}\n${text}` : text,
  )
  const vectors = await embed(inputs)
  return rows.map((row, place) => ({ ...row, embedding: vectors[place] ?? [] }))
}

/** Hybrid search, with vectors of transformers.js. */
export const open: OpenPeer = async ({ modelsDirectory, isTuned }) => {
  const embed = await openModel(modelsDirectory)
  let database = newDatabase(false)
  const ids = new Map<string, string[]>()
  const add = async (documents: readonly PeerDocument[]): Promise<void> => {
    const rows = await rowsOf(documents, embed, isTuned)
    for (const { id } of documents) ids.set(id, [])
    for (const { id, document } of rows) ids.get(document)?.push(id)
    await insertMultiple(database, rows)
  }
  return {
    index: async (documents) => {
      database = newDatabase(isTuned && documents.some(({ language }) => language === 'zh'))
      await add(documents)
    },
    search: async (question) => {
      const [value = []] = await embed([isTuned ? PREFIX.question + question : question])
      const found = await search(database, {
        mode: 'hybrid',
        term: question,
        properties: ['title', 'text'],
        vector: { value, property: 'embedding' },
        limit: hits(isTuned),
        ...(isTuned ? { similarity: 0, hybridWeights: { text: 0.3, vector: 0.7 } } : {}),
      })
      return found.hits.map(({ document }) => document.document)
    },
    update: async (_, changed) => {
      await removeMultiple(
        database,
        changed.flatMap(({ id }) => ids.get(id) ?? []),
      )
      await add(changed)
    },
    close: async () => undefined,
  }
}
