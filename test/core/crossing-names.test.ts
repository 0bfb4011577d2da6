import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossingNames } from '../../src/core/crossing-names.ts'
import { readTerms } from '../../src/core/question.ts'
import { anyText } from '../support/arbitrary-text.ts'

test.each([
  ['de', 'Wann wurde Marta Schneider gewählt?', [['marta', 'schneider']]],
  [
    'de',
    'Wann hat Frau Marta Schneider Zeit?',
    ['frau marta', 'marta schneider', 'schneider zeit'],
  ],
  ['de', 'Wann ist die Sitzung, und wie hoch ist der Beitrag?', []],
  ['de', 'Wer leitet die ESA?', [['esa']]],
  ['en', 'When was Marta Schneider elected?', [['marta', 'schneider']]],
  ['en', "Who is Marta's deputy? Does Schneider know?", [['marta'], ['schneider']]],
  ['en', 'Marta Schneider', [['marta', 'schneider']]],
  ['en', 'WHO IS MARTA SCHNEIDER?', []],
  ['en', 'who wrote Война и мир', [['воина'], ['мир']]],
  ['fr', 'Où habite Renée L’Écuyer ?', [['renee'], ['ecuyer']]],
  ['zh', 'N3 Plus 的负责人是谁？', [['n3', 'plus']]],
  ['ja', 'Discordのbotは何ですか', [['discord'], ['bot']]],
  ['ru', 'Кто такая Marta Schneider?', [['marta', 'schneider']]],
  ['not a language', 'Who is Marta?', [['marta']]],
])('%s: “%s”', (language, text, expected) => {
  const names = expected.map((name) => (typeof name === 'string' ? name.split(' ') : name))
  expect(crossingNames({ text, language })).toEqual(names)
})

test('none is without words', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('en', 'de', 'zh', 'ar', 'und'), (text, language) => {
      for (const name of crossingNames({ text, language })) expect(name.length).toBeGreaterThan(0)
    }),
  )
})

test.each(['a', 'A', 'Aa ', 'Han ', 'han ', '1', '1a', 'Ⅷ', 'é', '中', 'x-', "l'", 'He Han '])(
  'a question of “%s” alone takes no time',
  async (piece) => {
    const text = piece.repeat(Math.floor(20_000 / piece.length))
    const began = performance.now()
    readTerms(text, 'en')
    for (const language of ['en', 'de', 'zh']) crossingNames({ text, language })
    expect(performance.now() - began).toBeLessThan(5_000)
  },
)
