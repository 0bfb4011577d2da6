import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segment } from '../../src/core/sentence.ts'
import { anyText, graphemeBoundaries } from '../support/arbitrary-text.ts'

const pieces = (text: string, language = 'en'): string[] =>
  segment(text, language).map(({ start, end }) => text.slice(start, end))

/** Some of them begin as a FAQ does, which parts a paragraph. */
const anyOrAsked = fc
  .tuple(fc.constantFrom('', 'Q: May I?', '问：可以吗？', 'F: a? A:'), anyText)
  .map(([opening, text]) => opening + text)

describe('laws, for any text', () => {
  test('sentences are in order, trimmed, and together hold everything but white space', () => {
    fc.assert(
      fc.property(anyOrAsked, fc.constantFrom('en', 'zh', 'de', 'und', 'th'), (text, language) => {
        const sentences = segment(text, language)
        const boundaries = graphemeBoundaries(text)
        let last = 0
        for (const { start, end } of sentences) {
          expect(text.slice(last, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          expect(boundaries.has(start) && boundaries.has(end)).toBe(true)
          const slice = text.slice(start, end)
          const hasMark = /^\s[^\s]|\S\s$/u.test(slice)
          expect(slice.trim() === slice || hasMark).toBe(true)
          last = end
        }
        expect(text.slice(last).trim()).toBe('')
      }),
      { numRuns: 400 },
    )
  })

  test('a sentence that is crossed out is no sentence of the text', () => {
    const text = '~~The pool opens at 9.~~ It opens at 10, ~~not~~ every day.'
    expect(segment(text, 'en').map(({ kind }) => kind)).toEqual(['boilerplate', 'prose'])
  })

  test('blocks are numbered in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const numbers = segment(text, 'en').map(({ block }) => block)
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
      }),
    )
  })

  test.each([
    'a. ',
    '"(',
    '。',
    'word ',
    '「',
    'x\n',
    '- a\n',
    '；长',
    'e\u0301',
    '(a. ',
    'Q:?',
    'Q: a? ',
    '**a!** ',
    'A? No. ',
    '? No.',
    '*',
    '~~',
    '🔹 a\n',
    '<a:b:',
    ':',
    '⃣',
    '🔹',
  ])('a long run of %j is divided without trouble', (unit) => {
    const text = unit.repeat(10_000)
    expect(segment(text, 'en').at(-1)!.end).toBe(text.trimEnd().length)
  })
})

describe('English', () => {
  test.each([
    [
      'GUANGZHOU, China, Feb. 24 /PRNewswire/ — Guangdong held it on Feb. 24. It rained.',
      ['GUANGZHOU, China, Feb. 24 /PRNewswire/ — Guangdong held it on Feb. 24.', 'It rained.'],
    ],
    [
      'Mr. J. K. Rowling met Dr. Smith at 5 p.m. on Monday. No. 5 is here. See e.g. the U.S. Army.',
      [
        'Mr. J. K. Rowling met Dr. Smith at 5 p.m. on Monday.',
        'No. 5 is here.',
        'See e.g. the U.S. Army.',
      ],
    ],
    ['We met in the U.S. He left.', ['We met in the U.S.', 'He left.']],
    [
      '“It is,” she said. “Really.” He went (He did. Really.) home.',
      ['“It is,” she said.', '“Really.”', 'He went (He did. Really.) home.'],
    ],
    ['“Yes!” he said. What?! No.', ['“Yes!” he said.', 'What?!', 'No.']],
    [
      'Version 2.4.1 is out... Then 3.5 came. Visit https://a.example/b?c=1. Or write to x@y.example.',
      [
        'Version 2.4.1 is out...',
        'Then 3.5 came.',
        'Visit https://a.example/b?c=1.',
        'Or write to x@y.example.',
      ],
    ],
    [
      '**Important!** Bring your ID card. ||Spoiler!|| The cake. *Really?* (__No.__)',
      [
        '**Important!**',
        'Bring your ID card.',
        '||Spoiler!||',
        'The cake.',
        '*Really?*',
        '(__No.__)',
      ],
    ],
    [
      'See below. **Go!** Use my_var. * Not on Sundays. It is 5 * 3. Open **this. Then that.',
      [
        'See below.',
        '**Go!**',
        'Use my_var.',
        '* Not on Sundays.',
        'It is 5 * 3.',
        'Open **this.',
        'Then that.',
      ],
    ],
    [
      'Are dogs allowed? No. Are cats allowed? Yes, on a leash. Is it far? No. I can walk. Is it? No.',
      [
        'Are dogs allowed?',
        'No.',
        'Are cats allowed?',
        'Yes, on a leash.',
        'Is it far?',
        'No.',
        'I can walk.',
        'Is it?',
        'No.',
      ],
    ],
    [
      '**Is there parking?** No. **Is there wifi?** Yes.',
      ['**Is there parking?**', 'No.', '**Is there wifi?**', 'Yes.'],
    ],
    [
      'Which house? No. 5 is red. Which act? No. IV is long. Which? No. (5) is.',
      ['Which house?', 'No. 5 is red.', 'Which act?', 'No. IV is long.', 'Which?', 'No. (5) is.'],
    ],
    ['hello there. how are you? i am fine.', ['hello there.', 'how are you?', 'i am fine.']],
  ])('%s', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('other languages', () => {
  test.each([
    [
      'de',
      'Er kommt am 3. Mai. Die 2. Vorsitzende ist da, d. h. dort. Bis 2030. Danach nicht.',
      [
        'Er kommt am 3. Mai.',
        'Die 2. Vorsitzende ist da, d. h. dort.',
        'Bis 2030.',
        'Danach nicht.',
      ],
    ],
    [
      'de',
      '„Jetzt nehmen wir ihn mit.“ Dafür gab es Beifall.',
      ['„Jetzt nehmen wir ihn mit.“', 'Dafür gab es Beifall.'],
    ],
    [
      'es',
      '¿Hay parking? No. ¿Hay wifi? No. Vamos sin él. ¿Cuál? No. 3.',
      ['¿Hay parking?', 'No.', '¿Hay wifi?', 'No.', 'Vamos sin él.', '¿Cuál?', 'No. 3.'],
    ],
    ['fr', 'M. Dupont est là. « Bonjour. » dit-il.', ['M. Dupont est là.', '« Bonjour. » dit-il.']],
    [
      'es',
      '¿Qué hora es? ¡Hola! El Sr. López llegó.',
      ['¿Qué hora es?', '¡Hola!', 'El Sr. López llegó.'],
    ],
    [
      'zh',
      '“还给了水。”陆承岚说。开幕式开始！他问：「好？」然后走了。版本V2.4.1；第二句……完。',
      [
        '“还给了水。”陆承岚说。',
        '开幕式开始！',
        '他问：「好？」',
        '然后走了。',
        '版本V2.4.1；第二句……完。',
      ],
    ],
    [
      'zh',
      '主要用来开发Mono与.NET软体。笔名S.G. Tallentyre。',
      ['主要用来开发Mono与.NET软体。', '笔名S.G. Tallentyre。'],
    ],
    [
      'ja',
      '「はい。」と言った。次の文です！？そう。',
      ['「はい。」と言った。', '次の文です！？', 'そう。'],
    ],
    [
      'zh',
      '**重要！**请带身份证。**有停车场吗？**没有。',
      ['**重要！**', '请带身份证。', '**有停车场吗？**', '没有。'],
    ],
    ['ar', '**هل يوجد موقف؟** لا.', ['**هل يوجد موقف؟**', 'لا.']],
    ['hi', 'यह एक वाक्य है। यह दूसरा है।', ['यह एक वाक्य है।', 'यह दूसरा है।']],
    ['ar', 'كيف حالك؟ نعم. جيد', ['كيف حالك؟', 'نعم.', 'جيد']],
    ['th', 'สวัสดีครับ วันนี้อากาศดี', ['สวัสดีครับ วันนี้อากาศดี']],
  ])('%s: %s', (language, text, expected) => {
    expect(pieces(text, language)).toEqual(expected)
  })

  test('long clauses between wide semicolons are sentences of their own', () => {
    const clause = (number: string): string =>
      `（${number}）${'申请人应当提交材料并说明理由'.repeat(2)}`
    const text = `${clause('一')}；${clause('二')}；${clause('三')}。`
    expect(pieces(text, 'zh')).toHaveLength(3)
  })
})
