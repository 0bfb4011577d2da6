import type { Answer, AnswerQuestion, NotFoundCause } from './answer.ts'
import { type Calibration, probabilityOf } from './answerability.ts'
import type { Embedder } from './embedder.ts'
import { UserError } from './errors.ts'
import { type FindingOptions, findAnswer } from './find-answer.ts'
import { assertFingerprint } from './generation.ts'
import { leaningOf, standingBefore } from './leaning-question.ts'
import type { Observe } from './observe.ts'
import { readQuestion, unshouted } from './question-text.ts'
import type { Reader } from './reader.ts'
import { SMALL_TALK_REPLIES, smallTalkOf } from './small-talk.ts'
import { soughtNext } from './sought.ts'
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

/**
 * From this probability on an answer is called unsure rather than absent. On the development data
 * 5 % of the answerable questions lie below, and 72 % of the unanswerable ones.
 */
const PERHAPS = 0.4
/** What is said for each cause, in English; interfaces translate. */
const REASONS: Readonly<Record<NotFoundCause, string>> = {
  ...SMALL_TALK_REPLIES,
  'no-documents': 'There are no documents here yet.',
  unsure: 'Not sure that the documents answer this. The closest passage:',
  'not-said': 'Not in the documents, as far as can be told.',
}
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
    const { previousQuestion, ...others } = options
    const before = standingBefore(asked, previousQuestion)
    for (const [row, question] of asked.entries())
      answers.push(await answerInTurn(parts, generation, question, before[row], others))
    const elapsedMs = performance.now() - began
    return { ...(answers.length === 1 ? answers[0]! : combined(text, answers)), elapsedMs }
  }
}

/**
 * A question that stands by itself is read without the one before it, the answer to which would stand
 * out; any other is read with it. Where that finds nothing, something else is looked for.
 */
async function answerInTurn(
  parts: AnswererParts,
  generation: Generation | null,
  question: string,
  before: string | undefined,
  options: FindingOptions,
): Promise<Answer> {
  const previousQuestion = leaningOf(question) === 'stands' ? undefined : before
  const first = await answerOne(parts, generation, question, { ...options, previousQuestion })
  if (first.kind === 'quoted' || smallTalkOf(question) !== null) return first
  const sought = soughtNext(unshouted(question), previousQuestion)
  if (sought === null) return first
  const second = await answerOne(parts, generation, question, { ...options, sought })
  return second.kind === 'quoted' || second.probability > first.probability ? second : first
}

async function answerOne(
  parts: AnswererParts,
  generation: Generation | null,
  question: string,
  options: FindingOptions,
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
  const likely = probabilityOf(finding.evidence, parts.calibration)
  const probability = likely > PERHAPS && (await finding.isRepeated()) ? PERHAPS : likely
  const least = parts.calibration.thresholds[options.threshold ?? 'balanced']
  if (quotes.length > 0 && probability >= least)
    return { ...base, kind: 'quoted', probability, quotes, passages }
  const cause = probability >= PERHAPS ? 'unsure' : 'not-said'
  return { ...refuse(cause), probability, quotes: quotes.slice(0, 1), passages }
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
