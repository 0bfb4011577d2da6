/** The part of a DOM that is read here, so that no browser's types are needed. */
export interface DomNode {
  /** 3: text; comments (8) have no children and are passed over with their text. */
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<DomNode>
  getAttribute?(name: string): string | null
}

const ELEMENT = 1
const TEXT = 3

/** Nothing in these is meant to be read. */
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT VIDEO AUDIO CANVAS BUTTON SELECT OPTION INPUT TEXTAREA HEAD DIALOG'.split(
    ' ',
  ),
)

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'
  ).split(' '),
)

/** Deeper nodes give their bare text; no page means such nesting, and it could overflow the stack. */
const MAX_DEPTH = 250

/** Lines of a page as they are put together. */
class Lines {
  readonly #blocks: string[] = []
  #line = ''

  /** Inline text: white space shrinks to one space. */
  add(text: string): void {
    const flat = text.replace(/[\s\u00a0]+/g, ' ')
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? flat.trimStart() : flat
  }

  /** Ends the line, if there is one. */
  endLine(): void {
    const line = this.#line.trim()
    if (line !== '') this.#blocks.push(line)
    this.#line = ''
  }

  /** Puts an empty line after what was said so far. */
  endBlock(): void {
    this.endLine()
    if (this.#blocks.length > 0 && this.#blocks.at(-1) !== '') this.#blocks.push('')
  }

  /** Lines that stay as they are. */
  addLines(lines: readonly string[]): void {
    this.endLine()
    this.#blocks.push(...lines)
  }

  toString(): string {
    this.endBlock()
    return this.#blocks.join('\n').trim()
  }
}

/**
 * What a reader of the page sees, as plain text: headings with `#`, list items with `-` or their number,
 * table rows between `|`, code between fences, blocks parted by empty lines.
 */
export function domToText(root: DomNode): string {
  const lines = new Lines()
  visit(root, lines, 0)
  return lines.toString()
}

const childrenOf = (node: DomNode): DomNode[] => Array.from(node.childNodes)

/** For nobody's eyes, or for eyes alone, as the ornaments that screen readers pass over. */
function isHidden(node: DomNode): boolean {
  const has = (name: string): string => node.getAttribute?.(name) ?? ''
  return (
    (node.getAttribute?.('hidden') ?? null) !== null ||
    has('aria-hidden') === 'true' ||
    /display\s*:\s*none/i.test(has('style'))
  )
}

function visit(node: DomNode, lines: Lines, depth: number): void {
  const name = node.nodeName.toUpperCase()
  if (node.nodeType === TEXT || depth > MAX_DEPTH) lines.add(node.textContent ?? '')
  else if (SILENT.has(name) || isHidden(node)) return
  else if (name === 'BR') lines.endLine()
  else if (/^H[1-6]$/.test(name)) visitHeading(node, Number(name[1]), lines)
  else if (name === 'PRE') visitCode(node, lines)
  else if (name === 'UL' || name === 'OL') visitList(node, name === 'OL', lines, depth)
  else if (name === 'TABLE') visitTable(node, lines, depth)
  else visitChildren(node, lines, depth)
}

function visitChildren(node: DomNode, lines: Lines, depth: number): void {
  const isBlock = BLOCKS.has(node.nodeName.toUpperCase())
  if (isBlock) lines.endBlock()
  for (const child of childrenOf(node)) visit(child, lines, depth + 1)
  if (isBlock) lines.endBlock()
}

const flatText = (node: DomNode): string =>
  (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

function visitHeading(node: DomNode, level: number, lines: Lines): void {
  const text = flatText(node)
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

function visitList(list: DomNode, isNumbered: boolean, lines: Lines, depth: number): void {
  lines.endLine()
  const first = Number.parseInt(list.getAttribute?.('start') ?? '1', 10)
  let number = Number.isSafeInteger(first) ? first : 1
  for (const item of childrenOf(list)) {
    if (item.nodeType !== ELEMENT) continue
    const text = domToTextBelow(item, depth + 1)
    if (text === '') continue
    const mark = isNumbered ? `${number}. ` : '- '
    number += 1
    // Its further lines are indented, so that they stay a part of the item.
    lines.addLines([
      mark + text.replace(/\n{2,}/g, '\n').replace(/\n/g, `\n${' '.repeat(mark.length)}`),
    ])
  }
  lines.endBlock()
}

function visitTable(table: DomNode, lines: Lines, depth: number): void {
  const rows = rowsOf(table)
  // A table of one column, or one with tables inside, is there for the layout.
  const isLayout = rows.every((cells) => cells.length < 2) || hasNestedTable(table)
  lines.endBlock()
  if (isLayout) {
    for (const cell of rows.flat()) {
      visitChildren(cell, lines, depth + 1)
      lines.endBlock()
    }
    return
  }
  for (const cells of rows) {
    const texts = cells.map((cell) => flatText(cell).replaceAll('|', '/'))
    if (texts.some((text) => text !== '')) lines.addLines([`| ${texts.join(' | ')} |`])
  }
  lines.endBlock()
}

function hasNestedTable(node: DomNode): boolean {
  const waiting = childrenOf(node)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.nodeName.toUpperCase() === 'TABLE') return true
    waiting.push(...childrenOf(next))
  }
  return false
}

function rowsOf(table: DomNode): DomNode[][] {
  const isOf = (names: string) => (node: DomNode) =>
    names.split(' ').includes(node.nodeName.toUpperCase())
  const sections = childrenOf(table).flatMap((child) =>
    isOf('THEAD TBODY TFOOT')(child) ? childrenOf(child) : [child],
  )
  return sections.filter(isOf('TR')).map((row) => childrenOf(row).filter(isOf('TD TH')))
}

function domToTextBelow(node: DomNode, depth: number): string {
  const lines = new Lines()
  if (depth > MAX_DEPTH) lines.add(node.textContent ?? '')
  else for (const child of childrenOf(node)) visit(child, lines, depth + 1)
  return lines.toString()
}
