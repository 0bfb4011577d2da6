import { expect, test } from 'vitest'
import { pageAt } from '../../src/core/page.ts'
import { citationLink } from '../../src/core/text-fragment.ts'

test('pageAt() counts the breaks before an offset', () => {
  expect([0, 1, 2, 3, 4, 5].map((offset) => pageAt('a\fb\f\fc', offset))).toEqual([
    1, 1, 2, 2, 3, 4,
  ])
  expect(pageAt('no pages', 3)).toBeNull()
})

test('a PDF is opened at the page, anything else at the words', () => {
  const span = { start: 2, end: 6 }
  expect(citationLink('https://e.org/a.PDF?x=1#old', 'a\fword', span)).toBe(
    'https://e.org/a.PDF?x=1#page=2',
  )
  expect(citationLink('https://e.org/a.txt', 'a\fword', span)).toBe(
    'https://e.org/a.txt#:~:text=word',
  )
})
