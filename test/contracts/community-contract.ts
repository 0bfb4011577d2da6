import { describe, expect, test } from 'vitest'
import {
  type Community,
  DEFAULT_SETTINGS,
  type KeptAnswer,
  scopeOf,
} from '../../src/core/community.ts'
import { makeDocument } from '../../src/core/document.ts'
import { quote } from '../../src/core/quote.ts'

const quoteOf = (document: string) =>
  quote(makeDocument({ id: document, title: 'T', text: 'Some words \uD800 here.' }, 'en'), {
    start: 0,
    end: 10,
  })

const answerOf = (change: Partial<KeptAnswer> = {}): KeptAnswer => ({
  id: 'a',
  guild: 'g1',
  collection: 'g1',
  question: 'Lone \uD800?',
  parts: [{ question: 'Lone \uD800?', kind: 'quoted', quotes: [quoteOf('rules')] }],
  more: [],
  created: '2026-01-10T00:00:00.000Z',
  isPrivate: false,
  link: null,
  ...change,
})

const feedbackOf = (id: string, document = 'rules') =>
  ({
    id,
    question: 'q',
    quote: quoteOf(document),
    verdict: 'bad',
    comment: 'c',
    given: '2026-01-10T00:00:00.000Z',
  }) as const

const limitOf = (document: string) => ({ document, roles: ['r'], channels: [] })

/** More than an index takes, and nothing that could be compressed. */
const LONG = String.fromCodePoint(...Array.from({ length: 3_000 }, (_, row) => 0x4e00 + 7 * row))

/** What every keeper of a community's memory must do. */
export function communityContract(name: string, open: () => Promise<Community>): void {
  const withCommunity = (run: (community: Community) => Promise<void>) => async () => {
    const community = await open()
    try {
      await run(community)
    } finally {
      await community.close()
    }
  }

  describe(`${name}: community contract`, () => {
    test(
      'an answer is found in its own server alone',
      withCommunity(async ({ answers }) => {
        await answers.put(answerOf())
        await answers.put(answerOf({ id: 'direct', guild: null }))
        expect(await answers.find('g1', 'a')).toEqual(answerOf())
        expect(await answers.find('g2', 'a')).toBeNull()
        expect(await answers.find(null, 'a')).toBeNull()
        expect(await answers.find(null, 'direct')).toMatchObject({ id: 'direct' })
        await answers.remove('a')
        expect(await answers.find('g1', 'a')).toBeNull()
      }),
    )

    test(
      'a linked answer is found by its message, and among the public ones since a time',
      withCommunity(async ({ answers }) => {
        const link = { channel: 'c', message: 'm' }
        for (const [id, day] of [
          ['late', '12'],
          ['a', '10'],
          ['early', '08'],
        ] as const)
          await answers.put(answerOf({ id, created: `2026-01-${day}T00:00:00.000Z` }))
        await answers.link('a', link)
        await answers.link('late', { ...link, message: 'n' })
        expect(await answers.findByMessage('g1', 'm')).toEqual(answerOf({ link }))
        expect(await answers.findByMessage('g2', 'm')).toBeNull()
        const since = await answers.publicSince('g1', '2026-01-09T00:00:00.000Z')
        expect(since.map(({ id }) => id)).toEqual(['a', 'late'])
        expect(await answers.publicSince('g2', '2026-01-01T00:00:00.000Z')).toEqual([])
        expect(await answers.prune('2026-01-11T00:00:00.000Z')).toBe(2)
        expect(await answers.find('g1', 'a')).toBeNull()
      }),
    )

    test(
      'settings come back whole',
      withCommunity(async ({ settings }) => {
        const changed = { ...DEFAULT_SETTINGS, channels: ['1'], threshold: 'strict' } as const
        await settings.put('g1', DEFAULT_SETTINGS)
        await settings.put('g1', changed)
        expect(await settings.all()).toEqual(new Map([['g1', changed]]))
        await settings.remove('g1')
        expect(await settings.all()).toEqual(new Map())
      }),
    )

    test(
      'gaps of the same words are counted as one, the most asked first',
      withCommunity(async ({ care }) => {
        await care.addGap('s', 'Where is it?', '2026-01-01T00:00:00.000Z')
        await care.addGap('s', 'When?', '2026-01-02T00:00:00.000Z')
        await care.addGap('s', 'where is it', '2026-01-03T00:00:00.000Z')
        await care.addGap('other', 'Who?', '2026-01-03T00:00:00.000Z')
        expect(await care.gaps('s')).toEqual([
          { question: 'where is it', asked: '2026-01-03T00:00:00.000Z', count: 2 },
          { question: 'When?', asked: '2026-01-02T00:00:00.000Z', count: 1 },
        ])
        await care.clearGaps('s')
        expect(await care.gaps('s')).toEqual([])
        await care.addGap('s', LONG, '2026-01-01T00:00:00.000Z')
        await care.addGap('s', LONG, '2026-01-02T00:00:00.000Z')
        expect(await care.gaps('s')).toMatchObject([{ question: LONG, count: 2 }])
        expect(await care.gaps('other')).toHaveLength(1)
      }),
    )

    test(
      'feedback comes newest first, rulings in order',
      withCommunity(async ({ care }) => {
        await care.addFeedback('s', feedbackOf('1'))
        await care.addFeedback('s', feedbackOf('2'))
        expect(await care.feedback('s', 'bad')).toEqual([feedbackOf('2'), feedbackOf('1')])
        expect(await care.feedback('s', 'good')).toEqual([])
        expect(await care.feedback('t', 'bad')).toEqual([])
        for (const [scope, verdict] of [
          ['t', 'bad'],
          ['s', 'good'],
        ] as const)
          await care.clearFeedback(scope, verdict)
        expect(await care.feedback('s', 'bad')).toHaveLength(2)
        await care.clearFeedback('s', 'bad')
        expect(await care.feedback('s', 'bad')).toEqual([])
        const ruling = { id: 'r', kind: 'ban', question: '', quote: quoteOf('rules') } as const
        await care.addRuling('s', ruling)
        await care.removeRuling('t', 'r')
        expect(await care.rulings('s')).toEqual([ruling])
        await care.removeRuling('s', 'r')
        expect(await care.rulings('s')).toEqual([])
      }),
    )

    test(
      'who left is remembered until they come back',
      withCommunity(async ({ departures }) => {
        await departures.leave('g1', '2026-01-01T00:00:00.000Z')
        await departures.leave('g2', '2026-01-05T00:00:00.000Z')
        await departures.leave('g3', '2026-01-06T00:00:00.000Z')
        await departures.leave('g1', '2026-01-07T00:00:00.000Z')
        expect(await departures.leftBefore('2026-01-02T00:00:00.000Z')).toEqual(['g1'])
        await departures.stay(['g1', 'never left', 'g3'])
        await departures.stay([])
        expect(await departures.leftBefore('2026-01-09T00:00:00.000Z')).toEqual(['g2'])
      }),
    )

    test(
      'what was told of a collection is kept until it is told anew',
      withCommunity(async ({ told }) => {
        expect(await told.find('g1')).toBeNull()
        await told.put('g1', { generation: 1, quotes: ['a/0', 'a/1'] })
        await told.put('g2', { generation: 7, quotes: [] })
        await told.put('g1', { generation: 2, quotes: ['a/1'] })
        expect(await told.find('g1')).toEqual({ generation: 2, quotes: ['a/1'] })
        expect(await told.find('g2')).toEqual({ generation: 7, quotes: [] })
      }),
    )

    test(
      'a forgotten document takes with it whatever cites it',
      withCommunity(async (community) => {
        const { answers, care, settings } = community
        await answers.put(answerOf())
        await answers.put(answerOf({ id: 'more', parts: [], more: [quoteOf('rules')] }))
        await answers.put(answerOf({ id: 'other', parts: [], more: [quoteOf('other')] }))
        await answers.put(answerOf({ id: 'elsewhere', collection: 'g2' }))
        await care.addFeedback(scopeOf('g1'), feedbackOf('1'))
        await care.addFeedback(scopeOf('g1'), feedbackOf('2', 'other'))
        for (const guild of ['g1', 'g2'])
          await settings.put(guild, {
            ...DEFAULT_SETTINGS,
            limits: ['rules', 'other'].map(limitOf),
          })
        await answers.put(answerOf({ id: 'long', more: [quoteOf(LONG)], parts: [] }))
        await care.addFeedback(scopeOf('g1'), feedbackOf('3', LONG))
        await community.forgetDocument('g1', LONG)
        expect(await answers.find('g1', 'long')).toBeNull()
        await community.forgetDocument('g1', 'rules')
        const left = await Promise.all(
          ['a', 'more', 'other', 'elsewhere'].map((id) => answers.find('g1', id)),
        )
        expect(left.map((answer) => answer?.id)).toEqual([
          undefined,
          undefined,
          'other',
          'elsewhere',
        ])
        expect(await care.feedback(scopeOf('g1'), 'bad')).toEqual([feedbackOf('2', 'other')])
        const kept = await settings.all()
        expect(kept.get('g1')?.limits).toEqual([limitOf('other')])
        expect(kept.get('g2')?.limits).toEqual(['rules', 'other'].map(limitOf))
      }),
    )

    test(
      'a forgotten server leaves nothing, and others alone',
      withCommunity(async (community) => {
        const { answers, care, settings, departures, told } = community
        for (const guild of ['g1', 'g2']) {
          await answers.put(answerOf({ id: guild, guild }))
          await settings.put(guild, DEFAULT_SETTINGS)
          await care.addGap(scopeOf(guild), 'Why?', '2026-01-01T00:00:00.000Z')
          await departures.leave(guild, '2026-01-01T00:00:00.000Z')
          await told.put(guild, { generation: 1, quotes: [] })
        }
        await community.forget('g1')
        expect(await answers.find('g1', 'g1')).toBeNull()
        expect(await answers.find('g2', 'g2')).not.toBeNull()
        expect([...(await settings.all()).keys()]).toEqual(['g2'])
        expect(await care.gaps(scopeOf('g1'))).toEqual([])
        expect(await care.gaps(scopeOf('g2'))).toHaveLength(1)
        expect(await departures.leftBefore('2027')).toEqual(['g2'])
        expect(await told.find('g1')).toBeNull()
        expect(await told.find('g2')).not.toBeNull()
      }),
    )
  })
}
