import { expect, test } from 'vitest'
import { takesBack } from '../../src/core/take-back.ts'

test.each([
  ['The picnic is on 5 June, not 4 June.', '4 June'],
  ['The picnic is not on 4 June.', '4 June'],
  ['Ask Ivo Brand instead of Ada Moss.', 'Ada Moss'],
  ['The fair has moved from 4 June to 5 June.', '4 June'],
  ['The door opens at 10:00 (previously 9:00).', '9:00'],
  ['9:00 → 10:00', '9:00'],
  ['Ada Moss is no longer treasurer.', 'Ada Moss'],
  ['~~9:00~~ 10:00', '9:00'],
  ['Der Verein trifft sich um 10 Uhr statt um 9 Uhr.', '9 Uhr'],
  ['Der Beitrag steigt von 40 Euro auf 45 Euro.', '40 Euro'],
  ['Den Vorsitz hat nicht Ada Moss, sondern Ivo Brand.', 'Ada Moss'],
  ['La fête a lieu le 5 juin au lieu du 4 juin.', '4 juin'],
  ['La présidente n’est pas Ada Moss.', 'Ada Moss'],
  ['La fiesta es el 5 de junio, no el 4 de junio.', '4 de junio'],
  ['Abre a las 10:00 en lugar de las 9:00.', '9:00'],
  ['A festa é em 5 de junho, em vez de 4 de junho.', '4 de junho'],
  ['Председатель не Ада Мосс.', 'Ада Мосс'],
  ['主席不是李明，而是王芳。', '李明'],
  ['主席是王芳，而非李明。', '李明'],
  ['开放时间由9点改为10点。', '9点'],
  ['議長は田中ではなく鈴木です。', '田中'],
  ['開館は9時から10時に変更します。', '9時'],
  ['의장은 김민수가 아니라 이영희입니다.', '김민수'],
])('“%s” takes back “%s”', (text, words) => {
  expect(takesBack(text, words)).toBe(true)
})

test.each([
  ['The picnic organised by Ada Moss is on 5 June, not 4 June.', 'Ada Moss'],
  ['The picnic is on 5 June, not 4 June.', '5 June'],
  ['There is no bus on 4 June.', '4 June'],
  ['Not only Ada Moss helps.', 'Ada Moss'],
  ['Hand it in not later than 4 June.', '4 June'],
  ['Open from 9:00 to 17:00.', '9:00'],
  ['Geöffnet von 9 Uhr bis 17 Uhr.', '9 Uhr'],
  ['Nicht nur Ada Moss hilft.', 'Ada Moss'],
  ['Ouvert de 9 h à 17 h.', '9 h'],
  ['主席是李明，不是王芳。', '李明'],
  ['由李明主持会议。', '李明'],
  ['9時から17時まで。', '9時'],
  ['It is notable: Ada Moss came.', 'Ada Moss'],
])('“%s” does not take back “%s”', (text, words) => {
  expect(takesBack(text, words)).toBe(false)
})

test('a line of one thing repeated is gone through at once', () => {
  for (const piece of ['not ', 'no longer ', 'w ', '9:00 ', '不', '由9点', ' '])
    expect(takesBack(`${piece.repeat(50_000)}w`, 'Ada Moss')).toBe(false)
})
