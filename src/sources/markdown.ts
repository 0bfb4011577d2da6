import { decode } from './decode.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { describe } from './plain-text.ts'

async function* parse({ bytes, charset, name }: RawFile): AsyncGenerator<Parsed> {
  const decoded = decode(bytes, charset)
  if ('reason' in decoded) return yield { place: null, ...decoded }
  // Two hundred modules behind these, which nobody should wait for who only asks for a file's format.
  const { splitFrontMatter } = await import('./front-matter.ts')
  const { markdownToText } = await import('./markdown-text.ts')
  const { stated, body } = splitFrontMatter(decoded.text)
  yield describe(markdownToText(body, /\.mdx$/i.test(name)), name, stated)
}

/** Markdown and MDX: front matter becomes metadata, the marks inside lines go. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md', '.markdown', '.mdown', '.mkd', '.mdx'],
  mediaTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
  maxBytes: MAX_FILE_BYTES,
  parse,
}
