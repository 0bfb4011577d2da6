import fc from 'fast-check'

const PIECES = [
  'The board met on Feb. 24. ',
  '“It is,” she said. ',
  'What?! ',
  'Mr. J. K. Lee (who left. Then came back.) spoke. ',
  '他说：“很好。”王明说。',
  '第一条；第二条；第三条。',
  '「はい。」と言った。',
  'यह एक वाक्य है। ',
  'هل أنت هنا؟ نعم. ',
  'สวัสดีครับ ',
  '# Heading\n',
  'Rules\n=====\n',
  '\n\nChair\n\n',
  '\n\nHow do I join?\n\n',
  '- one item\n',
  '09:30 Workshop: maps\n',
  '| a | b |\n|---|---|\n',
  'Key: value\nOther: value\n',
  '```\ncode\n\nmore\n```\n',
  '\n\nLeave a Reply\n\n',
  '\n\nPhoto by Ann Lee\n\n',
  '\r\n',
  '\n',
  '\n\n',
  '\t',
  ' \u0301',
  '\u0600 ',
  '\u3000',
  '👩‍👩‍👧‍👦',
  '🇩🇪🇫🇷',
  'e\u0301\u0302\u0303',
  '\ud83d',
  '\udc00',
  '\0',
  '\ufdfa',
  '\u2028',
  'x'.repeat(60),
]

/** Any Unicode text, broken and whole, and texts mixed of everything that blocks are told by. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 30,
    })
    .map((pieces) => pieces.join('')),
)

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** All offsets at which a text may be cut without cutting a character as readers see it. */
export const graphemeBoundaries = (text: string): Set<number> =>
  new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length])
