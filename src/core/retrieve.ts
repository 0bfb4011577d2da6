import type { Ranking } from './answerability.ts'
import { sentencesInInput } from './chunk.ts'
import { crossingNames } from './crossing-names.ts'
import type { Embedder, Embedding } from './embedder.ts'
import { areForeign, baseLanguage, type Question } from './question.ts'
import type { Candidate, DocumentSummary, Generation, StoredPassage } from './store.ts'
import { createMatcher, type Match } from './token-vectors.ts'

/** A passage found for a question. */
export interface Retrieved {
  readonly passage: StoredPassage
  /** Of its document. */
  readonly summary: DocumentSummary
  /** Cosine similarity of question and passage, made comparable over languages. */
  readonly cosine: number
  readonly bm25: number
  /** How the question matches it token by token; null where nobody looked. */
  readonly match: Match | null
  /**
   * The match and, of a passage in another language, what names and numbers add; without a match
   * the convex sum of the min-max scaled scores, 0 to 1. Comparable within one question.
   */
  readonly score: number
}

export interface RetrievalOptions {
  /** How many passages are wanted, best first. */
  readonly limit: number
  readonly ranking: Ranking
  readonly signal?: AbortSignal | undefined
}

/** How many candidates each way contributes. */
const CANDIDATES = 50
/** The same where documents are in several languages, of which the asker's own come first. */
const MIXED_CANDIDATES = 150
/** How many of these are gone through token by token. */
const MATCHED = 20
/** As much BM25 as a rare name or two give; what has more is stuffed with them, or shares words. */
const MOST_FOREIGN = 15
/** A term that no document has is read as a near one with this much weight an edit. */
const EDIT_WEIGHT = 0.5
const NEAR_TERMS = 3
/** What is written the same in both languages is matched token by token as well: this finds candidates. */
const CROSSING_WEIGHT = 0.2

/**
 * question → passages, best first.
 * Candidates are the best by BM25 and by cosine; their scores are scaled to 0–1 and added. The best
 * of them are compared with the question token by token, which decides their order.
 * @see https://arxiv.org/abs/2210.11934 for why a convex sum and not ranks.
 */
export async function retrieve(
  embedder: Pick<Embedder, 'embed'>,
  generation: Generation,
  question: Question,
  { limit, ranking, signal }: RetrievalOptions,
): Promise<Retrieved[]> {
  const embedding = embedder.embed([question.text], 'question', signal)
  // What it throws is thrown below, where it is awaited.
  embedding.catch(() => undefined)
  const languages = new Set((await generation.languages()).map(baseLanguage))
  const terms = await weighTerms(generation, question, languages)
  const [asked] = await embedding
  const candidates = await generation.search({
    vector: asked!.vector,
    terms,
    limit: languages.size > 1 ? MIXED_CANDIDATES : CANDIDATES,
  })
  const isMixed = languages.size > 1
  const known = isMixed ? await locate(generation, candidates) : new Map<number, Located>()
  const [only = 'und'] = languages
  const found = candidates.map((candidate) => {
    // Multilingual vectors of one language lie nearer together than their meanings.
    const language = known.get(candidate.passageId)?.summary.language ?? only
    const isForeign = areForeign(question.language, language)
    const cosine = candidate.cosine + (isForeign ? ranking.crossLanguageBonus : 0)
    return { ...candidate, cosine, isForeign }
  })
  const fused = fuse(found, terms.size === 0 ? 0 : ranking.lexicalWeight).slice(0, MATCHED)
  const located = isMixed ? known : await locate(generation, fused)
  const whole = fused.map((one) => ({ ...one, ...located.get(one.passageId)! }))
  return (await match(generation, asked!, whole, ranking)).slice(0, limit)
}

type Located = Pick<Retrieved, 'passage' | 'summary'>

/** By id of the passage. */
async function locate(
  generation: Generation,
  candidates: readonly Candidate[],
): Promise<Map<number, Located>> {
  const passages = await generation.passages(candidates.map(({ passageId }) => passageId))
  const summaries = await generation.summaries(passages.map(({ documentId }) => documentId))
  return new Map(
    passages.map((passage, row) => [passage.id, { passage, summary: summaries[row]! }]),
  )
}

interface Scored extends Candidate {
  readonly score: number
}

interface Found extends Scored {
  readonly passage: StoredPassage
  readonly isForeign: boolean
}

/** Best first by how much of the question stands in each; as they were where tokens are missing. */
async function match<C extends Found>(
  generation: Generation,
  asked: Embedding,
  found: readonly C[],
  { foreignTermWeight }: Ranking,
): Promise<(C & Pick<Retrieved, 'match'>)[]> {
  const tokens = await generation.tokens(found.map(({ passageId }) => passageId))
  const matcher = createMatcher(asked, asked.vector.length)
  const matches = found.map(({ passage }, row) => matcher(tokens[row]!, sentencesInInput(passage)))
  const matched = matches.filter((own) => own !== null)
  if (matched.length < found.length) return found.map((one) => ({ ...one, match: null }))
  return found
    .map((one, row) => {
      const added = one.isForeign ? foreignTermWeight * Math.min(one.bm25, MOST_FOREIGN) : 0
      return { ...one, match: matched[row]!, score: matched[row]!.mean + added }
    })
    .sort(byScore)
}

const mixed = (one: number, other: number, weight: number): number =>
  (1 - weight) * one + weight * other

/** Best first; equal scores in order of the passages. */
const byScore = (one: Scored, other: Scored): number =>
  other.score - one.score || one.passageId - other.passageId

/**
 * Weight of each term of the question. Where no document is in the question's language, words
 * would only add noise: names and numbers alone count, and a little what may be a name.
 */
export async function weighTerms(
  generation: Generation,
  question: Question,
  languages: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const { terms, language, uncasedNames } = question
  const isShared =
    language === 'und' || languages.has(baseLanguage(language)) || languages.has('und')
  const asked = isShared ? terms : terms.filter(({ kind }) => kind === 'name' || kind === 'number')
  const frequencies = await generation.frequencies(asked.map(({ term }) => term))
  const weights = new Map(asked.map(({ term }) => [term, 1]))
  for (const [row, { term, kind }] of asked.entries()) {
    if (frequencies[row] !== 0 || kind !== 'word') continue
    const edits = maxEdits(term)
    if (edits === 0) continue
    for (const near of await generation.nearTerms(term, edits, NEAR_TERMS))
      if (!weights.has(near.term)) weights.set(near.term, EDIT_WEIGHT ** near.edits)
  }
  for (const term of await standingNames(generation, uncasedNames)) weights.set(term, 1)
  if (isShared) return weights
  for (const term of await standingNames(generation, crossingNames(question)))
    weights.set(term, CROSSING_WEIGHT)
  return weights
}

/** Of what may be names, the terms of those that stand in the documents with all their terms. */
async function standingNames(
  generation: Generation,
  names: readonly (readonly string[])[],
): Promise<string[]> {
  const asked = [...new Set(names.flat())]
  const frequencies = await generation.frequencies(asked)
  const standing = new Set(asked.filter((_, row) => frequencies[row] !== 0))
  return names.filter((name) => name.every((term) => standing.has(term))).flat()
}

/** Edits that a typo may have: none in short words, where another word is as near. */
const maxEdits = (term: string): number => (term.length < 5 ? 0 : term.length < 9 ? 1 : 2)

/** Min-max scaled convex sum, best first; equal scores in order of the passages. */
export function fuse<C extends Candidate>(
  candidates: readonly C[],
  lexicalWeight: number,
): (C & { readonly score: number })[] {
  const cosine = scaler(candidates.map((candidate) => candidate.cosine))
  const bm25 = scaler([0, ...candidates.map((candidate) => candidate.bm25)])
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: mixed(cosine(candidate.cosine), bm25(candidate.bm25), lexicalWeight),
    }))
    .sort(byScore)
}

/** Maps the least of the values to 0 and the greatest to 1. */
function scaler(values: readonly number[]): (value: number) => number {
  const least = Math.min(...values)
  const range = Math.max(...values) - least
  return (value) => (range > 0 ? (value - least) / range : 0)
}
