import type { Ranking } from '../../src/core/answerability.ts'
import type { Document } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { readTerms } from '../../src/core/question.ts'
import { quoteOf } from '../../src/core/quote-of.ts'
import { readPassages } from '../../src/core/read.ts'
import { type ReadPassage, rankedWith } from '../../src/core/read-passage.ts'
import type { Reader } from '../../src/core/reader.ts'
import { type Retrieved, retrieve } from '../../src/core/retrieve.ts'
import type { Generation } from '../../src/core/store.ts'
import { cachedReader } from './cached-reader.ts'
import type { SetQuestion } from './sets.ts'
import { withoutTokens } from './without-tokens.ts'

/** A set ready to be asked. */
export interface IndexedSet {
  readonly name: string
  readonly generation: Generation
  readonly questions: readonly SetQuestion[]
}

// With less the sets do as well; but codes and rare names, which words alone find among thousands of
// passages, are hardly asked for in them.
const LEXICAL_WEIGHTS = [0.3, 0.4, 0.5]
const BONUSES = [0, 0.02, 0.03, 0.045, 0.06]
const FOREIGN_TERM_WEIGHTS = [0, 0.01, 0.02, 0.03]
// With more than these the sets do as well, to within their noise, and the sentence shown is less often
// the one that the reader is surest of, which tells answers from near misses.
const SENTENCE_WEIGHTS = [5, 10]
const RETRIEVAL_WEIGHTS = [50, 70, 100]
/** About as many passages as are read for one question. */
const READ = 6
/** The same reading as an answer's, but never settled early, so that every weight sees the same. */
const READING = { first: READ, mostTokens: 1_000, settledAt: Number.POSITIVE_INFINITY }

/** Their weight is fixed and not fitted here: as where a question names nothing. */
const NO_NAMES = () => 1
const UNMIXED = { sentenceWeight: 0, retrievalWeight: 0 }

const answerable = ({ questions }: IndexedSet) => questions.filter(({ doc }) => doc !== null)

const holdsAnswer = ({ doc, answers }: SetQuestion, document: string, start: number, end: number) =>
  document === doc && answers.some((answer) => start <= answer.start && answer.end <= end)

/** 0 to 1, of so many questions. */
interface Share {
  readonly share: number
  readonly questions: number
}

const shareOf = (hits: readonly boolean[]): Share => ({
  share: hits.filter((hit) => hit).length / hits.length,
  questions: hits.length,
})

/** Each set counts by the root of its size: a small one tells less, but the largest is not all. */
function overall(shares: readonly Share[]): number {
  const weights = shares.map(({ questions }) => Math.sqrt(questions))
  const sum = shares.reduce((sum, { share }, row) => sum + share * weights[row]!, 0)
  return sum / weights.reduce((one, other) => one + other, 0)
}

const best = <T>(items: readonly { readonly item: T; readonly score: number }[]): T =>
  items.reduce((one, other) => (other.score > one.score ? other : one)).item

/** Chooses how retrieval and reading are mixed: one small grid after the other. */
export async function fitRanking(
  embedder: Embedder,
  reader: Reader,
  sets: readonly IndexedSet[],
): Promise<Ranking> {
  const grid = LEXICAL_WEIGHTS.flatMap((lexicalWeight) =>
    BONUSES.map((crossLanguageBonus) => ({
      lexicalWeight,
      crossLanguageBonus,
      foreignTermWeight: 0,
      ...UNMIXED,
    })),
  )
  const recalls: { item: Ranking; score: number }[] = []
  for (const item of grid) {
    const shares: Share[] = []
    for (const set of sets) shares.push(await recallOf(withoutTokens(embedder), set, item))
    recalls.push({ item, score: overall(shares) })
  }
  const once = cachedReader(reader)
  const mixes: { item: Ranking; score: number }[] = []
  for (const foreignTermWeight of FOREIGN_TERM_WEIGHTS) {
    const ranking = { ...best(recalls), foreignTermWeight }
    const read: ReadSet[] = []
    for (const set of sets) read.push(await readSet(embedder, once, set, ranking))
    for (const sentenceWeight of SENTENCE_WEIGHTS)
      for (const retrievalWeight of RETRIEVAL_WEIGHTS) {
        const item = { ...ranking, sentenceWeight, retrievalWeight }
        mixes.push({ item, score: overall(read.flatMap((set) => firstShares(set, item))) })
      }
  }
  return best(mixes)
}

/** Share of answerable questions with a passage that holds the answer among those to be read. */
async function recallOf(embedder: Embedder, set: IndexedSet, ranking: Ranking): Promise<Share> {
  const hits: boolean[] = []
  for (const question of answerable(set)) {
    const found = await retrieved(embedder, set, question, ranking, READ)
    const hit = found.some(({ passage }) =>
      holdsAnswer(question, passage.documentId, passage.start, passage.end),
    )
    hits.push(hit)
  }
  return shareOf(hits)
}

const retrieved = (
  embedder: Embedder,
  { generation }: IndexedSet,
  { question }: SetQuestion,
  ranking: Ranking,
  limit: number,
): Promise<Retrieved[]> => retrieve(embedder, generation, readTerms(question), { limit, ranking })

type ReadSet = readonly { readonly question: SetQuestion; readonly read: readonly ReadPassage[] }[]

async function readSet(
  embedder: Embedder,
  reader: Reader,
  set: IndexedSet,
  ranking: Ranking,
): Promise<ReadSet> {
  const documentOf = async (id: string): Promise<Document> => (await set.generation.document(id))!
  const rows: { question: SetQuestion; read: ReadPassage[] }[] = []
  for (const question of answerable(set)) {
    const found = await retrieved(embedder, set, question, ranking, READ)
    const options = { ...READING, ranking: UNMIXED }
    rows.push({
      question,
      read: await readPassages(reader, readTerms(question.question), found, documentOf, options),
    })
  }
  return rows
}

/** Shares of questions whose first passage is of the right document, and whose quote is right. */
function firstShares(rows: ReadSet, ranking: Ranking): [documents: Share, quotes: Share] {
  const firsts = rows.map(({ question, read }) => {
    const ranked = read.map((passage) => rankedWith(passage, ranking, NO_NAMES))
    const first = ranked.reduce((one, other) => (other.rank > one.rank ? other : one))
    const quote = quoteOf(first)
    return {
      isOfDocument: first.document.id === question.doc,
      isRight: quote !== null && holdsAnswer(question, quote.document, quote.start, quote.end),
    }
  })
  return [
    shareOf(firsts.map(({ isOfDocument }) => isOfDocument)),
    shareOf(firsts.map(({ isRight }) => isRight)),
  ]
}
