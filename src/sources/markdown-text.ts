import type { Nodes, Parents } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { withoutLineEndSpaces } from './line-ends.ts'

/** A run of the source and what stands in its place; as many line ends in both. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze()
const mdxParser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/** Deeper nesting is left as it is; no document means it, and it could overflow the stack. */
const MAX_DEPTH = 200

/**
 * Markdown → the words that a reader of the page sees, line by line where they stood, so that line
 * numbers stay those of the file. Marks inside a line go; those at its head (`#`, `-`, `1.`, `|`) and
 * code fences stay, since they tell what the line is. Text that is no valid MDX is read as Markdown.
 */
export function markdownToText(source: string, isMdx: boolean): string {
  const edits: Edit[] = []
  collect(parse(source, isMdx), source, edits, 0)
  let text = ''
  let at = 0
  for (const edit of edits.sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (edit.start < at) continue
    text += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return withoutLineEndSpaces(text + source.slice(at))
}

function parse(source: string, isMdx: boolean): Nodes {
  if (!isMdx) return markdownParser.parse(source)
  try {
    return mdxParser.parse(source)
  } catch {
    return markdownParser.parse(source)
  }
}

const lineEnds = (text: string): string => text.replace(/[^\n]+/g, '')

/** Takes a run out; its line ends stay. */
const cut = (source: string, start: number, end: number): Edit => ({
  start,
  end,
  text: lineEnds(source.slice(start, end)),
})

/** Replaces a run when that does not move a line. */
const put = (source: string, start: number, end: number, text: string): Edit[] => {
  const old = source.slice(start, end)
  return old === text || lineEnds(old) !== lineEnds(text) ? [] : [{ start, end, text }]
}

const withoutTags = (html: string): string =>
  html.replace(/<!--[\s\S]*?(?:-->|$)/g, lineEnds).replace(/<\/?[A-Za-z][^>]*>/g, lineEnds)

/** Nodes that are only marks around their children. */
const WRAPPERS = new Set([
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
])

/** Nodes with nothing to read in them. */
const SILENT = new Set([
  'definition',
  'footnoteReference',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'thematicBreak',
])

function collect(node: Nodes, source: string, edits: Edit[], depth: number): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined || depth > MAX_DEPTH) return
  edits.push(...ownEdits(node, source, start, end))
  if (!('children' in node) || SILENT.has(node.type)) return
  for (const child of node.children) collect(child, source, edits, depth + 1)
}

/** What changes about a node itself, its children aside. */
function ownEdits(node: Nodes, source: string, start: number, end: number): Edit[] {
  if (SILENT.has(node.type)) return [cut(source, start, end)]
  if (WRAPPERS.has(node.type)) return around(node as Parents, source, start, end)
  switch (node.type) {
    case 'text':
      return put(source, start, end, node.value)
    case 'inlineCode':
      return put(source, start, end, node.value)
    case 'image':
    case 'imageReference':
      return put(source, start, end, node.alt ?? '')
    case 'html':
      return put(source, start, end, withoutTags(node.value))
    case 'break':
      return [cut(source, start, end)]
    case 'heading':
      return headingEdits(node, source, start, end)
    case 'blockquote':
      return quoteMarks(node, source, start, end)
    default:
      return []
  }
}

const offsets = (node: Nodes): { start: number; end: number } | null => {
  const { start, end } = node.position ?? {}
  return start?.offset === undefined || end?.offset === undefined
    ? null
    : { start: start.offset, end: end.offset }
}

/** Marks before the first child and after the last one. */
function around({ children }: Parents, source: string, start: number, end: number): Edit[] {
  const first = children[0] && offsets(children[0])
  const last = children.at(-1) && offsets(children.at(-1)!)
  if (!first || !last) return [cut(source, start, end)]
  return [cut(source, start, first.start), cut(source, last.end, end)]
}

/** A heading with its line below becomes one with its marks before; closing marks go. */
function headingEdits(
  node: Extract<Nodes, { type: 'heading' }>,
  source: string,
  start: number,
  end: number,
): Edit[] {
  const last = node.children.at(-1) && offsets(node.children.at(-1)!)
  if (!last) return []
  const isUnderlined = !/^#{1,6}(?:[ \t]|$)/.test(source.slice(start, end))
  const mark = { start, end: start, text: `${'#'.repeat(node.depth)} ` }
  return [...(isUnderlined ? [mark] : []), cut(source, last.end, end)]
}

/** The `>` before and between the paragraphs of a quotation; those within a text are not in its value. */
function quoteMarks(
  node: Extract<Nodes, { type: 'blockquote' }>,
  source: string,
  start: number,
  end: number,
): Edit[] {
  const edits: Edit[] = []
  let at = start
  for (const child of [...node.children.map(offsets), { start: end, end }]) {
    if (child === null) continue
    for (const { index, 0: mark } of source.slice(at, child.start).matchAll(/>[ \t]?/g))
      edits.push({ start: at + index, end: at + index + mark.length, text: '' })
    at = child.end
  }
  return edits
}
