/** More questions in one text are not answered: the answer would no longer be read. */
export const MAX_PARTS = 3

const QUESTION_END = /[^?？؟]*[?？؟]+["”’」』)）]*\s*/gu

/** Enough to be asked alone: three words, or four characters in scripts without spaces. */
const standsAlone = (part: string): boolean =>
  (part.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 3 ||
  (part.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [])
    .length >= 4

/**
 * Several questions in one text → each of them, in order, at most `MAX_PARTS`; else the text alone.
 * Only question marks part them: "who and when" is one question, and so is a remark before one.
 */
export function splitQuestion(text: string): string[] {
  const parts = [...text.matchAll(QUESTION_END)].map(([part]) => part.trim())
  const rest = text.slice(
    parts.length === 0 ? 0 : text.lastIndexOf(parts.at(-1)!) + parts.at(-1)!.length,
  )
  const isList = parts.length > 1 && !/[\p{L}\p{N}]/u.test(rest) && parts.every(standsAlone)
  return isList ? parts.slice(0, MAX_PARTS) : [text]
}
