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
  expect(detectLanguage('Die cast models', 'en')).toBe('en')
  expect(detectLanguage('Wann ist die nächste Versammlung?', 'en')).toBe('de')
})

test.each([
  ['ja', '駐車場', 'ja'],
  ['ja', '営業時間', 'ja'],
  ['ja', '会費', 'ja-JP'],
  ['ja', '図書館 開館時間', 'ja'],
  ['ja', '佐々木', 'ja'],
  ['zh', '図書館 開館時間', 'zh'],
  ['zh', '图书馆几点开门', 'ja'],
  ['zh', '圖書館', 'ja'],
  ['zh', '可以帶狗嗎', 'ja'],
  ['zh', '主席是谁', 'ja'],
  ['zh', '主席是誰', 'ja'],
  ['zh', '駐車場', 'en'],
  ['ru', 'Где бассейн?', 'ru'],
  ['ru', 'адрес', 'ru'],
  ['ru', 'правила', 'ru'],
  ['ru', 'пароль', 'ru'],
  ['ru', 'цена билета', 'ru-RU'],
  ['ru', 'Нужна ли справка?', 'ru'],
  ['ru', 'Где бассейн?', 'en'],
  ['uk', 'Де басейн?', 'uk'],
  ['uk', 'Чи є знижки?', 'ru'],
  ['bg', 'Къде е басейнът?', 'bg'],
  ['ru', 'Где мы?', 'bg'],
  ['kk', 'Бассейн қайда?', 'ru'],
  ['sr', 'Где је базен?', 'ru'],
  ['ar', 'أين المسبح؟', 'ar'],
  ['fa', 'استخر کجاست؟', 'fa'],
  ['fa', 'استخر کجاست؟', 'ar'],
  ['ru', 'Сколько стоит вход?', 'uk'],
  ['ru', 'Где парковка?', 'uk'],
  ['ru', 'Когда собрание?', 'uk'],
  ['ru', 'Кто председатель?', 'bg'],
  ['uk', 'Коли збори?', undefined],
  ['uk', 'Коли збори?', 'ru'],
  ['bg', 'Кой е председателят?', undefined],
  ['bg', 'Колко струва входът?', undefined],
  ['bg', 'Каква е таксата?', 'ru'],
  ['bg', 'Кога е срещата?', 'ru'],
  ['mk', 'Кога е средбата?', 'mk'],
  ['bg', 'таксата', 'bg'],
  ['be', 'Дзе басейн?', 'ru'],
  ['uk', 'правила', 'uk'],
  ['ar', 'متى تبدأ الجلسة؟', 'fa'],
  ['ar', 'كم الرسوم؟', 'fa'],
  ['ar', 'بطاقة', 'fa'],
  ['fa', 'زمان جلسه', 'fa'],
  ['ur', 'ممبرشپ', 'ur'],
  ['ur', 'میٹنگ کب ہے؟', 'ar'],
  ['hi', 'नियम', undefined],
  ['mr', 'तलाव कुठे आहे?', 'mr'],
  ['ko', '수영장', 'ja'],
])('%s: %s, where %s is expected', (language, text, hint) => {
  expect(detectLanguage(text, hint)).toBe(language)
})

test.each([
  ['en', 'What is El Niño de la Palma?'],
  ['en', 'Who plays in Der Herr der Ringe?'],
  ['de', 'Wer spielt in The Lord of the Rings?'],
  ['es', '¿Quién dirige The Wind in the Willows?'],
  ['fr', 'Qui joue dans The Lord of the Rings ?'],
  ['de', 'Die Versammlung der Mitglieder'],
  ['en', 'The Lord of the Rings'],
  ['es', 'El Club de la Ciudad'],
  ['de', 'Wann ist die Versammlung der Mitglieder der Stadt?'],
])('%s: %s, whatever names it has', (language, text) => {
  expect(detectLanguage(text)).toBe(language)
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
