import { blocks } from './block.ts'
import type { Document, Span } from './document.ts'
import { sentencesOf } from './sentence.ts'
import { Contexts, contextPart } from './text/context.ts'
import { type CountTokens, fitSpans, type Measured } from './text/fit.ts'
import { pack } from './text/pack.ts'
import { type Section, sectionsOf } from './text/sections.ts'

/** A run of whole sentences of one document: the unit of retrieval. */
export interface Passage extends Span {
  /** In order, not overlapping; the first begins at `start`, the last ends at `end`. */
  readonly sentences: readonly Span[]
  /** Headings above it, outermost first. Context only: they are never quoted as an answer. */
  readonly headings: readonly Span[]
  /** Title and headings as the models see them before the text; cut to fit, perhaps empty. */
  readonly context: string
}

export interface ChunkingOptions {
  /** Target size in tokens of the passage's text. Minimum 16, maximum 300. */
  readonly maxTokens: number
  /** Largest context in tokens. */
  readonly maxContextTokens: number
}

export const DEFAULT_CHUNKING = {
  maxTokens: 200,
  maxContextTokens: 96,
} as const satisfies ChunkingOptions

/** What the embedder is given for a passage (its role prefix aside). */
export const embedderInput = (document: Document, passage: Passage): string =>
  `${passage.context}${passage.context === '' ? '' : '\n'}${document.text.slice(passage.start, passage.end)}`

/** Where a passage's sentences stand in `embedderInput`. */
export function sentencesInInput({ context, start, sentences }: Passage): Span[] {
  const shift = (context === '' ? 0 : context.length + 1) - start
  return sentences.map((sentence) => ({
    start: sentence.start + shift,
    end: sentence.end + shift,
  }))
}

const LIMITS = { maxTokens: [16, 300], maxContextTokens: [0, 96] } as const

function assertOptions(options: ChunkingOptions): void {
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = options[name as keyof ChunkingOptions]
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(
        `Expected \`${name}\` to be an integer from ${least} to ${most}, got \`${value}\``,
      )
  }
}

/** A sentence of a section before it is known whether it fits. */
interface Unit extends Span {
  readonly section: number
  /** Stands at the beginning of its block. */
  readonly opensBlock: boolean
  readonly isItem: boolean
}

/** Where a unit ends and the next one begins: the space between is counted with the former. */
const endWithGap = (units: readonly Unit[], index: number): number => {
  const next = units[index + 1]
  const unit = units[index]!
  return next !== undefined && next.section === unit.section ? next.start : unit.end
}

const unitsOf = (sections: readonly Section[]): Unit[] =>
  sections.flatMap(({ sentences }, section) =>
    sentences.map(({ start, end, kind, block }, index) => ({
      start,
      end,
      section,
      opensBlock: sentences[index - 1]?.block !== block,
      isItem: kind === 'item',
    })),
  )

/**
 * Passages of whole sentences, in order of start, for retrieval. Neighbours within a section share
 * a sentence; none reaches across a heading or boilerplate. A sentence with more than `maxTokens`
 * tokens is divided. Embedder input (context and text) stays far below 512 tokens for any text.
 * @param countTokens is given all sentences of the document at once, then only what had to be cut.
 */
export async function chunk(
  document: Document,
  countTokens: CountTokens,
  options: ChunkingOptions = DEFAULT_CHUNKING,
): Promise<Passage[]> {
  assertOptions(options)
  const { text } = document
  const textBlocks = blocks(text)
  const sections = sectionsOf(textBlocks, sentencesOf(text, textBlocks, document.language))
  const units = unitsOf(sections)
  const headings = sections.map((section) =>
    section.headings.map(({ start, end }) => contextPart(text.slice(start, end))),
  )
  const title = contextPart(document.title)
  const parts = [...new Set([title, ...headings.flat()])]
  const counts = await countTokens([
    ...units.map(({ start }, index) => text.slice(start, endWithGap(units, index))),
    ...parts,
  ])
  const contexts = await Contexts.measure(
    parts,
    counts.slice(units.length),
    options.maxContextTokens,
    countTokens,
  )
  const measured = units.map((unit, index) => ({ ...unit, tokens: counts[index]! }))
  const fitted = await fitUnits(text, measured, options.maxTokens, countTokens)
  return sections.flatMap((section, index) =>
    pack(fitted[index]!, options.maxTokens).map((sentences) => ({
      start: sentences[0]!.start,
      end: sentences.at(-1)!.end,
      sentences,
      headings: section.headings,
      context: contexts.of(title, headings[index]!),
    })),
  )
}

/** Units of each section, those too long divided. */
async function fitUnits(
  text: string,
  units: readonly (Unit & Measured)[],
  maxTokens: number,
  countTokens: CountTokens,
): Promise<(Unit & Measured)[][]> {
  const fitted = await fitSpans(text, units, maxTokens, countTokens)
  const bySection: (Unit & Measured)[][] = []
  let at = 0
  for (const piece of fitted) {
    while (piece.start >= units[at]!.end) at++
    const { section, opensBlock, isItem } = units[at]!
    const opens = opensBlock && piece.start === units[at]!.start
    const unit = { start: piece.start, end: piece.end, tokens: piece.tokens, section, isItem }
    bySection[section] ??= []
    bySection[section].push({ ...unit, opensBlock: opens })
  }
  return bySection
}
