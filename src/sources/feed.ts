import { dayOf, isoDate } from './dates.ts'
import { decode } from './decode.ts'
import { feedText, HTML_ELEMENTS } from './feed-text.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { httpUrl } from './metadata.ts'
import { describe } from './plain-text.ts'

/** XML as nested objects; attributes begin with `@`, text beside attributes is `#text`. */
type Xml = { readonly [name: string]: unknown }

/** More entries, or addresses of a sitemap, than this are left out, and that is told. */
const MAX_ENTRIES = 5_000

const isXml = (value: unknown): value is Xml => typeof value === 'object' && value !== null

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const textOf = (value: unknown): string => {
  const [first] = listOf(value)
  const text = isXml(first) ? first['#text'] : first
  return typeof text === 'string' ? text.trim() : ''
}

/** The first of the named elements that has text. */
const firstText = (entry: Xml, ...names: string[]): string =>
  names.map((name) => textOf(entry[name])).find((text) => text !== '') ?? ''

/** The text of the first of the elements for it that has any. */
async function bodyOf(entry: Xml): Promise<string> {
  for (const name of HTML_ELEMENTS) {
    const text = name === 'title' ? '' : await feedText(entry[name])
    if (text !== '') return text
  }
  return ''
}

/** RSS writes dates as e-mail does, Atom as ISO 8601. */
function dateOf(text: string): string | null {
  const day = dayOf(text)
  if (day !== null || text === '') return day
  const date = new Date(text)
  return Number.isNaN(date.getTime())
    ? null
    : isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function linkOf(entry: Xml): string | null {
  for (const link of listOf(entry['link'])) {
    const isOther = isXml(link) && link['@rel'] !== undefined && link['@rel'] !== 'alternate'
    const url = httpUrl(isXml(link) ? String(link['@href'] ?? '') : String(link).trim())
    if (url !== null && !isOther) return url
  }
  return null
}

async function parseEntry(entry: Xml, number: number, name: string): Promise<Parsed> {
  const title = (await feedText(entry['title'])).replace(/\s+/g, ' ')
  const url = linkOf(entry)
  const date = dateOf(firstText(entry, 'pubDate', 'published', 'dc:date', 'updated'))
  const parsed = describe(await bodyOf(entry), name, {
    ...(title !== '' && { title: title.slice(0, 300) }),
    ...(date && { date }),
    ...(url && { url }),
  })
  if (!('document' in parsed)) return { ...parsed, place: `entry ${number}` }
  const part = firstText(entry, 'guid', 'id') || url || title || String(number)
  return { document: { ...parsed.document, part: part.slice(0, 400) } }
}

async function* parseEntries(entries: readonly unknown[], name: string): AsyncGenerator<Parsed> {
  let number = 0
  for (const entry of entries.slice(0, MAX_ENTRIES)) {
    number += 1
    if (isXml(entry)) yield await parseEntry(entry, number, name)
    else yield { place: `entry ${number}`, reason: 'The entry is empty.' }
  }
  if (entries.length === 0) yield { place: null, reason: 'The feed has no entries.' }
  if (entries.length > MAX_ENTRIES) yield tooMany(entries.length)
}

const tooMany = (count: number): Parsed => ({
  place: null,
  reason: `Only the first ${MAX_ENTRIES.toLocaleString('en')} of ${count.toLocaleString('en')} entries were taken.`,
})

function* parseSitemap(locations: readonly unknown[]): Generator<Parsed> {
  for (const location of locations.slice(0, MAX_ENTRIES)) {
    const text = isXml(location) ? firstText(location, 'loc') : ''
    const link = httpUrl(text)
    yield link === null
      ? { place: text || 'an entry', reason: 'This is no http address.' }
      : { link }
  }
  if (locations.length > MAX_ENTRIES) yield tooMany(locations.length)
}

async function parseXml(text: string): Promise<Xml> {
  const { XMLParser } = await import('fast-xml-parser')
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    stopNodes: HTML_ELEMENTS.map((name) => `*.${name}`),
  })
  return parser.parse(text) as Xml
}

async function* parseFeed({ bytes, charset, name }: RawFile): AsyncGenerator<Parsed> {
  const decoded = decode(bytes, charset)
  if ('reason' in decoded) return yield { place: null, ...decoded }
  let root: Xml
  try {
    root = await parseXml(decoded.text)
  } catch (error) {
    return yield { place: null, reason: `This is not XML: ${(error as Error).message}` }
  }
  const [rss, rdf, atom] = [root['rss'], root['rdf:RDF'], root['feed']]
  const [sitemap, index] = [root['urlset'], root['sitemapindex']]
  const channel = isXml(rss) ? listOf(rss['channel'])[0] : undefined
  if (isXml(channel)) yield* parseEntries(listOf(channel['item']), name)
  else if (isXml(rdf)) yield* parseEntries(listOf(rdf['item']), name)
  else if (isXml(atom)) yield* parseEntries(listOf(atom['entry']), name)
  else if (isXml(sitemap)) yield* parseSitemap(listOf(sitemap['url']))
  else if (isXml(index)) yield* parseSitemap(listOf(index['sitemap']))
  else yield { place: null, reason: 'This XML is neither a feed (RSS, Atom) nor a sitemap.' }
}

/** RSS and Atom feeds: a document for each entry. Sitemaps: the addresses to be read. */
export const feed: Format = {
  name: 'feed',
  extensions: ['.rss', '.atom', '.xml', '.rdf'],
  mediaTypes: [
    'application/rss+xml',
    'application/atom+xml',
    'application/xml',
    'text/xml',
    'application/rdf+xml',
  ],
  maxBytes: MAX_FILE_BYTES,
  parse: parseFeed,
}
