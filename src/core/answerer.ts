import type {
  Answer,
  AnswerOptions,
  AnswerQuestion,
  NotFoundCause,
  RankedPassage,
} from './answer.ts'
import { type Calibration, type Evidence, probabilityOf } from './answerability.ts'
import type { Document } from './document.ts'
import type { Embedder } from './embedder.ts'
import { UserError } from './errors.ts'
import { gatherEvidence } from './evidence.ts'
import { assertFingerprint } from './generation.ts'
import { type Observe, unobserved } from './observe.ts'
import { personAsked } from './people/asked-person.ts'
import { byPrecedence } from './precedence.ts'
import { baseLanguage, readTerms } from './question.ts'
import { readQuestion } from './question-text.ts'
import type { Quote } from './quote.ts'
import { chooseQuotes } from './quotes.ts'
import { readPassages } from './read.ts'
import type { ReadPassage } from './read-passage.ts'
import type { Reader } from './reader.ts'
import { type RetrievalOptions, type Retrieved, retrieve } from './retrieve.ts'
import { SMALL_TALK_REPLIES, smallTalkOf } from './small-talk.ts'
import { splitQuestion } from './split-question.ts'
import type { Generation, Store } from './store.ts'
import { visibleGeneration } from './visible-generation.ts'

export interface AnswererParts {
  readonly store: Store
  readonly embedder: Embedder
  readonly reader: Reader
  readonly calibration: Calibration
  /** Of the model and chunking in use; an index made otherwise is refused. */
  readonly fingerprint: string
  /** Absent: nobody watches. */
  readonly observe?: Observe | undefined
}

type FindingParts = Pick<AnswererParts, 'embedder' | 'reader' | 'observe'> & {
  readonly calibration: Pick<Calibration, 'ranking'>
}

/** All that was found for one question, before it is decided. */
export interface Finding {
  /** Best first; those read come before those only retrieved. */
  readonly passages: readonly RankedPassage[]
  readonly evidence: Evidence
  readonly quotes: readonly Quote[]
}

/** How many passages an answer lists. */
const PASSAGES = 10
/**
 * From this probability on an answer is called unsure rather than absent. On the development data
 * 5 % of the answerable questions lie below, and 45 % of the unanswerable ones.
 */
const PERHAPS = 0.4
/** What is said for each cause, in English; interfaces translate. */
const REASONS: Readonly<Record<NotFoundCause, string>> = {
  ...SMALL_TALK_REPLIES,
  'no-documents': 'There are no documents here yet.',
  unsure: 'Not sure that the documents answer this. The closest passage:',
  'not-said': 'Not in the documents, as far as can be told.',
}
/** How many are retrieved, so that many short ones can be read. */
const RETRIEVED = 20
/** The time budget of the design is about 1,000 tokens read on two cores. */
const READING = { first: 2, settledAt: 1, mostTokens: 1_000 } as const

/**
 * The way of a question: retrieve → read → decide → quote.
 * @throws UserError when the text is no question that can be answered; FingerprintMismatchError
 * when the index was made otherwise; the signal's reason.
 */
export function createAnswerer(parts: AnswererParts): AnswerQuestion {
  return async (collection, text, options = {}) => {
    const began = performance.now()
    const prepared = readQuestion(text)
    if ('reason' in prepared) throw new UserError(prepared.reason)
    const live = await parts.store.live(collection)
    if (live !== null) assertFingerprint(live, parts.fingerprint)
    const generation = live && (await visibleGeneration(live, options.hidden ?? new Set()))
    const asked = splitQuestion(prepared.question)
    const answers: Answer[] = []
    for (const question of asked)
      answers.push(await answerOne(parts, generation, question, options))
    const elapsedMs = performance.now() - began
    return { ...(answers.length === 1 ? answers[0]! : combined(text, answers)), elapsedMs }
  }
}

async function answerOne(
  parts: AnswererParts,
  generation: Generation | null,
  question: string,
  options: AnswerOptions,
): Promise<Answer> {
  const base = { id: options.id ?? null, question, elapsedMs: 0 }
  const refuse = (cause: NotFoundCause): Answer => ({
    ...base,
    kind: 'not-found',
    probability: 0,
    quotes: [],
    passages: [],
    reason: REASONS[cause],
    cause,
  })
  const talk = smallTalkOf(question)
  if (talk !== null) return refuse(talk)
  if (generation === null || generation.summary.passages === 0) return refuse('no-documents')
  const finding = await findAnswer(parts, generation, question, options)
  if (finding === null) return refuse('not-said')
  const { quotes, passages } = finding
  const probability = probabilityOf(finding.evidence, parts.calibration)
  const least = parts.calibration.thresholds[options.threshold ?? 'balanced']
  if (quotes.length > 0 && probability >= least)
    return { ...base, kind: 'quoted', probability, quotes, passages }
  const cause = probability >= PERHAPS ? 'unsure' : 'not-said'
  return { ...refuse(cause), probability, quotes: quotes.slice(0, 1), passages }
}

/** Retrieves and reads; null when nothing was found. Exported for calibration and evaluation. */
export async function findAnswer(
  { embedder, reader, calibration: { ranking }, observe = unobserved }: FindingParts,
  generation: Generation,
  text: string,
  { previousQuestion, languageHint, signal }: AnswerOptions = {},
): Promise<Finding | null> {
  const asked = previousQuestion === undefined ? text : `${previousQuestion} ${text}`
  const languages = new Set((await generation.languages()).map(baseLanguage))
  // Where all documents are in one language, a question too short to tell is most likely in it.
  const [only] = languages.size === 1 ? languages : []
  const question = readTerms(asked, languageHint ?? only)
  const retrieval: RetrievalOptions = { limit: RETRIEVED, ranking, signal }
  const embed: Embedder['embed'] = (...texts) => observe('embed', () => embedder.embed(...texts))
  const retrieved = await observe('retrieve', () =>
    retrieve({ embed }, generation, question, retrieval),
  )
  const documentOf = documentsOf(generation)
  const reading = { ...READING, ranking, signal }
  const person = await personAsked(text, retrieved, documentOf)
  const read = person.prefer(
    await observe('read', () =>
      readPassages(reader, question, person.passages, documentOf, reading),
    ),
  )
  const precedence = byPrecedence(read)
  const [best] = precedence.read
  if (best === undefined) return null
  return observe('decide', async () => ({
    passages: rankAll(precedence.read, retrieved).slice(0, PASSAGES),
    evidence: await gatherEvidence(reader, generation, question, precedence.read, signal),
    quotes: chooseQuotes(precedence),
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

/** Several answers as one: quoted when any is, as sure as the surest. */
function combined(question: string, parts: readonly Answer[]): Answer {
  const best = parts.reduce((one, other) => (other.probability > one.probability ? other : one))
  const quoted = parts.filter(({ kind }) => kind === 'quoted')
  return {
    ...best,
    question,
    kind: quoted.length > 0 ? 'quoted' : 'not-found',
    quotes: quoted.length > 0 ? quoted.map(({ quotes }) => quotes[0]!) : best.quotes,
    parts,
  }
}
