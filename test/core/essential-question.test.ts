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
  ['hey all, just joined. where do i park', 'where do i park'],
  ['I have a question. can i bring my dog', 'can i bring my dog'],
  ['Just moved here. Where do I park? 😊🙏🏽', 'Where do I park?'],
  ['Hi everyone, where do I park?', 'where do I park?'],
  ['大家好，几点开门？', '几点开门？'],
  ['初めまして。駐車場はどこですか。', '駐車場はどこですか。'],
  ['On Sundays, when does it open?', 'On Sundays, when does it open?'],
  ['When I came it was closed. Is it open now?', 'Is it open now?'],
  ['opening hours', 'opening hours'],
  ['Do you know?', 'Do you know?'],
  ['', ''],
])('%s → %s', (text, question) => {
  expect(essentialQuestion(text)).toBe(question)
})
