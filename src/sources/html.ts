import { dayOf } from './dates.ts'
import { decode } from './decode.ts'
import { attributeOf, type DomNode, KEPT_STYLE } from './dom-node.ts'
import { domToLine, domToText } from './dom-text.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { httpUrl, languageOf } from './metadata.ts'
import { describe, type Stated } from './plain-text.ts'

interface StyledNode extends DomNode {
  setAttribute(name: string, value: string): void
}

/** The part of a parsed page that is used here. */
interface Page {
  readonly body: DomNode | null
  readonly title: string
  readonly documentElement: DomNode | null
  querySelector(selector: string): DomNode | null
  querySelectorAll(selector: string): Iterable<StyledNode>
}

/** Above this many elements, finding the main part takes too long; the whole page is taken. */
const MAX_ELEMENTS = 50_000

/** Less than this, in UTF-16 units, is no main part: the finder missed it. */
const MIN_MAIN_LENGTH = 140

/** Where pages name their encoding; the declaration has to stand in the first kilobyte. */
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i

const declaredCharset = (bytes: Uint8Array): string | undefined =>
  DECLARED.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1]

/** Parses a page or a piece of one. Nothing in it is run or fetched. */
async function parseHtml(html: string): Promise<Page> {
  const { parseHTML } = await import('linkedom')
  const isWhole = /<(?:html|body|head|!doctype)\b/i.test(html.slice(0, 4096))
  const { document } = parseHTML(isWhole ? html : `<html><body>${html}</body></html>`)
  return document as unknown as Page
}

/** The text of a piece of HTML, such as an entry of a feed. */
export async function htmlToText(html: string): Promise<string> {
  const { body } = await parseHtml(html)
  return body === null ? '' : domToText(body)
}

const attribute = (page: Page, selector: string, name: string): string =>
  page.querySelector(selector)?.getAttribute?.(name)?.trim() ?? ''

const meta = (page: Page, ...names: string[]): string => {
  for (const name of names) {
    const content =
      attribute(page, `meta[property="${name}"]`, 'content') ||
      attribute(page, `meta[name="${name}"]`, 'content')
    if (content !== '') return content
  }
  return ''
}

/** The publication date in the page's linked data, without reading all of it. */
const datePublished = (page: Page): string =>
  /"datePublished"\s*:\s*"([^"]{10,40})"/.exec(
    page.querySelector('script[type="application/ld+json"]')?.textContent ?? '',
  )?.[1] ?? ''

/** What the page's head says about it. */
function statedIn(page: Page): Stated {
  const heading = page.querySelector('h1')
  const title = meta(page, 'og:title') || page.title || (heading === null ? '' : domToLine(heading))
  const date =
    dayOf(meta(page, 'article:published_time', 'date', 'dc.date', 'DC.date.issued', 'pubdate')) ??
    dayOf(datePublished(page)) ??
    dayOf(attribute(page, 'time[datetime]', 'datetime'))
  const url =
    httpUrl(attribute(page, 'link[rel="canonical"]', 'href')) ?? httpUrl(meta(page, 'og:url'))
  const language = languageOf(page.documentElement?.getAttribute?.('lang') ?? '')
  return {
    ...(title.trim() && { title: title.replace(/\s+/g, ' ').trim().slice(0, 300) }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
  }
}

/** The main part of the page, or all of it where none can be told. */
async function mainText(html: string): Promise<string> {
  const { Readability } = await import('@mozilla/readability')
  const page = await parseHtml(html)
  const whole = page.body === null ? '' : domToText(page.body)
  // The finder takes styles off, and with them what is struck out and how lists count.
  for (const node of page.querySelectorAll('[style]'))
    node.setAttribute(KEPT_STYLE, attributeOf(node, 'style') ?? '')
  try {
    const article = new Readability(page as never, {
      maxElemsToParse: MAX_ELEMENTS,
      serializer: (node: unknown) => domToText(node as DomNode),
    }).parse()
    const main = article?.content?.trim() ?? ''
    return main.length >= Math.min(MIN_MAIN_LENGTH, whole.length / 2) ? main : whole
  } catch {
    // Too many elements, or a page that the finder stumbles over.
    return whole
  }
}

async function parsePage({ bytes, charset, name }: RawFile): Promise<Parsed> {
  const decoded = decode(bytes, charset ?? declaredCharset(bytes))
  if ('reason' in decoded) return { place: null, ...decoded }
  const stated = statedIn(await parseHtml(decoded.text))
  const text = await mainText(decoded.text)
  if (text === '') return { place: null, reason: 'The page holds no text.' }
  return describe(text, name, stated)
}

/** Web pages: their main part, with what their head says about them. */
export const html: Format = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  maxBytes: MAX_FILE_BYTES,
  parse: async function* (file) {
    yield await parsePage(file)
  },
}
