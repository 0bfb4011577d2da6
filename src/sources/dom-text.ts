import { cellParting } from './cell-parting.ts'
import { Lines } from './dom-lines.ts'
import {
  BLOCKS,
  childrenOf,
  type DomNode,
  ELEMENT,
  holds,
  isAbsent,
  isHidden,
  MAX_DEPTH,
  nameOf,
  SHIFTED,
  SILENT,
  TEXT,
} from './dom-node.ts'
import { listMarks } from './list-marks.ts'
import { LONGEST_SHIFTED, shifted } from './shifted.ts'

/**
 * What a reader of the page sees, as plain text: headings with `#`, list items with `-` or their number,
 * table rows between `|`, code between fences, blocks parted by empty lines.
 */
export function domToText(root: DomNode): string {
  const lines = new Lines(false)
  visit(root, lines, 0)
  return lines.toString()
}

/** The same on one line and without marks, as for a title. */
export const domToLine = (node: DomNode): string => linesIn(node, 0).join(' ')

function visit(node: DomNode, lines: Lines, depth: number): void {
  const name = nameOf(node)
  if (node.nodeType === TEXT || depth > MAX_DEPTH) lines.add(node.textContent ?? '')
  else if (isSilent(node, lines) || isHidden(node)) return
  else if (name === 'BR') lines.endLine()
  else if (SHIFTED.has(name)) visitShifted(node, lines, depth)
  else if (name === 'UL' || name === 'OL') visitList(node, lines, depth)
  else if (lines.isFlat) visitChildren(node, lines, depth)
  else if (/^H[1-6]$/.test(name)) visitHeading(node, Number(name[1]), lines, depth)
  else if (name === 'PRE') visitCode(node, lines)
  else if (name === 'TABLE') visitTable(node, lines, depth)
  else visitChildren(node, lines, depth)
}

const TABLES: ReadonlySet<string> = new Set(['TABLE'])

/**
 * Parts of a formula that stand above or below others; on one line they would make another number.
 * No formula is within another: to look through each of them would take for ever.
 */
const STACKED: ReadonlySet<string> = new Set(
  'MATH MSUP MSUB MSUBSUP MFRAC MROOT MSQRT MUNDER MOVER MUNDEROVER MMULTISCRIPTS MTABLE'.split(
    ' ',
  ),
)

/** A button and a formula may be all that a cell or a heading has; elsewhere they are no sentence. */
function isSilent(node: DomNode, lines: Lines): boolean {
  const name = nameOf(node)
  if (name === 'BUTTON') return !lines.hasButtons
  if (name === 'MATH') return !lines.isFlat || holds(node, STACKED)
  return SILENT.has(name)
}

function visitChildren(node: DomNode, lines: Lines, depth: number): void {
  const isBlock = BLOCKS.has(nameOf(node))
  if (isBlock) lines.endBlock()
  for (const child of childrenOf(node)) visit(child, lines, depth + 1)
  if (isBlock) lines.endBlock()
}

function visitShifted(node: DomNode, lines: Lines, depth: number): void {
  // Measured before it is read: to read it twice at every level of nesting would take for ever.
  const whole = node.textContent ?? ''
  if (whole.replace(/\s+/g, ' ').length > LONGEST_SHIFTED) {
    visitChildren(node, lines, depth)
    return
  }
  const text = flatLines(node, depth, lines.hasButtons).join(' ')
  const [before, after] = [/^\s/.test(whole) ? ' ' : '', /\s$/.test(whole) ? ' ' : '']
  lines.add(shifted(before + text + after, nameOf(node) === 'SUP'))
}

/** The lines of a cell or a heading, which itself is one line of the text. */
function linesIn(node: DomNode, depth: number): string[] {
  const lines = flatLines(node, depth, false)
  return lines.some((line) => /[\p{L}\p{N}]/u.test(line)) ? lines : flatLines(node, depth, true)
}

function flatLines(node: DomNode, depth: number, hasButtons: boolean): string[] {
  const lines = new Lines(true, hasButtons)
  for (const child of childrenOf(node)) visit(child, lines, depth + 1)
  return lines.filled()
}

function visitHeading(node: DomNode, level: number, lines: Lines, depth: number): void {
  const text = linesIn(node, depth).join(' ')
  if (text === '') return
  lines.endBlock()
  lines.addLines([`${'#'.repeat(level)} ${text}`, ''])
}

function visitCode(node: DomNode, lines: Lines): void {
  const code = (node.textContent ?? '').replace(/^\n|\s+$/g, '')
  if (code.trim() === '') return
  lines.endBlock()
  lines.addLines(['```', ...code.split('\n'), '```', ''])
}

function visitList(list: DomNode, lines: Lines, depth: number): void {
  lines.endLine()
  const children = childrenOf(list).filter((node) => node.nodeType === ELEMENT && !isAbsent(node))
  const isItem = (node: DomNode): boolean => nameOf(node) === 'LI'
  const marks = listMarks(list, children.filter(isItem))
  for (const child of children) {
    if (isHidden(child)) continue
    const item = new Lines(lines.isFlat, lines.hasButtons)
    if (isItem(child)) visitInside(child, item, depth + 1)
    // A list that stands between the items, as some editors write it, belongs to the item before.
    else visit(child, item, depth + 1)
    const text = item.toString()
    if (text === '') continue
    const mark = marks.get(child) ?? '  '
    const isDot = mark.trim() === '-'
    // Its further lines are indented, so that they stay a part of the item.
    lines.addLines(
      (lines.isFlat && isDot ? text : mark + text)
        .replace(/\n{2,}/g, '\n')
        .replace(/\n/g, `\n${' '.repeat(mark.length)}`)
        .split('\n'),
    )
  }
  lines.endBlock()
}

function visitInside(node: DomNode, lines: Lines, depth: number): void {
  if (depth > MAX_DEPTH) lines.add(node.textContent ?? '')
  else for (const child of childrenOf(node)) visit(child, lines, depth + 1)
}

function visitTable(table: DomNode, lines: Lines, depth: number): void {
  const rows = rowsOf(table)
  // A table of one column, or one with tables inside, is there for the layout.
  const isLayout = rows.every((cells) => cells.length < 2) || holds(table, TABLES)
  lines.endBlock()
  for (const child of childrenOf(table))
    if (nameOf(child) === 'CAPTION') visit(child, lines, depth + 1)
  if (isLayout) {
    for (const cell of rows.flat()) {
      visit(cell, lines, depth + 1)
      lines.endBlock()
    }
    return
  }
  for (const cells of rows) {
    const texts = cells.map((cell) => cellText(cell, depth).replaceAll('|', '/'))
    if (texts.some((text) => text !== '')) lines.addLines([`| ${texts.join(' | ')} |`])
  }
  lines.endBlock()
}

function cellText(cell: DomNode, depth: number): string {
  if (isHidden(cell)) return ''
  const lines = linesIn(cell, depth)
  return lines
    .flatMap((line, row) => (row === 0 ? [line] : [cellParting(lines[row - 1]!), line]))
    .join('')
}

function rowsOf(table: DomNode): DomNode[][] {
  const isOf = (names: string) => (node: DomNode) => names.split(' ').includes(nameOf(node))
  const isShown = (node: DomNode): boolean => !isHidden(node)
  const sections = childrenOf(table).flatMap((child) =>
    isOf('THEAD TBODY TFOOT')(child) && isShown(child) ? childrenOf(child) : [child],
  )
  return sections
    .filter((node) => isOf('TR')(node) && isShown(node))
    .map((row) => childrenOf(row).filter(isOf('TD TH')))
}
