import fc from 'fast-check'

/** Characters that have broken aligners: composing, decomposing, widening, invisible, ill-formed. */
const treacherous = fc.constantFrom(
  ...['\u0000', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u2028', '\u3000', '\ufeff'],
  ...['e\u0301', 'q\u0307\u0323', '\u0301', '\u0344', '\u0f73', '¨', 'ﬁ', 'ﬃ', 'ﷺ', '㍿', '①', '½'],
  ...['\u1112\u1161\u11ab', 'ㄱㅏ', 'ﾡￂ', 'ㄳ', 'ﾊﾟ', 'ｶﾞ', 'Ａｂ１', '，', '。'],
  ...['👩‍👩‍👧', '🇩🇪', '👍🏽', '𝔸', '\ud800', '\udfff', '▁', '▁▁', '</s>', '<s>', '<mask>', '<unk>'],
  ...['  ', '\t\r\n', ' '],
)

const plainWords = fc.constantFrom(
  ...['The', 'department', 'Straße', 'naïve', 'Ελλάδα', 'Москва', 'مرحبا', 'שלום', 'नमस्ते', 'ไทย'],
  ...[
    '北京大学',
    'ありがとう',
    'カタカナ',
    '한국어는',
    'ქართული',
    '2026-11-24',
    '3.14',
    '(NASA),',
    '$5',
  ],
)

/** Words of many scripts as people write them, with single spaces. */
export const plainText = fc.array(plainWords, { maxLength: 12 }).map((words) => words.join(' '))

/** Arbitrary Unicode of all scripts, well-formed or not. */
export const anyText = fc
  .array(
    fc.oneof(
      treacherous,
      plainWords,
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
