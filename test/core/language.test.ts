import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLanguage } from '../../src/core/language.ts'
import { anyText } from '../support/arbitrary-text.ts'

test.each([
  ['en', 'What does it cost to apply?'],
  ['de', 'Wann ist die nächste Versammlung?'],
  ['fr', 'Où est la mairie et quand ouvre-t-elle ?'],
  ['es', '¿Cuánto cuesta la entrada?'],
  ['pt', 'Quando começa a reunião e onde é?'],
  ['zh', '谁是N3 Plus的负责人？'],
  ['zh', '歌手「さくら」發行的專輯是什麼？專輯收錄了哪些歌曲，由誰製作'],
  ['ja', '会議はいつですか'],
  ['ko', '회의는 언제입니까?'],
  ['ar', 'متى يبدأ الاجتماع؟'],
  ['th', 'ประชุมเมื่อไหร่'],
  ['th', 'ใครดูแล Verbatim Discord bot'],
  ['en', 'Which of the two rooms is called ห้อง'],
  ['he', 'מתי הפגישה?'],
  ['el', 'Πότε είναι η συνάντηση;'],
  ['hi', 'बैठक कब है?'],
  ['ru', 'Когда начинается собрание и где оно проходит?'],
  ['uk', 'Коли починаються збори і де вони відбуваються?'],
  ['en', 'Đặng Thị Hoài Thu and Trương Văn Khải are the heads of the committee'],
])('%s: %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language)
})

test('a few words without any that binds are taken by the hint', () => {
  expect(detectLanguage('gpa requirement', 'en')).toBe('en')
  expect(detectLanguage('Beitrag Rentner?', 'de')).toBe('de')
  expect(detectLanguage('Wann ist die nächste Versammlung?', 'en')).toBe('de')
})

test('no letters, no language', () => {
  expect(detectLanguage('12:30 – ?!')).toBe('und')
  expect(detectLanguage('12:30', 'fr')).toBe('fr')
  expect(detectLanguage('')).toBe('und')
})

test('any text has a code', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(detectLanguage(text)).toMatch(/^(?:[a-z]{2}|und)$/)
    }),
  )
})
