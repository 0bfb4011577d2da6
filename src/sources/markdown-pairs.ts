import type { Nodes } from 'mdast'
import { cut, type Edit, offsets } from './markdown-edits.ts'
import { isStruck, shiftedText, surroundings, tagsIn } from './markdown-tags.ts'

/** An element of MDX. */
export type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

export const isElement = (node: Nodes): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

/** A tag of HTML that is a node by itself, as it is within a paragraph. */
export function tagOf(node: Nodes): { readonly name: string; readonly isClosing: boolean } | null {
  if (node.type !== 'html' || node.value.length > 300) return null
  const [tag, ...more] = tagsIn(node.value)
  const isAlone = tag?.start === 0 && tag.end === node.value.length && more.length === 0
  return isAlone ? tag : null
}

/** A node whose text no longer holds. */
export const isStruckNode = (node: Nodes): boolean =>
  node.type === 'delete' || (isElement(node) && isStruck(node.name ?? ''))

/** From an opening tag to its closing one: struck out, raised or lowered. Null: it is read as it is. */
export function pairEdit(
  nodes: readonly Nodes[],
  opening: number,
  closing: number,
  source: string,
): Edit | null {
  const [first, last] = [offsets(nodes[opening]!), offsets(nodes[closing]!)]
  const name = tagOf(nodes[opening]!)?.name
  if (first === null || last === null || name === undefined) return null
  if (isStruck(name)) return cut(source, first.start, last.end)
  // Before the nodes between are gathered: thousands of tags may have one closing tag.
  if (last.end - first.start >= LONGEST_LINE) return null
  return shiftedEdit(nodes.slice(opening + 1, closing), name, source, first.start, last.end)
}

/** A raised or lowered run of one line; null for a longer one. */
export function shiftedEdit(
  nodes: readonly Nodes[],
  name: string,
  source: string,
  start: number,
  end: number,
): Edit | null {
  const isLine = end - start < LONGEST_LINE && !source.slice(start, end).includes('\n')
  const text = isLine ? shiftedText(plain(nodes), name, surroundings(source, start, end)) : null
  return text === null ? null : { start, end, text }
}

/** With its tags and marks, in UTF-16 units: so short that nothing in it is nested deeply. */
const LONGEST_LINE = 400

const plain = (nodes: readonly Nodes[]): string =>
  nodes
    .map((node) =>
      'children' in node
        ? plain(node.children)
        : 'value' in node && node.type !== 'html'
          ? node.value
          : '',
    )
    .join('')

/** Of the blanks before and after what is left out one is enough. */
export function blankAfter(gone: Nodes, next: Nodes | undefined, source: string): Edit[] {
  const [before, after] = [offsets(gone), next && offsets(next)]
  if (!before || !after || next?.type !== 'text' || !next.value.startsWith(' ')) return []
  if (source[after.start] !== ' ' || !/\s/.test(source[before.start - 1] ?? '\n')) return []
  next.value = next.value.slice(1)
  next.position!.start.offset = after.start + 1
  return [cut(source, after.start, after.start + 1)]
}
