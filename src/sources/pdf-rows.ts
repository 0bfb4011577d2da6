import { leadingOf, MARKER, type PdfCell, type PdfLine } from './pdf-lines.ts'

/** Rows of a table stand at most this many lines apart. */
const MAX_ROW_LINES = 4

/** How far cells may be out of line, in the page's units. */
const TOLERANCE = 2

/** Whether a line was written as a row of a table. */
export const isRow = ({ text }: PdfLine): boolean => text.startsWith('| ')

/** Set to the left, to the right, or in the middle of one column. */
const isAligned = (one: PdfCell, other: PdfCell): boolean =>
  [one.x - other.x, one.right - other.right, (one.x + one.right - other.x - other.right) / 2].some(
    (difference) => Math.abs(difference) <= TOLERANCE,
  )

/** Lines of as many cells, each under the other's, become rows between `|`; any other gap is a space. */
export function withRows(page: readonly PdfLine[]): PdfLine[] {
  const most = leadingOf(page) * MAX_ROW_LINES
  const isBelow = (upper: PdfLine | undefined, lower: PdfLine | undefined): boolean => {
    if (upper === undefined || lower === undefined) return false
    const gap = upper.y - lower.y
    const { cells } = upper
    return (
      gap > 0 &&
      gap <= most &&
      cells.length === lower.cells.length &&
      cells.every((cell, column) => isAligned(cell, lower.cells[column]!))
    )
  }
  return page.map((line, index) => {
    const cells = line.text.split('\t')
    const isInTable = isBelow(page[index - 1], line) || isBelow(line, page[index + 1])
    const isItem = MARKER.test(cells[0]!)
    return cells.length > 1 && isInTable && !isItem
      ? { ...line, text: `| ${cells.join(' | ')} |` }
      : { ...line, text: cells.join(' ') }
  })
}
