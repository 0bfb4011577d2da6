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
  // A full stop, or a mark amid a sentence, ends none.
  ['What did Dr. Smith say about the new rules?', 'What did Dr. Smith say about the new rules?'],
  [
    'Does the Jeopardy! night take place in March?',
    'Does the Jeopardy! night take place in March?',
  ],
  ['Are guests allowed after 10 p.m. on Friday?', 'Are guests allowed after 10 p.m. on Friday?'],
  ['Wann ist am 3. Mai geöffnet?', 'Wann ist am 3. Mai geöffnet?'],
  ["Can I bring a dog (it's small!) to the fair?", "Can I bring a dog (it's small!) to the fair?"],
  ['Where do I park... for the fair?', 'Where do I park... for the fair?'],
  ['I get "Are you in?" when I open it', 'I get "Are you in?" when I open it'],
  // What asks for something without a mark stays; small talk with one does not count.
  ['Why so? I just want the opening hours.', 'Why so? I just want the opening hours.'],
  ['I am looking for the pool. Any ideas?', 'I am looking for the pool.'],
  ['How are you? I need the opening hours', 'I need the opening hours'],
  ['お元気ですか？駐車場の場所を教えてください。', '駐車場の場所を教えてください。'],
  ['where do i park. and when does it open?', 'where do i park. and when does it open?'],
  ["Can't find the form. I need the link please", 'I need the link please'],
  ['Wie gesagt bin ich neu. Ich brauche den Link', 'Ich brauche den Link'],
  ['部屋は静か。時間を教えて', '時間を教えて'],
  ['I’d like to know if dogs may come', 'dogs may come'],
  ['Weiss Hotel am Sonntag', 'Weiss Hotel am Sonntag'],
  ['opening hours', 'opening hours'],
  ['Do you know?', 'Do you know?'],
  ['', ''],
])('%s → %s', (text, question) => {
  expect(essentialQuestion(text)).toBe(question)
})
