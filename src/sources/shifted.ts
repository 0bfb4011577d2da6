const SIGNS = '0123456789+-−–=()'
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎'

/** Parts lists of notes, and stands between digits as it is. */
const KEPT = /[,.\s]/

/** In UTF-16 units; a longer run above or below the line is a text, or a mark that was never closed. */
export const LONGEST_SHIFTED = 40

function written(text: string, signs: string): string | null {
  let result = ''
  for (const sign of text) {
    const at = SIGNS.indexOf(sign)
    if (at < 0 && !KEPT.test(sign)) return null
    result += at < 0 ? sign : signs[at]
  }
  return result
}

/**
 * A run that stands above the line, or below it. Numbers must not run into those on the line: `10` and
 * a raised `6` are not 106. Where the numbers cannot be written so, a space parts them; letters and
 * signs, as of `2nd`, stay as they are. White space at its ends parts words: one space of it stays.
 */
export function shifted(text: string, isRaised: boolean): string {
  const inner = text.trim()
  if (inner === '') return text === '' ? '' : ' '
  const own = /\d/.test(inner) ? written(inner, isRaised ? RAISED : LOWERED) : inner
  const isParted = /^\s/.test(text) || (own === null && /^[\p{L}\p{N}]/u.test(inner))
  return `${isParted ? ' ' : ''}${own ?? inner}${/\s$/.test(text) ? ' ' : ''}`
}
