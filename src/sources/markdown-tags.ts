import { cellParting } from './cell-parting.ts'
import { BLOCKS, SHIFTED, STRUCK } from './dom-node.ts'
import { LONGEST_SHIFTED, shifted } from './shifted.ts'

/** A tag within a text; offsets in UTF-16 units. */
interface Tag {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly isClosing: boolean
}

/** Where a piece of HTML stands: what it touches decides whether anything has to part its words. */
export interface Surroundings {
  readonly before: string
  readonly after: string
  /** A cell is one line, so that its lines are parted by a stroke. */
  readonly isInCell: boolean
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)[^>]*>/g

export const isStruck = (name: string): boolean => STRUCK.has(name.toUpperCase())
export const isShifted = (name: string): boolean => SHIFTED.has(name.toUpperCase())

/** Only the line ends of a text. */
export const lineEnds = (text: string): string => text.replace(/[^\n]+/g, '')

/** All tags of a piece of HTML. Behind the last `>` there is none, and looking for one would take long. */
export const tagsIn = (html: string): Tag[] =>
  [...html.slice(0, html.lastIndexOf('>') + 1).matchAll(TAG)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[2]!.toUpperCase(),
    isClosing: match[1] === '/',
  }))

/** For each opening tag that strikes out, raises or lowers: where the next closing tag of its name is. */
export function pairsOf(
  tags: readonly (Pick<Tag, 'name' | 'isClosing'> | null)[],
): Map<number, number> {
  const pairs = new Map<number, number>()
  const closing = new Map<string, number>()
  for (let index = tags.length - 1; index >= 0; index -= 1) {
    const tag = tags[index]
    if (!tag || !(isStruck(tag.name) || isShifted(tag.name))) continue
    const end = closing.get(tag.name)
    if (tag.isClosing) closing.set(tag.name, index)
    else if (end !== undefined) pairs.set(index, end)
  }
  return pairs
}

/** A raised or lowered run of one line as it is written here; null for a longer one. */
export function shiftedText(
  inner: string,
  name: string,
  { before, after }: Omit<Surroundings, 'isInCell'>,
): string | null {
  // Tags may make it longer than what is read of it; above this it is none.
  if (inner.length > 10 * LONGEST_SHIFTED || inner.includes('\n')) return null
  const text = inner.replace(TAG, '')
  if (text.trim().length > LONGEST_SHIFTED) return null
  const written = shifted(text, name.toUpperCase() === 'SUP')
  const parted = /\S$/.test(before) ? written : written.trimStart()
  return /^\S/.test(after) ? parted : parted.trimEnd()
}

/** A mark or tag that a line of a cell ends with, behind its last character. */
const LAST_MARK = /(?:<[^<>]{1,40}>|[*_`]{1,3})$/

/** What has to stand in the place of a tag, so that the words around it do not become one. */
export function partingOf(name: string, { before, after, isInCell }: Surroundings): string {
  const tag = name.toUpperCase()
  if (tag !== 'BR' && !BLOCKS.has(tag)) return ''
  const isSpaced = !/\S$/.test(before) || !/^\S/.test(after)
  if (tag !== 'BR' || !isInCell) return isSpaced ? '' : ' '
  const [left, right] = [before.trimEnd(), after.trimStart()]
  // The cell begins or ends here, or another break follows.
  if (/^$|\|$/.test(left) || /^$|^\||^<(?:br|\/t)/i.test(right)) return ''
  if (cellParting(left.replace(LAST_MARK, '')) === ' ') return isSpaced ? '' : ' '
  return `${/\s$/.test(before) ? '' : ' '}/${/^\s/.test(after) ? '' : ' '}`
}

/** How far around a tag is looked, in UTF-16 units. */
const NEAR = 60

/** What stands around a run of a text. */
export const surroundings = (
  text: string,
  start: number,
  end: number,
): Omit<Surroundings, 'isInCell'> => ({
  before: text.slice(Math.max(0, start - NEAR), start),
  after: text.slice(end, end + NEAR),
})

const withoutComments = (html: string): string => html.replace(/<!--[\s\S]*?(?:-->|$)/g, lineEnds)

/** The text of a piece of HTML, line by line where it stood; what is struck out is left out. */
export function withoutTags(commented: string, place: Surroundings): string {
  const html = withoutComments(commented)
  const tags = tagsIn(html)
  const pairs = pairsOf(tags)
  let { isInCell } = place
  let text = ''
  let at = 0
  for (let index = 0; index < tags.length; index += 1) {
    const tag = tags[index]!
    text += html.slice(at, tag.start)
    at = tag.end
    if (tag.name === 'TD' || tag.name === 'TH') isInCell = !tag.isClosing
    const pair = pairs.get(index)
    const paired = pair === undefined ? null : pairedText(html, tag, tags[pair]!)
    if (paired === null) {
      const before = text.slice(-NEAR) || place.before
      const after = html.slice(at, at + NEAR) || place.after
      text +=
        lineEnds(html.slice(tag.start, tag.end)) || partingOf(tag.name, { before, after, isInCell })
      continue
    }
    text += paired
    index = pair!
    at = tags[index]!.end
  }
  return text + html.slice(at)
}

/** What is left of what stands between two tags; null where it is to be read as it is. */
function pairedText(html: string, first: Tag, last: Tag): string | null {
  const inner = html.slice(first.end, last.start)
  return isStruck(first.name)
    ? lineEnds(inner)
    : shiftedText(inner, first.name, surroundings(html, first.start, last.end))
}
