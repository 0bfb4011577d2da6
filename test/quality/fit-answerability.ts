import type { Threshold } from '../../src/core/answer.ts'
import type { Calibration, Evidence } from '../../src/core/answerability.ts'
import { auroc, type Outcome } from '../../src/core/evaluate.ts'
import { type Example, fitLogistic, type Logistic, predict } from './logistic.ts'

/** One question's evidence, and whether the documents answer it. */
export interface Observation {
  readonly set: string
  /** Questions of one group are trained on together or tested on together. */
  readonly group: string
  readonly isAnswerable: boolean
  readonly evidence: Evidence
  readonly weight: number
}

/** The most of the unanswerable questions, not trained on, that each threshold lets through. */
export const FALSE_ANSWERS: Readonly<Record<Threshold, number>> = {
  strict: 0.05,
  balanced: 0.1,
  generous: 0.2,
}
const FOLDS = 6

const FEATURES: readonly (keyof Evidence)[] = [
  'reading',
  'control',
  'lead',
  'weakest',
  'sentenceMatch',
  'sentenceWeakest',
  'coverage',
  'questionLength',
  'highlightLength',
  'sameLanguage',
]

const exampleOf = ({ evidence, isAnswerable, weight }: Observation): Example => ({
  features: FEATURES.map((name) => evidence[name]),
  outcome: isAnswerable ? 1 : 0,
  weight,
})

export interface Fit {
  readonly bias: number
  readonly weights: Calibration['weights']
  readonly thresholds: Calibration['thresholds']
  /** Precision at the set's own odds, and share of its answerable questions answered. */
  readonly figures: Readonly<Record<string, { precision: number; answered: number }>>
  /** AUROC by set, each question judged by a model that saw none of its group. */
  readonly auroc: Readonly<Record<string, number | null>>
}

/** @param thresholdSet the set on which the thresholds are put. */
export function fitAnswerability(observations: readonly Observation[], thresholdSet: string): Fit {
  const judged = crossValidate(observations)
  const sets = [...new Set(observations.map(({ set }) => set))]
  const model = fitLogistic(observations.map(exampleOf))
  const deciding = judged.filter(({ set }) => set === thresholdSet)
  const thresholds = {
    strict: thresholdFor(deciding, FALSE_ANSWERS.strict),
    balanced: thresholdFor(deciding, FALSE_ANSWERS.balanced),
    generous: thresholdFor(deciding, FALSE_ANSWERS.generous),
  }
  return {
    bias: model.bias,
    weights: weightsOf(model),
    thresholds,
    figures: figuresOf(deciding, thresholds),
    auroc: Object.fromEntries(
      sets.map((name) => [name, auroc(judged.filter(({ set }) => set === name))]),
    ),
  }
}

type Judged = Outcome & { readonly set: string }

function crossValidate(observations: readonly Observation[]): Judged[] {
  const groups = [...new Set(observations.map(({ group }) => group))].sort()
  const foldOf = new Map(groups.map((group, index) => [group, index % FOLDS]))
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const isTested = ({ group }: Observation) => foldOf.get(group) === fold
    const model = fitLogistic(observations.filter((one) => !isTested(one)).map(exampleOf))
    return observations.filter(isTested).map((observation) => ({
      set: observation.set,
      isAnswerable: observation.isAnswerable,
      isQuoted: false,
      probability: predict(model, exampleOf(observation).features),
      rank: null,
      isQuoteRight: false,
      quoteLength: null,
      elapsedMs: 0,
    }))
  })
}

const weightsOf = ({ means, scales, weights }: Logistic): Calibration['weights'] =>
  Object.fromEntries(
    FEATURES.map((name, column) => [
      name,
      { mean: means[column]!, scale: scales[column]!, weight: weights[column]! },
    ]),
  ) as Calibration['weights']

/**
 * The least probability that lets through at most `share` of the unanswerable questions. Not a
 * precision: that would depend on how often members ask the unanswerable, which nobody knows.
 */
function thresholdFor(judged: readonly Judged[], share: number): number {
  const unanswerable = judged
    .filter(({ isAnswerable }) => !isAnswerable)
    .map(({ probability }) => probability)
    .sort((one, other) => other - one)
  const allowed = Math.floor(share * unanswerable.length)
  return (unanswerable[allowed] ?? 0) + Number.EPSILON
}

/** What the thresholds did on the set they were put on: shares of 1. */
const figuresOf = (judged: readonly Judged[], thresholds: Calibration['thresholds']) =>
  Object.fromEntries(
    Object.entries(thresholds).map(([name, least]) => {
      const passed = judged.filter(({ probability }) => probability >= least)
      const right = passed.filter(({ isAnswerable }) => isAnswerable).length
      const answerable = judged.filter(({ isAnswerable }) => isAnswerable).length
      return [name, { precision: right / passed.length, answered: right / answerable }]
    }),
  )
