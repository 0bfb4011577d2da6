const HAN = /\p{Script=Han}/gu
/** Words that no Japanese text has without kana around them. */
const CHINESE_WORD = /誰|是(?![非正認])|[我您]们?的/u

/** The kanji in use, row by row as Shift JIS has them; the rare ones come after. */
const ROWS = { first: 0x88, last: 0x98 } as const
const CELLS = { first: 0x40, gap: 0x7f, last: 0xfc } as const
/** The first row begins, and the last one ends, with others. */
const BOUNDS = { first: 0x9f, last: 0x72 } as const

let common: ReadonlySet<string> | undefined

/** The 2,965 kanji in use (level 1 of JIS X 0208), with the mark that repeats one. */
function commonKanji(): ReadonlySet<string> {
  if (common !== undefined) return common
  const decoder = new TextDecoder('shift_jis')
  const kanji = new Set('々')
  for (let row: number = ROWS.first; row <= ROWS.last; row++) {
    const from = row === ROWS.first ? BOUNDS.first : CELLS.first
    const to = row === ROWS.last ? BOUNDS.last : CELLS.last
    for (let cell: number = from; cell <= to; cell++)
      if (cell !== CELLS.gap) kanji.add(decoder.decode(Uint8Array.of(row, cell)))
  }
  common = kanji
  return kanji
}

/** Whether a text without kana could be Japanese: few characters of Chinese are simplified alike. */
export const isKanjiOnly = (text: string): boolean => {
  const kanji = commonKanji()
  return !CHINESE_WORD.test(text) && (text.match(HAN) ?? []).every((han) => kanji.has(han))
}
