import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCitation } from '../../src/core/citation.ts'
import { citedSlice } from '../../src/core/cited.ts'
import { makeDocument } from '../../src/core/document.ts'

const documentOf = (text: string) => makeDocument({ id: 'rules', title: 'Rules', text }, 'en')
const OLD =
  'Members meet weekly. The hall opens at nine in the morning. Bring your card to the door.'
const CITED = 'The hall opens at nine in the morning.'

const check = (now: string | null) => {
  const start = OLD.indexOf(CITED)
  const slice = citedSlice(documentOf(OLD), { start, end: start + CITED.length })
  const state = checkCitation(slice, now === null ? null : documentOf(now))
  return state.kind === 'gone'
    ? 'gone'
    : `${state.kind}: ${now?.slice(state.now.start, state.now.end)}`
}

describe('checkCitation', () => {
  test.each([
    ['the same text', OLD, `unchanged: ${CITED}`],
    ['an edit elsewhere, after it', `${OLD} And smile.`, `unchanged: ${CITED}`],
    ['an edit elsewhere, ahead of it', `New! ${OLD}`, `moved: ${CITED}`],
    ['an edit of it', OLD.replace('nine', 'ten'), 'changed: The hall opens at ten in the morning.'],
    ['its removal', OLD.replace(` ${CITED}`, ''), 'gone'],
    ['another text', 'Nothing of this stands here any more.', 'gone'],
    ['no document', null, 'gone'],
  ])('%s', (_name, now, expected) => expect(check(now)).toBe(expected))

  test('of several places with the same words, the one with the old surroundings', () => {
    const page = 'A. Yes. B. Yes. C.'
    const slice = citedSlice(documentOf(page), { start: 11, end: 15 })
    expect(checkCitation(slice, documentOf(`New. ${page}`))).toEqual({
      kind: 'moved',
      now: { start: 16, end: 20 },
    })
  })

  test('what was moved still says the same', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.string(),
        (a, b, c, ahead) => {
          const slice = citedSlice(documentOf(a + b + c), {
            start: a.length,
            end: a.length + b.length,
          })
          const now = documentOf(ahead + a + b + c)
          const state = checkCitation(slice, now)
          expect(state.kind).toMatch(/unchanged|moved/)
          if (state.kind !== 'gone') expect(now.text.slice(state.now.start, state.now.end)).toBe(b)
        },
      ),
    )
  })
})
