import { expect, test } from 'vitest'
import { standsIn } from '../../src/core/whole-words.ts'

test.each([
  ['The fair is in May.', 'May', true],
  ['May: the fair.', 'May', true],
  ['The Mayor opens it.', 'May', false],
  ['A Mayor in May', 'May', true],
  ['Dismay', 'may', false],
  ['Für 150 Euro', '15', false],
  ['更正：主席不是李明，而是王芳。', '李明', true],
  ['議長は田中です', '田中', true],
  ['의장은 김민수가 아닙니다.', '김민수', true],
  ['김민수진이 의장입니다.', '김민수', false],
  ['anything', '', false],
])('in “%s” stands “%s”: %s', (text, words, expected) => {
  expect(standsIn(text, words)).toBe(expected)
})
