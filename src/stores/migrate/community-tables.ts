import { gapKey, type KeptAnswer } from '../../core/community.ts'
import { quotesOf } from '../check/quote-problems.ts'
import { encodeText, keyOf } from '../postgres/text.ts'
import { type MovedTable, text } from './moved-table.ts'

/** JSON as the community keeps texts that SQLite could lose. */
const fromJson = (column: string): string => JSON.parse(column) as string

const answers: MovedTable = {
  name: 'answers',
  columns: [
    ...['id', 'guild', 'collection', 'created', 'message'].map(text),
    ['documents', 'text[]'],
    text('value'),
  ],
  isOrdered: true,
  *rows(folder) {
    for (const row of folder.communityRows<{ value: string }>('answers', ['rowid'], 'value')) {
      const answer = JSON.parse(row.value) as KeptAnswer
      const documents = new Set(quotesOf(answer).map(({ document }) => keyOf(document)))
      const { id, guild, collection, created, link } = answer
      const message = link?.message ?? null
      yield [id, guild, keyOf(collection), created, message, [...documents], row.value]
    }
  },
}

const settings: MovedTable = {
  name: 'settings',
  columns: ['guild', 'value'].map(text),
  isOrdered: false,
  *rows(folder) {
    for (const { guild, value } of folder.communityRows<{ guild: string; value: string }>(
      'settings',
      ['guild'],
      'guild, value',
    ))
      yield [guild, value]
  },
}

interface GapRow {
  readonly scope: string
  readonly question: string
  readonly asked: string
  readonly count: number
}

const gaps: MovedTable = {
  name: 'gaps',
  columns: [...['scope', 'key', 'question', 'asked'].map(text), ['count', 'int']],
  isOrdered: false,
  *rows(folder) {
    const columns = 'scope, question, asked, count'
    for (const row of folder.communityRows<GapRow>('gaps', ['scope', 'key'], columns)) {
      const question = fromJson(row.question)
      yield [row.scope, keyOf(gapKey(question)), encodeText(question), row.asked, row.count]
    }
  },
}

interface CareRow {
  readonly scope: string
  readonly id: string
  readonly verdict: string
  readonly document: string
  readonly value: string
}

const feedback: MovedTable = {
  name: 'feedback',
  columns: ['scope', 'id', 'verdict', 'document', 'value'].map(text),
  isOrdered: true,
  *rows(folder) {
    const columns = 'scope, id, verdict, document, value'
    for (const row of folder.communityRows<CareRow>('feedback', ['rowid'], columns))
      yield [row.scope, row.id, row.verdict, keyOf(fromJson(row.document)), row.value]
  },
}

const rulings: MovedTable = {
  name: 'rulings',
  columns: ['scope', 'id', 'document', 'value'].map(text),
  isOrdered: true,
  *rows(folder) {
    const columns = 'scope, id, document, value'
    for (const row of folder.communityRows<CareRow>('rulings', ['rowid'], columns))
      yield [row.scope, row.id, keyOf(fromJson(row.document)), row.value]
  },
}

const departures: MovedTable = {
  name: 'departures',
  columns: ['guild', 'at'].map(text),
  isOrdered: false,
  *rows(folder) {
    for (const { guild, at } of folder.communityRows<{ guild: string; at: string }>(
      'departures',
      ['guild'],
      'guild, at',
    ))
      yield [guild, at]
  },
}

const told: MovedTable = {
  name: 'told',
  columns: ['collection', 'value'].map(text),
  isOrdered: false,
  *rows(folder) {
    for (const row of folder.communityRows<{ collection: string; value: string }>(
      'told',
      ['collection'],
      'collection, value',
    ))
      yield [keyOf(row.collection), row.value]
  },
}

/** What the bot remembers of servers. */
export const COMMUNITY_TABLES: readonly MovedTable[] = [
  answers,
  settings,
  gaps,
  feedback,
  rulings,
  departures,
  told,
]
