import type { Nodes, Parents } from 'mdast'
import { lineEnds } from './markdown-tags.ts'

/** A run of the source and what stands in its place; as many line ends in both. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Takes a run out; its line ends stay. */
export const cut = (source: string, start: number, end: number): Edit => ({
  start,
  end,
  text: lineEnds(source.slice(start, end)),
})

/** Replaces a run when that does not move a line. */
export const put = (source: string, start: number, end: number, text: string): Edit[] => {
  const old = source.slice(start, end)
  return old === text || lineEnds(old) !== lineEnds(text) ? [] : [{ start, end, text }]
}

/** The source with its edits made. */
export function edited(source: string, edits: readonly Edit[]): string {
  let text = ''
  let at = 0
  for (const edit of [...edits].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )) {
    if (edit.start < at) continue
    text += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return text + source.slice(at)
}

/** Where a node stands in the source, in UTF-16 units. */
export const offsets = (node: Nodes): { start: number; end: number } | null => {
  const { start, end } = node.position ?? {}
  return start?.offset === undefined || end?.offset === undefined
    ? null
    : { start: start.offset, end: end.offset }
}

/** Marks before the first child and after the last one. */
export function aroundChildren(
  { children }: Parents,
  source: string,
  start: number,
  end: number,
): Edit[] {
  const first = children[0] && offsets(children[0])
  const last = children.at(-1) && offsets(children.at(-1)!)
  if (!first || !last) return [cut(source, start, end)]
  return [cut(source, start, first.start), cut(source, last.end, end)]
}

/** A heading with its line below becomes one with its marks before; closing marks go. */
export function headingEdits(
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
export function quoteMarks(
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
