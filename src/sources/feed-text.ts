import { htmlToText } from './html.ts'

/** Elements of an entry that hold HTML, escaped or not: they are kept as they stand in the file. */
export const HTML_ELEMENTS = [
  'title',
  'content:encoded',
  'content',
  'description',
  'summary',
] as const

const CDATA = { open: '<![CDATA[', close: ']]>' } as const
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,8})|#x([\da-f]{1,7}));/gi

/** XML's own entities, once: what they spell may be HTML, which has entities of its own. */
const decoded = (text: string): string =>
  text.replace(
    ENTITY,
    (whole, name: string | undefined, decimal: string | undefined, hex: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()]!
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return isCharacter ? String.fromCodePoint(code) : whole
    },
  )

const encoded = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

interface Piece {
  readonly isVerbatim: boolean
  readonly text: string
}

/** An element's inside, parted into what is marked as verbatim and what is XML. */
function piecesOf(raw: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (;;) {
    const open = raw.indexOf(CDATA.open, at)
    const close = open < 0 ? -1 : raw.indexOf(CDATA.close, open)
    if (close < 0) return [...pieces, { isVerbatim: false, text: raw.slice(at) }]
    pieces.push({ isVerbatim: false, text: raw.slice(at, open) })
    pieces.push({ isVerbatim: true, text: raw.slice(open + CDATA.open.length, close) })
    at = close + CDATA.close.length
  }
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** XHTML as HTML: without prefixes, and with an end for every element that XML may leave without. */
const asHtml = (xhtml: string): string =>
  xhtml
    .replace(/<(\/?)[a-z][\w.-]{0,30}:(?=[a-z])/gi, '<$1')
    .replace(
      /<([a-z][a-z0-9-]{0,30})((?:\s[^<>]{0,2000})?)\/>/gi,
      (whole, name: string, rest: string) =>
        VOID.test(name) ? whole : `<${name}${rest}></${name}>`,
    )

/** The text of an element that is said, or known by custom, to hold HTML. */
export async function feedText(element: unknown): Promise<string> {
  const value: unknown = Array.isArray(element) ? element[0] : element
  const isObject = typeof value === 'object' && value !== null
  const { '#text': inner, '@type': type } = (isObject ? value : { '#text': value }) as {
    readonly '#text'?: unknown
    readonly '@type'?: unknown
  }
  if (typeof inner !== 'string') return ''
  const pieces = piecesOf(inner)
  const isXhtml = typeof type === 'string' && /^(?:xhtml|application\/xhtml\+xml)$/i.test(type)
  const isInline = pieces.some(({ isVerbatim, text }) => !isVerbatim && /<[a-z!?]/i.test(text))
  if (isXhtml || isInline)
    return htmlToText(
      pieces
        .map(({ isVerbatim, text }) =>
          isVerbatim ? (isXhtml ? encoded(text) : text) : asHtml(text),
        )
        .join(''),
    )
  const text = pieces.map((piece) => (piece.isVerbatim ? piece.text : decoded(piece.text))).join('')
  const isPlain = typeof type === 'string' && /^text(?:\/plain)?$/i.test(type)
  return isPlain ? text.trim() : htmlToText(text)
}
