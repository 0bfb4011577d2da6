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

/** Precision at even odds that each threshold gave on questions not trained on. */
const PRECISIONS: Readonly<Record<Threshold, number>> = {
  strict: 0.95,
  balanced: 0.9,
  generous: 0.8,
}
const FOLDS = 6

const FEATURES: readonly (keyof Evidence)[] = [
  'reading',
  'control',
  'lead',
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
  /** AUROC by set, each question judged by a model that saw none of its group. */
  readonly auroc: Readonly<Record<string, number | null>>
}

/** @param thresholdSet the set on which the thresholds are put. */
export function fitAnswerability(observations: readonly Observation[], thresholdSet: string): Fit {
  const judged = crossValidate(observations)
  const sets = [...new Set(observations.map(({ set }) => set))]
  const model = fitLogistic(observations.map(exampleOf))
  const deciding = judged.filter(({ set }) => set === thresholdSet)
  return {
    bias: model.bias,
    weights: weightsOf(model),
    thresholds: {
      strict: thresholdFor(deciding, PRECISIONS.strict),
      balanced: thresholdFor(deciding, PRECISIONS.balanced),
      generous: thresholdFor(deciding, PRECISIONS.generous),
    },
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
 * The least probability above which answerable and unanswerable questions, asked equally often,
 * would give the precision. Even odds, because how often members ask the unanswerable is unknown.
 */
function thresholdFor(judged: readonly Judged[], precision: number): number {
  const share = (isAnswerable: boolean, least: number): number => {
    const some = judged.filter((one) => one.isAnswerable === isAnswerable)
    return some.filter(({ probability }) => probability >= least).length / some.length
  }
  const candidates = judged.map(({ probability }) => probability).sort((one, other) => one - other)
  const reached = candidates.find((least) => {
    const right = share(true, least)
    return right > 0 && right / (right + share(false, least)) >= precision
  })
  return reached ?? 1
}
