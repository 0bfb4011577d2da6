import { cellParting } from './cell-parting.ts'
import { Lines } from './dom-lines.ts'
import {
  BLOCKS,
  childrenOf,
  type DomNode,
  ELEMENT,
  isHidden,
  MAX_DEPTH,
  nameOf,
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
  else if (SILENT.has(name) || isHidden(node)) return
  else if (name === 'BR') lines.endLine()
  else if (name === 'SUP' || name === 'SUB') visitShifted(node, lines, depth)
  else if (name === 'UL' || name === 'OL') visitList(node, lines, depth)
  else if (lines.isFlat) visitChildren(node, lines, depth)
  else if (/^H[1-6]$/.test(name)) visitHeading(node, Number(name[1]), lines, depth)
  else if (name === 'PRE') visitCode(node, lines)
  else if (name === 'TABLE') visitTable(node, lines, depth)
  else visitChildren(node, lines, depth)
}

function visitChildren(node: DomNode, lines: Lines, depth: number): void {
  const isBlock = BLOCKS.has(nameOf(node))
  if (isBlock) lines.endBlock()
  for (const child of childrenOf(node)) visit(child, lines, depth + 1)
  if (isBlock) lines.endBlock()
}

function visitShifted(node: DomNode, lines: Lines, depth: number): void {
  // Measured before it is read: to read it twice at every level of nesting would take for ever.
  const isShort = (node.textContent ?? '').replace(/\s+/g, ' ').length <= LONGEST_SHIFTED
  if (isShort) lines.add(shifted(linesIn(node, depth).join(' '), nameOf(node) === 'SUP'))
  else visitChildren(node, lines, depth)
}

/** The lines of a cell or a heading, which itself is one line of the text. */
function linesIn(node: DomNode, depth: number): string[] {
  const lines = new Lines(true)
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
  const children = childrenOf(list).filter((node) => node.nodeType === ELEMENT && !isHidden(node))
  const isItem = (node: DomNode): boolean => nameOf(node) === 'LI'
  const marks = listMarks(list, children.filter(isItem))
  for (const child of children) {
    const item = new Lines(lines.isFlat)
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
  const isLayout = rows.every((cells) => cells.length < 2) || hasNestedTable(table)
  lines.endBlock()
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

function hasNestedTable(node: DomNode): boolean {
  const waiting = childrenOf(node)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (nameOf(next) === 'TABLE') return true
    for (const child of childrenOf(next)) waiting.push(child)
  }
  return false
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
