import type { Document } from '../document.ts'
import type { Embedder } from '../embedder.ts'
import { type Quote, quote } from '../quote.ts'
import { cosine } from '../vector.ts'
import { candidatesOf, meaningfulTerms } from './candidates.ts'
import { choose } from './choose.ts'
import {
  FEATURES,
  featuresOf,
  type SummaryCandidate,
  type SummaryInput,
  sharedTerms,
} from './features.ts'
import { preselect } from './preselect.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/** Sentences of a document that tell what it is about. */
export interface Summary {
  /** Id of the document. */
  readonly document: string
  /** In document order; fewer than asked for where the rest repeats or cannot stand alone. */
  readonly lines: readonly Quote[]
}

export interface SummaryOptions {
  /** From 1 to 10. Absent: it depends on the length of the document. */
  readonly lines?: number
  /** A question or a topic that the summary has regard to. */
  readonly focus?: string
  readonly signal?: AbortSignal
}

export const MOST_LINES = 10

/** More sentences are not embedded: the best by their words are. */
const MOST_VECTORS = 64

/** How much nearness to the focus counts, in standard deviations of it. */
const FOCUS_WEIGHT = 1.5

/** Five lines for a page, one for a few sentences, eight for a long paper. */
export const linesFor = (sentences: number): number =>
  Math.max(1, Math.min(8, Math.round(Math.sqrt(sentences) * 1.1)))

/**
 * Whole sentences of the document, each of which can stand alone. No headings, contact lines, rights.
 * @throws RangeError for `lines` outside 1 to 10, and the signal's reason when aborted.
 */
export async function summarize(
  embedder: Embedder,
  document: Document,
  { lines, focus, signal }: SummaryOptions = {},
): Promise<Summary> {
  if (lines !== undefined && !(Number.isInteger(lines) && lines >= 1 && lines <= MOST_LINES))
    throw new RangeError(
      `Expected \`lines\` to be an integer from 1 to ${MOST_LINES}, got \`${lines}\``,
    )
  const all = candidatesOf(document)
  const count = lines ?? linesFor(all.length)
  const candidates = preselect(
    all,
    MOST_VECTORS,
    focus === undefined ? null : meaningfulTerms(focus),
  )
  if (candidates.length === 0) return { document: document.id, lines: [] }
  const input = await summaryInputOf(embedder, document, candidates, signal)
  const worth = worthOf(input, WEIGHTS)
  const asked = await nearnessTo(embedder, focus, input, signal)
  const rows = choose(
    worth.map((value, row) => value + FOCUS_WEIGHT * asked[row]!),
    nearnessOf(input),
    count,
    WEIGHTS.selection,
  )
  return { document: document.id, lines: rows.map((row) => quote(document, candidates[row]!)) }
}

/** Everything that the features are made of. */
export async function summaryInputOf(
  embedder: Embedder,
  { title }: Document,
  candidates: readonly SummaryCandidate[],
  signal?: AbortSignal,
): Promise<SummaryInput> {
  const texts = [title, ...candidates.map(({ text }) => text)]
  const [titleVector, ...vectors] = await vectorsOf(embedder, texts, 'passage', signal)
  return {
    candidates,
    vectors,
    shared: sharedTerms(candidates),
    title: { vector: titleVector!, terms: meaningfulTerms(title) },
  }
}

async function vectorsOf(
  embedder: Embedder,
  texts: readonly string[],
  role: 'question' | 'passage',
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const embedded = await embedder.embed(await cut(embedder, texts), role, signal)
  return embedded.map(({ vector }) => vector)
}

/** A sentence too long for the model is judged by its beginning. */
async function cut(embedder: Embedder, texts: readonly string[]): Promise<string[]> {
  const tokens = await embedder.countTokens(texts, 'passage')
  const most = embedder.maxTokens - 8
  return texts.map((text, row) =>
    tokens[row]! <= most
      ? text
      : text.slice(0, Math.floor((text.length * most) / tokens[row]! / 2)).toWellFormed(),
  )
}

/** Logits: higher is better, 0 means nothing by itself. */
export function worthOf(input: SummaryInput, { features }: Weights): number[] {
  return featuresOf(input).map((values) =>
    values.reduce((sum, value, column) => {
      const { mean, scale, weight } = features[FEATURES[column]!]
      return sum + (weight * (value - mean)) / scale
    }, 0),
  )
}

/** Where sentences lie no farther apart than this they all say the same. */
const ALL_SAME = 1e-4

/** Similarity of all candidates, 0 to 1: meaning and words, half and half. */
export function nearnessOf({ vectors, shared }: SummaryInput): number[][] {
  const cosines = vectors.map((one) => vectors.map((other) => cosine(one, other)))
  // How near any two sentences lie depends on the model; what counts is how much nearer two are.
  const usual = meanOf(cosines.flat())
  const room = 1 - usual
  const nearer = (value: number) => (room < ALL_SAME ? 1 : Math.max(0, (value - usual) / room))
  return cosines.map((row, one) =>
    row.map((value, other) => (nearer(value) + shared[one]![other]!) / 2),
  )
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Cosine to the focus in standard units; zeros without one. */
async function nearnessTo(
  embedder: Embedder,
  focus: string | undefined,
  { vectors }: SummaryInput,
  signal?: AbortSignal,
): Promise<number[]> {
  if (focus === undefined) return vectors.map(() => 0)
  const [target] = await vectorsOf(embedder, [focus], 'question', signal)
  const values = vectors.map((vector) => cosine(vector, target!))
  const mean = meanOf(values)
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const scale = Math.sqrt(square / values.length) || 1
  return values.map((value) => (value - mean) / scale)
}
