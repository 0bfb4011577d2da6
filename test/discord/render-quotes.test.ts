import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Document, makeDocument } from '../../src/core/document.ts'
import { quote } from '../../src/core/quote.ts'
import { textFragment } from '../../src/core/text-fragment.ts'
import { quotedTexts } from '../../src/discord/escape.ts'
import { LIMITS } from '../../src/discord/limits.ts'
import { safeLink } from '../../src/discord/links.ts'
import { type Cited, renderCited, renderSections } from '../../src/discord/render-quotes.ts'
import { hostileText } from '../support/discord/hostile.ts'

const SENTENCE =
  '图书馆每天早上九点开门晚上八点关门节假日除外请提前预约并携带有效的读者证件谢谢您的合作'
const PAGE = 'https://example.org/library'

const documentOf = (text: string): Document =>
  makeDocument({ id: 'd', title: '图书馆的规定', text, url: PAGE }, 'zh')
const LIBRARY = documentOf(`${SENTENCE}。另一句话也在这里。`)

const citedOf = (document: Document, end: number, number: number): Cited => {
  const cited = quote(document, { start: 0, end })
  const link = safeLink(document.url ?? '', textFragment(document.text, cited))
  return { quote: cited, label: `[${number}]`, link }
}
const SCROLLING = citedOf(LIBRARY, SENTENCE.length, 1).link ?? ''

/** As Check does: one quote each. */
const sectionsOf = (count: number, heading = '**[1]** ✅') =>
  Array.from({ length: count }, (_, index) => ({
    heading,
    cited: [citedOf(LIBRARY, SENTENCE.length, index + 1)],
  }))

describe('sections of one quote each, with links of some hundred characters', () => {
  test('a few keep their whole links', () => {
    expect(SCROLLING.length).toBeGreaterThan(390)
    const { markdown } = renderSections(sectionsOf(6), 'en')
    expect(markdown.split(`(${SCROLLING})`)).toHaveLength(7)
  })

  test.each([9, 14])('%i: links lose where they scroll to, the quotes nothing', (count) => {
    const { markdown, shown } = renderSections(sectionsOf(count), 'en')
    expect(quotedTexts(markdown)).toEqual(Array(count).fill(SENTENCE))
    expect(markdown.split(`(${PAGE}`)).toHaveLength(count + 1)
    expect(markdown).toContain(`(${PAGE})`)
    expect(shown).toHaveLength(count)
    expect(markdown.length).toBeLessThanOrEqual(LIMITS.embedDescription)
  })

  test('what has no room at all is counted', () => {
    const { markdown, shown } = renderSections(sectionsOf(60), 'en')
    expect(quotedTexts(markdown)).toEqual(Array(shown.length).fill(SENTENCE))
    expect(shown.length).toBeGreaterThan(30)
    expect(markdown.split('\n\n').at(-1)).toBe(`… +${60 - shown.length}`)
  })
})

test('a section without quotes leaves its share to those after it', () => {
  const long = documentOf('这里很长。'.repeat(600))
  const sections = [
    { heading: 'Not in the documents.', cited: [] },
    { heading: '', cited: [citedOf(long, 3_000, 1)] },
  ]
  const { shown } = renderSections(sections, 'en')
  expect(shown[0]?.quote.text.length).toBeGreaterThan(2_900)
})

test('quotes below one another: links make way for the last of them', () => {
  const cited = [1, 2, 3].map((number) => citedOf(LIBRARY, SENTENCE.length, number))
  const shownIn = (room: number) => renderCited(cited, 'en', room)
  expect(shownIn(4_096).markdown.split(`(${SCROLLING})`)).toHaveLength(4)
  expect(shownIn(400).shown).toHaveLength(3)
  expect(shownIn(400).markdown).toContain(`(${PAGE})`)
  expect(shownIn(250).shown).toHaveLength(3)
  expect(shownIn(250).markdown).not.toContain('http')
  expect(shownIn(150).shown).toHaveLength(2)
})

test('one long quote keeps its link', () => {
  const long = documentOf('这里很长。'.repeat(2_000))
  const { markdown } = renderCited([citedOf(long, 9_000, 1)], 'en')
  expect(markdown).toContain('#:~:text=')
  expect(markdown.length).toBeLessThanOrEqual(LIMITS.embedDescription)
})

test('whatever is cited, it fits, no quote is empty, and all are shown or counted', () => {
  const citedArbitrary = fc
    .tuple(hostileText, fc.integer({ min: 1, max: 200 }), fc.string({ maxLength: 600 }))
    .map(([text, times, path]) => {
      const made = makeDocument(
        { id: 'd', title: text, text: `${text}w`.repeat(times), url: `${PAGE}/${path}` },
        'und',
      )
      return citedOf(made, made.text.length, 1)
    })
  const sectionArbitrary = fc.record({
    heading: fc.constantFrom('', '**[1]** ✅ Unchanged'),
    cited: fc.array(citedArbitrary, { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(sectionArbitrary, { minLength: 1, maxLength: 40 }), (sections) => {
      const { markdown, shown } = renderSections(sections, 'en')
      expect(markdown.length).toBeLessThanOrEqual(LIMITS.embedDescription)
      for (const { quote } of shown) expect(quote.text).not.toBe('')
      const firsts = sections.map(({ cited }) => cited[0]?.quote.text)
      const counted = Number(/… \+(\d+)$/u.exec(markdown)?.[1] ?? 0)
      expect(shown.length).toBeGreaterThanOrEqual(firsts.length - counted)
    }),
    { numRuns: 60 },
  )
})
