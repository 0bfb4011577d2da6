import type { AnswerOptions, RankedPassage } from './answer.ts'
import type { Calibration, Evidence } from './answerability.ts'
import { chooseQuotes } from './choose-quotes.ts'
import type { Document } from './document.ts'
import type { Embedder } from './embedder.ts'
import { essentialQuestion } from './essential-question.ts'
import { gatherEvidence } from './evidence.ts'
import { embedsAnyLength, questionSeen } from './follow-up.ts'
import { type Observe, unobserved } from './observe.ts'
import { personAsked } from './people/asked-person.ts'
import { byPrecedence } from './precedence.ts'
import { baseLanguage, readTerms } from './question.ts'
import { unshouted } from './question-text.ts'
import type { Quote } from './quote.ts'
import { readPassages } from './read.ts'
import type { ReadPassage } from './read-passage.ts'
import type { Reader } from './reader.ts'
import { isRepeated } from './repeated.ts'
import { type RetrievalOptions, type Retrieved, retrieve } from './retrieve.ts'
import { soughtOf } from './sought.ts'
import type { Generation } from './store.ts'

interface FindingParts {
  readonly embedder: Embedder
  readonly reader: Reader
  readonly calibration: Pick<Calibration, 'ranking'>
  /** Absent: nobody watches. */
  readonly observe?: Observe | undefined
}

/** All that was found for one question, before it is decided. */
export interface Finding {
  /** Best first; those read come before those only retrieved. */
  readonly passages: readonly RankedPassage[]
  readonly evidence: Evidence
  readonly quotes: readonly Quote[]
  /** Reads once more whether, of a follow-up, what was found rather answers the question before it. */
  readonly isRepeated: () => Promise<boolean>
}

export interface FindingOptions extends AnswerOptions {
  /** What is looked for; absent: what `soughtOf` tells. The whole text is read either way. */
  readonly sought?: string | undefined
}

/** How many passages an answer lists. */
const PASSAGES = 10
/** How many are retrieved, so that many short ones can be read. */
const RETRIEVED = 20
/** About 1,000 tokens are read on two cores in the time that a question may take. */
const READING = { first: 2, settledAt: 1, mostTokens: 1_000 } as const

/** Retrieves and reads; null when nothing was found. */
export async function findAnswer(
  { embedder, reader, calibration: { ranking }, observe = unobserved }: FindingParts,
  generation: Generation,
  typed: string,
  { previousQuestion: previous, sought, languageHint, signal }: FindingOptions = {},
): Promise<Finding | null> {
  const text = unshouted(typed)
  const previousQuestion = previous === undefined ? undefined : unshouted(previous)
  const languages = new Set((await generation.languages()).map(baseLanguage))
  // Where all documents are in one language, a question too short to tell is most likely in it.
  const [only] = languages.size === 1 ? languages : []
  const question = readTerms(sought ?? soughtOf(text, previousQuestion), languageHint ?? only)
  const seen = await questionSeen(text, previousQuestion, embedder)
  const questionRead = { ...question, text: seen }
  const retrieval: RetrievalOptions = { limit: RETRIEVED, ranking, signal }
  const fitting = embedsAnyLength(embedder, previousQuestion === undefined ? 'start' : 'end')
  const embed: Embedder['embed'] = (...texts) => observe('embed', () => fitting.embed(...texts))
  const retrieved = await observe('retrieve', () =>
    retrieve({ embed }, generation, question, retrieval),
  )
  const documentOf = documentsOf(generation)
  const reading = { ...READING, ranking, signal }
  const read = await observe('read', async () => {
    const person = await personAsked(essentialQuestion(text), retrieved, documentOf)
    return person.prefer(
      await readPassages(reader, questionRead, person.passages, documentOf, reading),
    )
  })
  const precedence = byPrecedence(read, question)
  const [best] = precedence.read
  if (best === undefined) return null
  return observe('decide', async () => ({
    passages: rankAll(precedence.read, retrieved).slice(0, PASSAGES),
    evidence: await gatherEvidence(reader, generation, questionRead, precedence.read, signal),
    quotes: chooseQuotes(precedence),
    isRepeated: async () =>
      previousQuestion !== undefined &&
      isRepeated(reader, essentialQuestion(text), previousQuestion, best, signal),
  }))
}

/** Reads each document once for a question. */
function documentsOf(generation: Generation): (id: string) => Promise<Document> {
  const documents = new Map<string, Promise<Document>>()
  const load = async (id: string) => (await generation.document(id))!
  return (id) => {
    const known = documents.get(id) ?? load(id)
    documents.set(id, known)
    return known
  }
}

/** Those read by their rank, then the others, which rank below all of them. */
function rankAll(
  read: readonly ReadPassage[],
  retrieved: readonly Retrieved[],
): readonly RankedPassage[] {
  const isRead = new Set(read.map(({ passage }) => passage.id))
  const lowest = read.at(-1)?.rank ?? 0
  const ranked = ({ passage: { documentId, start, end } }: Retrieved, score: number) => ({
    document: documentId,
    start,
    end,
    score,
  })
  return [
    ...read.map((found) => ranked(found, found.rank)),
    ...retrieved
      .filter(({ passage }) => !isRead.has(passage.id))
      .map((found) => ranked(found, lowest - 2 + found.score)),
  ]
}
