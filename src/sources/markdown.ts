import { decode } from './decode.ts'
import { type Format, MAX_FILE_BYTES } from './format.ts'
import { splitFrontMatter } from './front-matter.ts'
import { markdownToText } from './markdown-text.ts'
import { describe } from './plain-text.ts'

/** Markdown and MDX: front matter becomes metadata, the marks inside lines go. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md', '.markdown', '.mdown', '.mkd', '.mdx'],
  mediaTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
  maxBytes: MAX_FILE_BYTES,
  parse: ({ bytes, charset, name }) => {
    const decoded = decode(bytes, charset)
    if ('reason' in decoded) return [{ place: null, ...decoded }]
    const { stated, body } = splitFrontMatter(decoded.text)
    return [describe(markdownToText(body, /\.mdx$/i.test(name)), name, stated)]
  },
}
