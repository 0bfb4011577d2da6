import type { Nodes, Parents } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { withoutLineEndSpaces } from './line-ends.ts'
import {
  aroundChildren,
  cut,
  type Edit,
  edited,
  headingEdits,
  offsets,
  put,
  quoteMarks,
} from './markdown-edits.ts'
import {
  blankAfter,
  type Element,
  isElement,
  isStruckNode,
  pairEdit,
  shiftedEdit,
  tagOf,
} from './markdown-pairs.ts'
import {
  isShifted,
  isStruck,
  pairsOf,
  partingOf,
  surroundings,
  withoutTags,
} from './markdown-tags.ts'

// One tilde strikes nothing out: it stands in ranges, as in 10~20, and two of those would lose what is between.
const markdownParser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()
const mdxParser = markdownParser().use(remarkMdx).freeze()

/** Deeper nesting is left as it is; no document means it, and it could overflow the stack. */
const MAX_DEPTH = 200

/** The source, and what has been found to change in it. */
interface Page {
  readonly source: string
  readonly edits: Edit[]
  readonly isInCell: boolean
}

/**
 * Markdown → the words that a reader of the page sees, line by line where they stood, so that line
 * numbers stay those of the file. Marks inside a line go; those at its head (`#`, `-`, `1.`, `|`) and
 * code fences stay, since they tell what the line is. What is struck out no longer holds, and goes.
 * Text that is no valid MDX is read as Markdown.
 */
export function markdownToText(source: string, isMdx: boolean): string {
  const edits: Edit[] = []
  collect(parse(source, isMdx), { source, edits, isInCell: false }, 0)
  return withoutLineEndSpaces(edited(source, edits))
}

function parse(source: string, isMdx: boolean): Nodes {
  if (!isMdx) return markdownParser.parse(source)
  try {
    return mdxParser.parse(source)
  } catch {
    return markdownParser.parse(source)
  }
}

/** Nodes that are only marks around their children. */
const WRAPPERS = new Set(['emphasis', 'strong', 'link', 'linkReference'])

/** Nodes with nothing to read in them, or nothing that still holds. */
const SILENT = new Set([
  'delete',
  'definition',
  'footnoteReference',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'thematicBreak',
])

function collect(node: Nodes, page: Page, depth: number): void {
  const place = offsets(node)
  if (place === null || depth > MAX_DEPTH) return
  for (const edit of ownEdits(node, page, place.start, place.end)) page.edits.push(edit)
  if (!('children' in node) || SILENT.has(node.type)) return
  collectChildren(node, node.type === 'tableCell' ? { ...page, isInCell: true } : page, depth + 1)
}

function collectChildren({ children }: Parents, page: Page, depth: number): void {
  const pairs = pairsOf(children.map(tagOf))
  for (let index = 0; index < children.length; index += 1) {
    const first = children[index]!
    const pair = pairs.get(index)
    const edit = pair === undefined ? null : pairEdit(children, index, pair, page.source)
    if (edit === null) collect(first, page, depth)
    else page.edits.push(edit)
    if (edit !== null) index = pair!
    const isGone = edit === null ? isStruckNode(first) : edit.text.trim() === ''
    if (isGone) page.edits.push(...blankAfter(first, children[index + 1], page.source))
  }
}

/** What changes about a node itself, its children aside. */
function ownEdits(node: Nodes, page: Page, start: number, end: number): Edit[] {
  const { source, isInCell } = page
  if (SILENT.has(node.type)) return [cut(source, start, end)]
  if (isElement(node)) return elementEdits(node, page, start, end)
  if (WRAPPERS.has(node.type)) return aroundChildren(node as Parents, source, start, end)
  switch (node.type) {
    case 'text':
      return put(source, start, end, node.value)
    case 'inlineCode':
      return put(source, start, end, node.value)
    case 'image':
    case 'imageReference':
      return put(source, start, end, node.alt ?? '')
    case 'html':
      return put(
        source,
        start,
        end,
        withoutTags(node.value, { ...surroundings(source, start, end), isInCell }),
      )
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

/** An element of MDX is marks around its children, unless it says that they do not stand on the line. */
function elementEdits(node: Element, page: Page, start: number, end: number): Edit[] {
  const { source, isInCell } = page
  const name = node.name ?? ''
  if (isStruck(name)) return [cut(source, start, end)]
  const edit = isShifted(name) ? shiftedEdit(node.children, name, source, start, end) : null
  if (edit !== null) return [edit]
  return aroundChildren(node, source, start, end).map((mark) => ({
    ...mark,
    text: mark.text || partingOf(name, { ...surroundings(source, mark.start, mark.end), isInCell }),
  }))
}
