import { expect, test } from 'vitest'
import { essentialQuestion } from '../../src/core/essential-question.ts'

test.each([
  ['When does it open?', 'When does it open?'],
  ['I looked everywhere. When does it open? Thanks a lot!', 'When does it open?'],
  ['When does it open? And on Sundays?', 'When does it open? And on Sundays?'],
  ['can someone tell me when it opens', 'when it opens'],
  ['Could you please tell me when it opens?', 'when it opens?'],
  ['Does anyone know if dogs are allowed?', 'dogs are allowed?'],
  ['Weiß jemand, ob Hunde erlaubt sind?', 'Hunde erlaubt sind?'],
  ['¿Alguien sabe si abre el lunes?', 'abre el lunes?'],
  ['请问几点开门？', '几点开门？'],
  ['opening hours', 'opening hours'],
  ['Do you know?', 'Do you know?'],
  ['', ''],
])('%s → %s', (text, question) => {
  expect(essentialQuestion(text)).toBe(question)
})
