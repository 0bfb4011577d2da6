import type { Span } from '../document.ts'
import type { Measured } from './fit.ts'

/** A sentence with what decides where passages may part. */
export interface Packable extends Measured {
  readonly opensBlock: boolean
  readonly isItem: boolean
}

/** How bad it is to begin a passage at a sentence; added to the share by which the size misses its aim. */
const COST = { paragraph: 0, withinParagraph: 0.25, item: 0.3, afterLeadIn: 1.5 } as const

function costOfBreak(before: Packable, after: Packable): number {
  if (after.isItem && !before.isItem && after.opensBlock) return COST.afterLeadIn
  if (after.isItem && after.opensBlock) return COST.item
  return after.opensBlock ? COST.paragraph : COST.withinParagraph
}

/** Every sentence weighs something, so that no passage grows without end. */
const weight = ({ tokens }: Packable): number => Math.max(1, tokens)

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/**
 * Sentences of one section → passages of at most `maxTokens` tokens (one sentence at the least),
 * of about the same size, parted at paragraphs where possible. A passage begins with the last
 * sentence of the one before it if that takes no more than a third of the room, and was not all
 * of that one: no two begin at one place.
 */
export function pack(sentences: readonly Packable[], maxTokens: number): Span[][] {
  const total = sentences.reduce((sum, sentence) => sum + weight(sentence), 0)
  const aim = total / Math.ceil(total / maxTokens)
  const passages: Span[][] = []
  for (let start = 0; start < sentences.length; ) {
    const repeats = (passages.at(-1)?.length ?? 0) > 1
    const overlap = repeats ? overlapBefore(sentences, start, maxTokens) : 0
    const end = bestEnd(sentences, start, overlap, aim, maxTokens)
    const from = overlap > 0 ? start - 1 : start
    passages.push(sentences.slice(from, end).map(spanOf))
    start = end
  }
  return passages
}

/** Tokens of the sentence before `start`, if there is room to repeat it, else 0. */
function overlapBefore(sentences: readonly Packable[], start: number, maxTokens: number): number {
  const before = sentences[start - 1]!
  const size = weight(before)
  return size <= maxTokens / 3 && size + weight(sentences[start]!) <= maxTokens ? size : 0
}

function bestEnd(
  sentences: readonly Packable[],
  start: number,
  overlap: number,
  aim: number,
  maxTokens: number,
): number {
  let size = overlap
  let best = { end: start + 1, cost: Number.POSITIVE_INFINITY }
  for (let end = start + 1; end <= sentences.length; end++) {
    size += weight(sentences[end - 1]!)
    if (size > maxTokens && end > start + 1) break
    const after = sentences[end]
    const cost =
      after === undefined
        ? Math.max(0, aim / 2 - (size - overlap)) / aim
        : Math.abs(size - overlap - aim) / aim + costOfBreak(sentences[end - 1]!, after)
    if (cost <= best.cost) best = { end, cost }
  }
  return best.end
}
