import { readArchive } from './archive.ts'
import { type Numbering, readNumbering, type Xml } from './docx-numbering.ts'
import { withItemMarks, withLabels } from './docx-text.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { htmlToText } from './html.ts'
import { describe } from './plain-text.ts'

/** The files of a Word document, as the library asks for them. */
type Package = ReadonlyMap<string, Uint8Array>

/** Unpacked here, with limits: the library unpacks without. Pictures are only measured. */
async function unpack(bytes: Uint8Array): Promise<Package> {
  const files = new Map<string, Uint8Array>()
  for await (const entry of readArchive(bytes, () => true)) {
    if ('reason' in entry) throw new Error(`${entry.path}: ${entry.reason}`)
    if (!/\/media\//.test(entry.path)) files.set(entry.path, entry.bytes)
  }
  return files
}

const utf8 = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

async function numberingOf(files: Package): Promise<Numbering> {
  const { XMLParser } = await import('fast-xml-parser')
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
  })
  const parse = (name: string): Xml => {
    try {
      return parser.parse(utf8(files.get(name))) as Xml
    } catch {
      return {}
    }
  }
  return readNumbering(parse('word/numbering.xml'), parse('word/styles.xml'))
}

const MAIN_PART = /^word\/document\d{0,3}\.xml$/

async function toHtml(files: Package): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const numbering = await numberingOf(files)
  const file = {
    exists: (name: string): boolean => files.has(name),
    read: async (name: string, encoding?: string): Promise<string | Uint8Array> => {
      const bytes = files.get(name)
      if (bytes === undefined) throw new Error(`It holds no ${name}.`)
      if (encoding === undefined) return bytes
      if (encoding === 'base64') return Buffer.from(bytes).toString('base64')
      const text = utf8(bytes)
      return MAIN_PART.test(name) ? withLabels(text, numbering) : text
    },
  }
  // Its types tell of files and bytes only, but what it has opened is just such an object.
  const { value } = await mammoth.convertToHtml({ file } as never)
  return withItemMarks(value)
}

async function parseDocument({ bytes, name }: RawFile): Promise<Parsed> {
  try {
    return describe(await htmlToText(await toHtml(await unpack(bytes))), name)
  } catch (error) {
    return { place: null, reason: `This is not a Word document: ${(error as Error).message}` }
  }
}

/** Word documents: headings, lists and tables as text; pictures are left out. */
export const docx: Format = {
  name: 'DOCX',
  extensions: ['.docx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  maxBytes: MAX_FILE_BYTES,
  parse: async function* (file) {
    yield await parseDocument(file)
  },
}
