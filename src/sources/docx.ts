import { archiveFault } from './archive.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { htmlToText } from './html.ts'
import { describe } from './plain-text.ts'

async function parseDocument({ bytes, name }: RawFile): Promise<Parsed> {
  // The library unpacks without limits, so the archive is measured before.
  const fault = await archiveFault(bytes)
  if (fault !== null) return { place: null, reason: `This is not a Word document: ${fault}` }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    return describe(await htmlToText(value), name)
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
