import { encodeText, keyOf } from '../postgres/text.ts'
import { decodeText, type TextColumn } from '../sqlite/codec.ts'
import { type MovedTable, text } from './moved-table.ts'

interface SliceRow {
  readonly collection: TextColumn
  readonly document: TextColumn
  readonly hash: string
  readonly start: number
  readonly end: number
  readonly text: TextColumn
  readonly before: TextColumn
  readonly after: TextColumn
  readonly first: string
  readonly last: string
}

/** SQLite's form of a text → PostgreSQL's. */
const form = (column: TextColumn): string => encodeText(decodeText(column))

const slices: MovedTable = {
  name: 'cited_slices',
  columns: [
    ...['collection_key', 'document_key', 'document', 'content_hash'].map(text),
    ['start', 'int'],
    ['end', 'int'],
    ...['text', 'before', 'after', 'first_cited', 'last_cited'].map(text),
  ],
  isOrdered: false,
  *rows(folder) {
    const key = ['collection', 'document', 'content_hash', 'start', 'end']
    const columns = `collection, document, content_hash AS hash, start, end, text, before, after,
      first_cited AS first, last_cited AS last`
    for (const row of folder.indexRows<SliceRow>('cited_slices', key, columns)) {
      const [collection, document] = [decodeText(row.collection), decodeText(row.document)]
      yield [
        keyOf(collection),
        keyOf(document),
        encodeText(document),
        row.hash,
        row.start,
        row.end,
        form(row.text),
        form(row.before),
        form(row.after),
        row.first,
        row.last,
      ]
    }
  },
}

const givenSources: MovedTable = {
  name: 'given_sources',
  columns: ['collection', 'key', 'source'].map(text),
  isOrdered: false,
  *rows(folder) {
    const key = ['collection', 'source']
    type Row = Readonly<Record<'collection' | 'source', TextColumn>>
    for (const row of folder.indexRows<Row>('given_sources', key, key.join(', '))) {
      const source = decodeText(row.source)
      yield [keyOf(decodeText(row.collection)), keyOf(source), encodeText(source)]
    }
  },
}

const leftOutSources: MovedTable = {
  name: 'left_out_sources',
  columns: ['collection', 'key'].map(text),
  isOrdered: false,
  *rows(folder) {
    const key = ['collection', 'key']
    type Row = { readonly collection: TextColumn; readonly key: string }
    for (const row of folder.indexRows<Row>('left_out_sources', key, key.join(', ')))
      yield [keyOf(decodeText(row.collection)), row.key]
  },
}

const validators: MovedTable = {
  name: 'page_validators',
  columns: ['collection', 'key', 'source', 'value'].map(text),
  isOrdered: false,
  async *rows(folder) {
    for (const { name } of folder.collections())
      for (const [source, value] of await folder.kept.validators(name))
        yield [keyOf(name), keyOf(source), encodeText(source), JSON.stringify(value)]
  },
}

/** What is kept of sources and of what was shown of them. */
export const SOURCE_TABLES: readonly MovedTable[] = [
  slices,
  givenSources,
  leftOutSources,
  validators,
]
