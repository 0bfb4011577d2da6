import type { Document } from './document.ts'

/** What a document that corrects another is called, in scripts whose words no space parts; not inside others. */
const UNSPACED =
  '(?<![变變変])更正(?!式)|勘误|勘誤|(?<![修校])(?:订正|訂正)|正誤表|(?<!\\p{L})정정(?=$|[^\\p{L}]|문|표|공고|사항|합니다)'
const NOUN =
  '(?:corrections?|errat(?:um|a)|corrigend(?:um|a)|fe de erratas|correcci(?:[oó]n|ones)|rectificaci[oó]n|berichtigung(?:en)?|korrektur(?:en)?|rectificatif|rectification|correctif|corre[cç](?:[aã]o|[oõ]es)|retifica[cç][aã]o)(?!\\p{L})'
const PARTICIPLE = '(?:corrected|corrige|berichtigt|korrigiert|supersedes)(?!\\p{L})'

/** What follows the noun in the title of a correction; "Correction guide" and "Error correction" are none. */
const OF_WHAT =
  '(?=\\s{0,3}(?:$|[^\\p{L}\\s])|\\s{1,3}(?:to|of|for|à|aux?|zu[mr]?|für|des?|du|al?|do|da|no|nr)(?!\\p{L})|\\s{1,3}\\d)'
const IN_TITLE = new RegExp(
  `(?<!\\p{L})(?:(?<!(?:of|de|error)\\s)${NOUN}${OF_WHAT}|${PARTICIPLE})|${UNSPACED}`,
  'iu',
)

/** Marks that may stand ahead of a line's first word. */
const MARKS = '^[^\\p{L}\\p{N}\\n]{0,8}'
/**
 * At the start of a line, and with what shows that it is a label: "Correction to the programme:".
 * "Corrections were read and approved." only tells of some.
 */
const LABELS = [
  new RegExp(
    `${MARKS}(?:${NOUN}|${PARTICIPLE}|${UNSPACED})[^\\p{L}\\p{N}\\n]{0,3}?(?:[.!:：—–】]| - |$)`,
    'imu',
  ),
  new RegExp(`${MARKS}${NOUN}[^\\n:：.!?]{0,60}[:：]`, 'imu'),
  new RegExp(`${MARKS}(?:${UNSPACED})[^\\n:：。，、了]{0,20}[:：]`, 'mu'),
  new RegExp(`^#{1,6} {0,3}(?:${NOUN}|${UNSPACED})`, 'imu'),
]
/** "This notice supersedes that of May." */
const OF_ITSELF =
  /(?<!\p{L})(?:this|these|diese[rs]?)\s[^\n.:]{0,40}(?<!\p{L})(?:supersedes?|berichtigt)(?!\p{L})|(?:本|この)[^\n。：]{0,20}(?:更正|订正|訂正)/iu
/** Where a document says what it is: its title and its first lines, in UTF-16 units. */
const OPENING = 300

/** Whether a document says of itself that it corrects another. */
export const isCorrection = ({ title, text }: Pick<Document, 'title' | 'text'>): boolean => {
  if (IN_TITLE.test(title)) return true
  const opening = text.slice(0, OPENING)
  return OF_ITSELF.test(opening) || LABELS.some((label) => label.test(opening))
}
