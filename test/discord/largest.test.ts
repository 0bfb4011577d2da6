import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeptAnswer } from '../../src/core/community.ts'
import { DEFAULT_SETTINGS } from '../../src/core/community.ts'
import { makeDocument } from '../../src/core/document.ts'
import { type Quote, quote } from '../../src/core/quote.ts'
import { quotedTexts } from '../../src/discord/escape.ts'
import { textForm } from '../../src/discord/form.ts'
import { gapsMessage } from '../../src/discord/gaps-message.ts'
import { assertMessageVerbatim } from '../../src/discord/gate.ts'
import { limitMessage } from '../../src/discord/limit-message.ts'
import { safeLink } from '../../src/discord/links.ts'
import { LOCALES } from '../../src/discord/locales/locale.ts'
import { messagesIn } from '../../src/discord/locales/messages.ts'
import { bodyOf, choicesOf, notice, privately } from '../../src/discord/message.ts'
import { renderAnswer } from '../../src/discord/render-answer.ts'
import { reportMessage } from '../../src/discord/report-message.ts'
import { languageMessage, settingsMessage } from '../../src/discord/settings-message.ts'
import { welcomeMessage } from '../../src/discord/welcome.ts'
import { hostileText } from '../support/discord/hostile.ts'
import type { Json } from '../support/discord/json.ts'
import { faultsOfCallback, faultsOfEdit, faultsOfMessage } from '../support/discord/validate.ts'

/** Hostile text of up to some thousand units. */
const longText = fc
  .tuple(hostileText, fc.integer({ min: 1, max: 120 }))
  .map(([text, times]) => `${text}w`.repeat(times))
const anyUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ maxLength: 1_500 }).map((path) => `https://example.org/${path}`),
  fc.constant('javascript:alert(1)'),
)

const documentArbitrary = fc
  .record({
    title: longText,
    text: longText,
    url: fc.option(anyUrl),
    date: fc.option(fc.constantFrom('2026-02-24', 'in spring **2026**')),
  })
  .map(({ url, date, ...rest }) =>
    makeDocument(
      {
        id: rest.title.slice(0, 40),
        ...rest,
        ...(url !== null && { url }),
        ...(date !== null && { date }),
      },
      'und',
    ),
  )

const quoteArbitrary = fc
  .tuple(documentArbitrary, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), fc.boolean())
  .map(([document, places, hasHighlight]) => {
    const [start, from, to, end] = places
      .map((place) => place % (document.text.length + 1))
      .sort((a, b) => a - b) as [number, number, number, number]
    return {
      document,
      quote: quote(document, { start, end }, hasHighlight ? { start: from, end: to } : null),
    }
  })

/** A store that has just these documents. */
const storeOf = (documents: readonly ReturnType<typeof makeDocument>[]) =>
  ({
    live: async () => ({
      document: async (id: string) => documents.find((one) => one.id === id) ?? null,
    }),
  }) as never
const noSlices = { find: async () => null }

const answerOf = (
  question: string,
  parts: readonly (readonly Quote[])[],
  change: Partial<KeptAnswer> = {},
): KeptAnswer => ({
  id: 'A'.repeat(16),
  guild: '1',
  collection: '1',
  question,
  parts: parts.map((quotes) => ({
    question,
    kind: quotes.length > 0 ? 'quoted' : 'not-found',
    quotes,
  })),
  more: parts.flat(),
  created: '2026-01-01T00:00:00.000Z',
  isPrivate: true,
  link: null,
  ...change,
})

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

const DOCUMENT = {
  id: 'd'.repeat(500),
  title: 'T',
  language: 'en',
  date: null,
  url: null,
  source: null,
  contentHash: 'h',
  passages: 1,
}

describe.each(LOCALES)('%s', (locale) => {
  test('every answer is accepted, at its largest too, and says what the documents say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(quoteArbitrary, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        longText,
        async (parts, question) => {
          const seen = new Set<string>()
          const known = parts.map((part) =>
            part.filter(({ document: { id } }) => !seen.has(id) && seen.add(id)),
          )
          const documents = known.flat().map(({ document }) => document)
          const kept = answerOf(
            question,
            known.map((part) => part.map(({ quote }) => quote)),
          )
          const message = await renderAnswer(storeOf(documents), kept, locale)
          expect(faultsOfEdit(asJson(bodyOf(message)))).toEqual([])
          await assertMessageVerbatim(message, { store: storeOf(documents), slices: noSlices })
          for (const { quote, readFrom } of message.shown) {
            expect(readFrom).toBeNull()
            expect(documents.find(({ id }) => id === quote.document)?.text).toContain(quote.text)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('every list, panel and report is accepted', async () => {
    const gap = fc.record({
      question: longText,
      asked: fc.constant('2026-01-01T00:00:00.000Z'),
      count: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(gap, { maxLength: 60 }),
        fc.array(quoteArbitrary, { maxLength: 30 }),
        fc.array(longText, { maxLength: 60 }),
        async (gaps, quotes, ids) => {
          const bad = quotes.map(({ quote }, index) => ({
            id: `f${index}`,
            question: quote.text,
            quote,
            verdict: 'bad' as const,
            comment: '',
            given: '',
          }))
          const rulings = bad.map(
            ({ id, question, quote }, index) =>
              ({ id, kind: index % 2 === 0 ? 'ban' : 'pin', question, quote }) as const,
          )
          const failed = ids.map((source) => ({ source, reason: source }))
          const report = {
            generation: 1,
            added: ids,
            changed: ids,
            unchanged: 9,
            removed: ids,
            failed,
            passages: 1,
            elapsedMs: 1,
          }
          const changes = ids.map((document) => ({ document, removed: ids, added: ids, more: 9 }))
          const planned = { collection: '1', before: null, now: null }
          const messages = [
            gapsMessage(gaps, bad, rulings, locale),
            await reportMessage({ collection: '1', report, before: null, now: null }, locale),
            await reportMessage({ ...planned, report: { ...report, changes } }, locale),
            ...ids.map((title) => limitMessage({ ...DOCUMENT, title }, DEFAULT_SETTINGS, locale)),
            notice(`.${ids.join('\n')}`),
          ]
          for (const message of messages) {
            expect(faultsOfMessage(asJson(bodyOf(message)))).toEqual([])
            expect(faultsOfCallback(asJson(privately(message)))).toEqual([])
          }
        },
      ),
      { numRuns: 10 },
    )
  })

  test('settings with everything set, the set-up message and all errors are accepted', () => {
    const ids = Array.from({ length: 25 }, (_, index) =>
      String(900_000_000_000_000_000n + BigInt(index)),
    )
    const full = {
      ...DEFAULT_SETTINGS,
      channels: ids,
      roles: ids,
      limits: [{ document: DOCUMENT.id, roles: ids, channels: ids }],
      logChannel: ids[0]!,
      privateByDefault: true,
      locale,
    }
    const { errors } = messagesIn(locale)
    const all = [
      settingsMessage(full, locale),
      settingsMessage(DEFAULT_SETTINGS, locale),
      limitMessage(DOCUMENT, full, locale),
      languageMessage(full, locale),
      welcomeMessage(locale),
      ...Object.values(errors).map((error) =>
        notice(typeof error === 'string' ? error : error('x' as never)),
      ),
    ]
    for (const message of all) {
      expect(faultsOfCallback(asJson(privately(message)))).toEqual([])
      expect(message.embeds.flatMap(({ description = '' }) => quotedTexts(description))).toEqual([])
    }
  })
})

test('forms and choices of any text are accepted', () => {
  fc.assert(
    fc.property(
      longText,
      fc.array(fc.record({ name: longText, value: longText }), { maxLength: 60 }),
      (text, choices) => {
        const form = textForm('1~pin~x~0', text, [
          { name: 'a', label: text, placeholder: text, value: text, maxLength: 1_000 },
        ])
        expect(faultsOfCallback(asJson({ type: 9, data: form }))).toEqual([])
        expect(faultsOfCallback(asJson(choicesOf(choices)))).toEqual([])
      },
    ),
  )
})

test('a link is http(s), and cannot break out of Markdown', () => {
  fc.assert(
    fc.property(anyUrl, fc.string(), (url, fragment) => {
      const link = safeLink(url, `#:~:text=${encodeURIComponent(fragment.toWellFormed())}`)
      if (link !== null) expect(link).toMatch(/^https?:\/\/[^\s()<>[\]\\]{1,700}$/)
    }),
  )
  expect(safeLink('javascript:alert(1)')).toBeNull()
})

test('no token of a corrupted message passes the gate', async () => {
  await fc.assert(
    fc.asyncProperty(quoteArbitrary, fc.nat(), async ({ document, quote: cited }, place) => {
      const message = await renderAnswer(storeOf([document]), answerOf('Q', [[cited]]), 'en')
      const description = message.embeds[0]?.description ?? ''
      const letters = [...description.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index }) =>
        description.slice(0, index).split('\n').at(-1)?.startsWith('>'),
      )
      fc.pre(letters.length > 0)
      const { index } = letters[place % letters.length]!
      const corrupted = {
        ...message,
        embeds: [{ description: `${description.slice(0, index)}☠${description.slice(index + 1)}` }],
      }
      await expect(
        assertMessageVerbatim(corrupted, { store: storeOf([document]), slices: noSlices }),
      ).rejects.toThrow('is not in the stored document')
      const added = { ...message, embeds: [{ description: `${description}\n> And more.` }] }
      await expect(
        assertMessageVerbatim(added, { store: storeOf([document]), slices: noSlices }),
      ).rejects.toThrow('is not in the stored document')
    }),
    { numRuns: 40 },
  )
})
