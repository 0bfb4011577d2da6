/** The part of a DOM that is read here, so that no browser's types are needed. */
export interface DomNode {
  /** 3: text; comments (8) have no children and are passed over with their text. */
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<DomNode>
  getAttribute?(name: string): string | null
}

export const ELEMENT = 1
export const TEXT = 3

/** Deeper nodes give their bare text; no page means such nesting, and it could overflow the stack. */
export const MAX_DEPTH = 250

/** Where a page's own styles are kept for those who read it after the main part was found. */
export const KEPT_STYLE = 'data-style'

/** Elements that stand on lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)

/** What is struck out no longer holds. */
export const STRUCK: ReadonlySet<string> = new Set(['S', 'STRIKE', 'DEL'])

/** Stands above the line or below it. */
export const SHIFTED: ReadonlySet<string> = new Set(['SUP', 'SUB'])

/** Nothing in these is meant to be read; how characters are pronounced would stand between their words. */
export const SILENT: ReadonlySet<string> = new Set([
  ...STRUCK,
  ...(
    'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT VIDEO AUDIO CANVAS SELECT OPTION INPUT TEXTAREA ' +
    'HEAD DIALOG ANNOTATION ANNOTATION-XML RT RTC RP'
  ).split(' '),
])

export const nameOf = (node: DomNode): string => node.nodeName.toUpperCase()

export const childrenOf = (node: DomNode): DomNode[] => Array.from(node.childNodes)

export const attributeOf = (node: DomNode, name: string): string | null =>
  node.getAttribute?.(name) ?? null

/** The element's own style, before the main part was found or after it. */
export const styleOf = (node: DomNode): string =>
  `${attributeOf(node, 'style') ?? ''};${attributeOf(node, KEPT_STYLE) ?? ''}`

const isStruck = (node: DomNode): boolean =>
  /text-decoration(?:-line)?\s{0,9}:[^;:]{0,60}line-through/i.test(styleOf(node))

/** Takes no place on the page, so that it does not count either. */
export const isAbsent = (node: DomNode): boolean =>
  attributeOf(node, 'hidden') !== null ||
  /display\s{0,9}:\s{0,9}none/i.test(attributeOf(node, 'style') ?? '')

/**
 * For nobody's eyes, struck out, or for eyes alone, as the ornaments that screen readers pass over.
 * What the finder of the main part found is shown, by a script at the latest.
 */
export const isHidden = (node: DomNode): boolean =>
  isAbsent(node) || attributeOf(node, 'aria-hidden') === 'true' || isStruck(node)

/** Whether an element of such a name is within it. */
export function holds(node: DomNode, names: ReadonlySet<string>): boolean {
  const waiting = childrenOf(node)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (names.has(nameOf(next))) return true
    for (const child of childrenOf(next)) waiting.push(child)
  }
  return false
}
