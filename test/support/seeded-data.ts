import { citedSlice } from '../../src/core/cited.ts'
import { DEFAULT_SETTINGS } from '../../src/core/community.ts'
import { makeDocument } from '../../src/core/document.ts'
import { quote } from '../../src/core/quote.ts'
import type { Data } from '../../src/stores/open-data.ts'
import { commitAll, documentOf, type Made } from '../contracts/store-support.ts'

export const GUILD = '900000000000000001'
export const UPLOAD_SOURCE = 'upload:0123456789ab-handbook.jsonl'
const DAY = '2026-01-10T00:00:00.000Z'

/** A document whose texts are as odd as texts can be, with headings and names. */
export function odd(edition: string): Made {
  const text = `Zwiebelkuchen ${edition} 洋葱蛋糕. Odd\uD800quark\0 ${edition}.`
  const input = { id: 'odd \uD800', title: '\uFEFFOn \u0001', text, source: `${UPLOAD_SOURCE}#1` }
  const document = makeDocument(input, 'de')
  const { passages } = documentOf('odd', { terms: { zwiebelkuchen: 2, 'Odd\uD800quark': 1 } })
  const span = { start: 0, end: text.indexOf('.') + 1 }
  const name = { start: 0, end: 13, kind: 'person', confidence: 0.1 + 0.2 } as const
  return {
    document,
    passages: [
      { ...passages[0]!, ...span, sentences: [span], headings: [span], context: '', names: [name] },
    ],
  }
}

const sibling = (): Made => {
  const made = documentOf('sibling', {})
  return { ...made, document: { ...made.document, source: `${UPLOAD_SOURCE}#2` } }
}

/** Something of everything that is kept: two collections, three generations of one, all of a community. */
export async function seed({ store, kept, sources, ...data }: Data): Promise<void> {
  const plain = documentOf('plain', {}, { vector: [-0, 1, 2, 3] }, { terms: { some: 70_000 } })
  await commitAll(store, GUILD, [documentOf('gone', {})])
  await commitAll(store, GUILD, [odd('first'), sibling(), plain])
  await commitAll(store, GUILD, [odd('second'), documentOf('late', {})])
  await commitAll(store, GUILD, [documentOf('late', { terms: { later: 1 } })])
  await store.rollback(GUILD, 3, 'a test')
  await commitAll(store, 'default', [plain])
  const { document } = odd('second')
  const span = { start: 0, end: 13 }
  await store.cited.keep(GUILD, [citedSlice(document, span)], DAY)
  await store.cited.keep(GUILD, [citedSlice(document, span)], '2026-02-10T00:00:00.000Z')
  await store.cited.keep('default', [citedSlice(plain.document, { start: 0, end: 5 })], DAY)
  await kept.keep(GUILD, UPLOAD_SOURCE, Uint8Array.of(0, 255, 10))
  await kept.keepValidators(GUILD, new Map([['https://example.org/', { etag: '"1"' }]]))
  await sources.add(GUILD, [UPLOAD_SOURCE, 'https://example.org/'])
  await sources.leaveOut(GUILD, ['https://example.org/old'])
  await seedCommunity(await data.community(), quote(document, span))
}

async function seedCommunity(
  { answers, care, departures, settings, told }: Awaited<ReturnType<Data['community']>>,
  cited: ReturnType<typeof quote>,
): Promise<void> {
  const question = 'What is for dinner \uD800?'
  for (const [id, guild] of [
    ['a', GUILD],
    ['direct', null],
  ] as const)
    await answers.put({
      id,
      guild,
      collection: GUILD,
      question,
      parts: [{ question, kind: 'quoted', quotes: [cited] }],
      more: [],
      created: DAY,
      isPrivate: guild === null,
      link: guild && { channel: '1', message: '2' },
    })
  await settings.put(GUILD, {
    ...DEFAULT_SETTINGS,
    limits: [{ document: cited.document, roles: ['5'], channels: [] }],
  })
  for (const asked of [question, 'When?', question]) await care.addGap(GUILD, asked, DAY)
  for (const id of ['2', '1'])
    await care.addFeedback(GUILD, {
      id,
      question,
      quote: cited,
      verdict: 'bad',
      comment: '',
      given: DAY,
    })
  for (const id of ['2', '1'])
    await care.addRuling(GUILD, { id, kind: 'ban', question: '', quote: cited })
  await departures.leave('left', DAY)
  await told.put(GUILD, { generation: 3, quotes: ['a/0'] })
}
