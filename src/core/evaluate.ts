import type { Answer } from './answer.ts'
import type { Span } from './document.ts'
import { UserError } from './errors.ts'

/** A question of a test set, and where its answer stands. */
export interface LabelledQuestion {
  readonly id: string
  readonly question: string
  /** Id of the document that answers; null: none does. */
  readonly doc: string | null
  /** Any of them is right. */
  readonly answers: readonly (Span & { readonly text: string })[]
}

/** One question's outcome, as numbers. */
export interface Outcome {
  readonly isAnswerable: boolean
  readonly isQuoted: boolean
  readonly probability: number
  /** 1-based rank of the right document among the distinct documents of `passages`; null: not there. */
  readonly rank: number | null
  /** The first quote is of the right document and contains an answer. */
  readonly isQuoteRight: boolean
  /** In UTF-16 units; null without a quote. */
  readonly quoteLength: number | null
  readonly elapsedMs: number
}

/** The table of `verbatim eval`; shares are 0 to 1, null where a set cannot tell. */
export interface QualityTable {
  readonly questions: number
  readonly unanswerable: number
  readonly ndcgAt10: number | null
  readonly recallAt1: number | null
  readonly recallAt5: number | null
  readonly quote: number | null
  readonly quoteLength: number | null
  readonly auroc: number | null
  readonly coverageAt90: number | null
  readonly coverageAt95: number | null
  readonly falseAnswers: number | null
  readonly missed: number | null
  readonly calibrationError: number | null
  readonly medianMs: number | null
  readonly p95Ms: number | null
}

/** Scores an answer: a quote is right by containing an answer span, not by being equal to it. */
export function scoreAnswer(label: LabelledQuestion, answer: Answer): Outcome {
  const ranked = [...new Set(answer.passages.map(({ document }) => document))]
  const index = label.doc === null ? -1 : ranked.indexOf(label.doc)
  const first = answer.quotes[0]
  return {
    isAnswerable: label.doc !== null,
    isQuoted: answer.kind === 'quoted',
    probability: answer.probability,
    rank: index < 0 ? null : index + 1,
    isQuoteRight:
      first !== undefined &&
      first.document === label.doc &&
      label.answers.some(({ start, end }) => first.start <= start && end <= first.end),
    quoteLength: first === undefined ? null : first.end - first.start,
    elapsedMs: answer.elapsedMs,
  }
}

/** Asks and scores; a text that is refused as no question counts as not found. */
export async function askAndScore(
  label: LabelledQuestion,
  ask: () => Promise<Answer>,
): Promise<Outcome> {
  try {
    return scoreAnswer(label, await ask())
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return {
      isAnswerable: label.doc !== null,
      isQuoted: false,
      probability: 0,
      rank: null,
      isQuoteRight: false,
      quoteLength: null,
      elapsedMs: 0,
    }
  }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number | null =>
  mean(items.map((item) => (holds(item) ? 1 : 0)))

/** The value below which `fraction` of the values lie, by nearest rank. */
export function quantile(values: readonly number[], fraction: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? null
}

/** Chance that an answerable question gets a higher probability than another; ties count half. */
export function auroc(outcomes: readonly Outcome[]): number | null {
  const sorted = [...outcomes].sort((one, other) => one.probability - other.probability)
  const positives = sorted.filter(({ isAnswerable }) => isAnswerable).length
  const negatives = sorted.length - positives
  if (positives === 0 || negatives === 0) return null
  let rankSum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability) to += 1
    const meanRank = (from + 1 + to) / 2
    for (let at = from; at < to; at += 1) if (sorted[at]!.isAnswerable) rankSum += meanRank
    from = to
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/**
 * The largest share of the answerable questions that some threshold lets through while at least
 * `precision` of everything it lets through is answerable. Null without unanswerable questions.
 */
export function coverageAt(outcomes: readonly Outcome[], precision: number): number | null {
  const positives = outcomes.filter(({ isAnswerable }) => isAnswerable).length
  if (positives === 0 || positives === outcomes.length) return null
  const sorted = [...outcomes].sort((one, other) => other.probability - one.probability)
  let answered = 0
  let best = 0
  sorted.forEach(({ isAnswerable, probability }, index) => {
    if (isAnswerable) answered += 1
    // A threshold cannot part equal probabilities.
    if (sorted[index + 1]?.probability === probability) return
    if (answered / (index + 1) >= precision) best = answered / positives
  })
  return best
}

/** Expected calibration error over ten equal bins: mean distance of probability and outcome. */
export function calibrationError(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null
  let distance = 0
  for (let bin = 0; bin < 10; bin += 1) {
    const inBin = outcomes.filter(
      ({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin,
    )
    const claimed = mean(inBin.map(({ probability }) => probability)) ?? 0
    const found = share(inBin, ({ isAnswerable }) => isAnswerable) ?? 0
    distance += Math.abs(claimed - found) * inBin.length
  }
  return distance / outcomes.length
}

/** All figures of a set. */
export function summarizeOutcomes(outcomes: readonly Outcome[]): QualityTable {
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable)
  const unanswerable = outcomes.filter(({ isAnswerable }) => !isAnswerable)
  const times = outcomes.map(({ elapsedMs }) => elapsedMs)
  const gain = ({ rank }: Outcome) => (rank !== null && rank <= 10 ? 1 / Math.log2(rank + 1) : 0)
  const isMixed = answerable.length > 0 && unanswerable.length > 0
  return {
    questions: outcomes.length,
    unanswerable: unanswerable.length,
    ndcgAt10: mean(answerable.map(gain)),
    recallAt1: share(answerable, ({ rank }) => rank === 1),
    recallAt5: share(answerable, ({ rank }) => rank !== null && rank <= 5),
    quote: share(answerable, ({ isQuoteRight }) => isQuoteRight),
    quoteLength: mean(answerable.flatMap(({ quoteLength }) => quoteLength ?? [])),
    auroc: auroc(outcomes),
    coverageAt90: coverageAt(outcomes, 0.9),
    coverageAt95: coverageAt(outcomes, 0.95),
    falseAnswers: share(unanswerable, ({ isQuoted }) => isQuoted),
    missed: share(answerable, ({ isQuoted }) => !isQuoted),
    calibrationError: isMixed ? calibrationError(outcomes) : null,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  }
}
