import type { Span } from './document.ts'
import { startOfAnswer } from './text/asked.ts'
import { furniture } from './text/boilerplate.ts'
import { endOfHeaded, heads, isItem } from './text/heads.ts'
import { endsSentence, isWrapped, type Line, linesOf, wrapColumn } from './text/lines.ts'
import {
  hashLevel,
  isKeyValue,
  isListItem,
  isOrnament,
  isStruck,
  SHAPE_LEVEL,
  shapeLevel,
  underlineLevel,
} from './text/shape.ts'

export type BlockKind = 'prose' | 'heading' | 'item' | 'boilerplate'

/** A paragraph, a heading, a list item, a table row, a code block, a line of page furniture. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Of a heading: 1 is the outermost. 0 for every other kind. */
  readonly level: number
  /** Holds sentences; a heading, a code block and boilerplate are one piece each. */
  readonly divisible: boolean
  /** Boilerplate that names somebody: "Photo by …", "Media contact: …". */
  readonly credit: boolean
  /** Of a heading: where what it heads ends at the latest; null: at the next heading of its level. */
  readonly until: number | null
}

/** A run of lines on its way to a block. `weak`: a heading, or furniture, only if what follows allows. */
interface Draft extends Span {
  readonly text: string
  readonly kind: BlockKind
  readonly level: number
  readonly divisible: boolean
  readonly credit: boolean
  readonly until: number | null
  readonly weak: boolean
}

const FENCE = /^(```+|~~~+)/
/** As much of a paragraph as shows whether it begins with a question, in UTF-16 units. */
const LONGEST_OPENING = 400

const draft = (
  lines: readonly Line[],
  kind: BlockKind,
  {
    level = 0,
    divisible = kind === 'prose' || kind === 'item',
    credit = false,
    until = null as number | null,
    weak = false,
  } = {},
): Draft => ({
  start: lines[0]!.start,
  end: lines.at(-1)!.end,
  text: lines[0]!.text,
  kind,
  level,
  divisible,
  credit,
  until,
  weak,
})

/** Blocks of a text, in order, without gaps other than white space. Linear in the length. */
export function blocks(text: string): Block[] {
  const lines = linesOf(text)
  const column = wrapColumn(lines)
  const drafts: Draft[] = []
  for (let index = 0; index < lines.length; ) {
    if (lines[index]!.text === '') {
      index++
      continue
    }
    const fence = FENCE.exec(lines[index]!.text)?.[1]
    const end = fence === undefined ? endOfGroup(lines, index) : endOfFence(lines, index, fence)
    const group = lines.slice(index, end)
    if (fence === undefined)
      for (const one of groupDrafts(group, column)) drafts.push(...parted(text, one))
    else drafts.push(draft(group, 'item', { divisible: false }))
    index = end
  }
  return settle(drafts)
}

/** The next blank line or fence after `from`. */
function endOfGroup(lines: readonly Line[], from: number): number {
  let end = from + 1
  while (end < lines.length && lines[end]!.text !== '' && !FENCE.test(lines[end]!.text)) end++
  return end
}

/** After the closing fence; an unclosed one ends with its group, so that it swallows no document. */
function endOfFence(lines: readonly Line[], from: number, fence: string): number {
  for (let end = from + 1; end < lines.length && end - from < 400; end++)
    if (lines[end]!.text.startsWith(fence)) return end + 1
  return endOfGroup(lines, from)
}

function groupDrafts(group: readonly Line[], column: number): Draft[] {
  const keyed = group.filter(({ text }) => isKeyValue(text)).length
  const isKeyed = keyed >= 2 && keyed * 2 > group.length
  const drafts: Draft[] = []
  for (let index = 0; index < group.length; ) {
    const one = lineDraft(group, index, isKeyed)
    let end = index + 1
    if (one.divisible) {
      while (end < group.length && continues(group, end, one, isKeyed, column)) end++
    }
    drafts.push(end === index + 1 ? one : { ...one, end: group[end - 1]!.end })
    index = end
  }
  return drafts
}

/** A question asked and answered in one paragraph heads its answer as one on a line of its own does. */
function parted(text: string, whole: Draft): Draft[] {
  if (!whole.divisible) return [whole]
  const opening = text.slice(whole.start, Math.min(whole.end, whole.start + LONGEST_OPENING))
  const bare = opening.trimStart()
  const answer = startOfAnswer(bare)
  if (answer === 0) return [whole]
  const start = whole.start + opening.length - bare.length
  const end = start + bare.slice(0, answer).trimEnd().length
  const asked = { kind: 'heading', level: SHAPE_LEVEL.question, divisible: false } as const
  return [
    { ...whole, ...asked, start, end },
    { ...whole, start: start + answer },
  ]
}

function lineDraft(group: readonly Line[], index: number, isKeyed: boolean): Draft {
  const line = group[index]!
  const { text } = line
  const lines = [line]
  const next = group[index + 1]?.text
  if (isOrnament(text) || isStruck(text)) return draft(lines, 'boilerplate')
  const hashes = hashLevel(text)
  const judged = furniture(text)
  if (judged === 'strong' || judged === 'credit')
    return draft(lines, 'boilerplate', { credit: judged === 'credit' })
  if (hashes > 0) return draft(lines, 'heading', { level: hashes })
  if (next !== undefined && underlineLevel(next) > 0 && text.length <= 160 && !endsSentence(text))
    return draft(lines, 'heading', { level: underlineLevel(next) })
  if (judged === 'weak' && group.length === 1) return draft(lines, 'boilerplate', { weak: true })
  const level = shapeLevel(text, line.number === 1)
  if (level > 0 && heads(group, index, isKeyed))
    return draft(lines, 'heading', { level, weak: true, until: endOfHeaded(group, index) })
  if (isItem(group, index, isKeyed)) return draft(lines, 'item')
  return draft(lines, 'prose')
}

function continues(
  group: readonly Line[],
  index: number,
  { kind }: Draft,
  isKeyed: boolean,
  column: number,
): boolean {
  const line = group[index]!
  if (isItem(group, index, isKeyed) || isOrnament(line.text)) return false
  if (hashLevel(line.text) > 0 || /strong|credit/.test(furniture(line.text))) return false
  const isIndented = kind === 'item' && line.end - line.start > line.text.length
  return isIndented || isWrapped(group[index - 1]!.text, line.text, column)
}

/** Decides the weak ones by what follows them. Backwards, since each needs to know its successor. */
function settle(drafts: readonly Draft[]): Block[] {
  const settled: Block[] = []
  let next: Block | undefined
  for (let index = drafts.length - 1; index >= 0; index--) {
    next = settleOne(drafts[index]!, next, index === 0)
    settled.push(next)
  }
  return settled.reverse()
}

function settleOne(
  { weak, text, ...block }: Draft,
  next: Block | undefined,
  isFirst: boolean,
): Block {
  if (!weak) return block
  const isFollowed = next?.kind === 'prose' || next?.kind === 'item'
  if (block.kind === 'boilerplate')
    return isFollowed ? { ...block, kind: 'heading', level: SHAPE_LEVEL.plain } : block
  const isParent = next?.kind === 'heading' && next.level > block.level
  if (isFirst && next !== undefined && block.level < SHAPE_LEVEL.question)
    return { ...block, level: SHAPE_LEVEL.title }
  if (isFollowed || isParent) return block
  return { ...block, kind: isListItem(text) ? 'item' : 'prose', level: 0, divisible: true }
}
