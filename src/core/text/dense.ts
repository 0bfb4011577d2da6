/** Scripts of which a character says about as much as three letters of others: the inside of a class. */
export const DENSE_SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}'

/** ISO 639-1, of the languages that are written in them. */
export const DENSE_LANGUAGES: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'th'])

const DENSE = new RegExp(`[${DENSE_SCRIPTS}]`, 'gu')

/** How many characters of a text are of a dense script. */
export const countDense = (text: string): number => text.match(DENSE)?.length ?? 0

/** Letters, where one of a dense script counts as the three it stands for. */
export const lengthOf = (text: string): number => text.length + 2 * countDense(text)
