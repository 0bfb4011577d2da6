import { expect, test } from 'vitest'
import { essentialQuestion, lastAsked } from '../../src/core/essential-question.ts'

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
  ['Tickets for the gala. I want two please', 'Tickets for the gala. I want two please'],
  ['Wo finde ich das Formular. Ich brauche es', 'Wo finde ich das Formular. Ich brauche es'],
  ['部屋は静か。駐車場を教えて', '部屋は静か。駐車場を教えて'],
  [
    'I am new. Please send me the form. What does it cost?',
    'Please send me the form. What does it cost?',
  ],
  ["I don't want to be annoying. When is the raid?", 'When is the raid?'],
  // One of two questions may have no mark.
  ['Is there a guard? what time does it close', 'Is there a guard? what time does it close'],
  ['Is it open? if yes how long', 'Is it open? if yes how long'],
  ['Frage zum Lager. Was kostet es?', 'Frage zum Lager. Was kostet es?'],
  ['关于夏令营。几点开始？', '关于夏令营。几点开始？'],
  ['《你好，李焕英》几点开始？', '《你好，李焕英》几点开始？'],
  ['Where do I park? and when is it', 'Where do I park? and when is it'],
  ['Gibt es Training? Und wann geht es los', 'Gibt es Training? Und wann geht es los'],
  ['What time does it open. Is there a guard?', 'What time does it open. Is there a guard?'],
  ['À quelle heure ça ouvre. Et où ?', 'À quelle heure ça ouvre. Et où ?'],
  ['我是新来的。几点开始。需要带什么吗？', '几点开始。需要带什么吗？'],
  ['At Lv. 30 which gear?', 'At Lv. 30 which gear?'],
  ['Wenn ich Tiere, z.B. Hunde, habe, was dann?', 'Wenn ich Tiere, z.B. Hunde, habe, was dann?'],
  ['Was heißt "Warten! Gerät startet." hier?', 'Was heißt "Warten! Gerät startet." hier?'],
  ['hey guys where do I park', 'where do I park'],
  ['السلام عليكم، متى يفتح المسبح؟', 'متى يفتح المسبح؟'],
  ['I’d like to know if dogs may come', 'dogs may come'],
  ['Weiss Hotel am Sonntag', 'Weiss Hotel am Sonntag'],
  ['opening hours', 'opening hours'],
  ['Do you know?', 'Do you know?'],
  ['', ''],
])('%s → %s', (text, question) => {
  expect(essentialQuestion(text)).toBe(question)
})

test.each([
  [
    'I just joined. Where do I park? Is there a fee? I looked. Does anyone know?',
    'Is there a fee?',
  ],
  ['Hi! opening hours', 'opening hours'],
])('of %j the last asked is %j', (text, asked) => {
  expect(lastAsked(text)).toBe(asked)
})
