import type { Span } from '../document.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** How much of a text around a name is parted into words, in characters on each side. */
const AROUND = 8

/**
 * Whether what rules alone took for a name is more likely a word, or parts of words: "教师|宿舍", "湖南省|长沙县".
 * @param plain in simplified characters.
 */
export function isDoubtful(plain: string, { start, end }: Span): boolean {
  if (/[省市州县区镇乡村]$/u.test(plain.slice(start, end))) return true
  const from = Math.max(0, start - AROUND)
  const around = plain.slice(from, end + AROUND)
  for (const { index, segment } of segmenter.segment(around)) {
    const [first, last] = [from + index, from + index + segment.length]
    if (segment.length < 2 || last <= start || first >= end || !/\p{Script=Han}/u.test(segment))
      continue
    const isWhole = first === start && last === end && segment.length < 3
    const isWider = first <= start && last >= end
    const cutsEnd = first > start && first < end && last > end
    const cutsStart = first < start && last > start && segment.length > 2
    // "毕业后".
    const opens =
      first === start && last < end && /[后前中时等内外上下里者们间]$/u.test(plain.slice(last, end))
    if (isWhole || isWider || cutsEnd || cutsStart || opens) return true
  }
  return false
}
