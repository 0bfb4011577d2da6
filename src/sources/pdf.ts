import { isoDate } from './dates.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { pdfToText } from './pdf-text.ts'
import { describe } from './plain-text.ts'

/** Longer files are split; a page costs about 20 ms. */
const MAX_PAGES = 1_000

/** Titles that a program put in, not an author. */
const FOREIGN_TITLE =
  /^(?:untitled|microsoft word|document\d*$|slide \d|.*\.(?:docx?|indd|pdf|tex|pptx?)$)/i

/** "D:20260224…" → ISO 8601 day. */
function pdfDate(text: unknown): string | null {
  const match = typeof text === 'string' ? /^D:(\d{4})(\d\d)(\d\d)/.exec(text) : null
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

const reasonOf = (error: unknown): string => {
  const { name, message } = error as Error
  if (name === 'PasswordException') return 'The PDF is protected by a password.'
  return `This is not a PDF that can be read: ${message}`
}

/**
 * Character tables of East Asian fonts that a PDF names instead of holding them are not part of the
 * library; without this, text set in them would be left out without a word.
 * @param missing takes the names of those that were asked for.
 */
const absentTables = (missing: Set<string>) =>
  class {
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }) {
      if (kind === 'cMapUrl') missing.add(filename.replace(/\.bcmap$/, ''))
      throw new Error(`There is no ${filename} here.`)
    }
  }

async function* parsePdf({ bytes, name }: RawFile): AsyncGenerator<Parsed> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    return yield { place: null, reason: 'This is not a PDF.' }
  const { extractTextItems, getDocumentProxy, getMeta } = await import('unpdf')
  const missing = new Set<string>()
  try {
    // A copy: the library takes the bytes for itself.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useWorkerFetch: false,
      BinaryDataFactory: absentTables(missing),
      verbosity: 0,
    })
    if (pdf.numPages > MAX_PAGES)
      return yield {
        place: null,
        reason: `The PDF has more than ${MAX_PAGES.toLocaleString('en')} pages. Split it.`,
      }
    const { items } = await extractTextItems(pdf)
    const { info } = await getMeta(pdf)
    if (missing.size > 0)
      yield {
        place: null,
        reason: `Text in some fonts is missing: they need character tables that are not here (${[...missing].sort().join(', ')}). Print it to a new PDF that embeds its fonts.`,
      }
    yield describePdf(pdfToText(items), name, info)
  } catch (error) {
    yield { place: null, reason: reasonOf(error) }
  }
}

function describePdf(text: string, name: string, info: Record<string, unknown>): Parsed {
  if (text.trim() === '')
    return { place: null, reason: 'The PDF holds no text, perhaps only scanned pages.' }
  const title = typeof info['Title'] === 'string' ? info['Title'].replace(/\s+/g, ' ').trim() : ''
  const stated = title !== '' && !FOREIGN_TITLE.test(title) ? { title: title.slice(0, 300) } : {}
  const parsed = describe(text, name, stated)
  const made = pdfDate(info['CreationDate'])
  if (!('document' in parsed) || parsed.document.date !== undefined || made === null) return parsed
  return { document: { ...parsed.document, date: made } }
}

/** PDF: the text in reading order, without headers and footers; a form feed stands between pages. */
export const pdf: Format = {
  name: 'PDF',
  extensions: ['.pdf'],
  mediaTypes: ['application/pdf'],
  maxBytes: MAX_FILE_BYTES,
  parse: parsePdf,
}
