import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openInference } from '../../embeddings/inference.ts'
import { choose, type Selection } from '../../src/core/summarize/choose.ts'
import { FEATURES, featuresOf, type SummaryInput } from '../../src/core/summarize/features.ts'
import { nearnessOf, worthOf } from '../../src/core/summarize/summarize.ts'
import type { Weights } from '../../src/core/summarize/weights.ts'
import { type Example, fitLogistic, type Logistic } from './logistic.ts'
import { type LabelledDocument, readSummaries, summaryInputsOf } from './summary-set.ts'

/**
 * Makes `src/core/summarize/weights.ts`: logistic regression on which sentences an editor keeps, its
 * penalty and the selection chosen by cross-validation, one document left out at a time.
 * `node dist/test/quality/tune-summary.js SUMMARIES.jsonl`
 */

const PENALTIES = [0.003, 0.01, 0.03, 0.1, 0.3]
const REPETITIONS = [0, 1, 1.5, 2, 3, 4]

interface Labelled {
  readonly label: LabelledDocument
  readonly input: SummaryInput
  readonly features: readonly (readonly number[])[]
  readonly near: readonly (readonly number[])[]
}

const examplesOf = ({ label, input, features }: Labelled): Example[] =>
  input.candidates.map(({ text }, row) => ({
    features: features[row]!,
    outcome: label.key.includes(text) ? 1 : 0,
    weight: 1 / input.candidates.length,
  }))

const weightsOf = ({ means, scales, weights }: Logistic, selection: Selection): Weights => ({
  features: Object.fromEntries(
    FEATURES.map((feature, column) => [
      feature,
      { mean: means[column]!, scale: scales[column]!, weight: weights[column]! },
    ]),
  ) as Weights['features'],
  selection,
})

/** Share of the key sentences among as many chosen ones. */
function kept({ label, input, near }: Labelled, weights: Weights): number {
  const rows = choose(worthOf(input, weights), near, label.key.length, weights.selection)
  const texts = rows.map((row) => input.candidates[row]!.text)
  return label.key.filter((sentence) => texts.includes(sentence)).length / label.key.length
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const path = process.argv[2]
if (path === undefined) throw new Error('Usage: tune-summary.js SUMMARIES.jsonl')
const labels = readSummaries(resolve(path))
const inference = await openInference()
const inputs = await summaryInputsOf(inference.embedder, labels)
await inference.close()
const all: Labelled[] = labels.map((label, row) => ({
  label,
  input: inputs[row]!,
  features: featuresOf(inputs[row]!),
  near: nearnessOf(inputs[row]!),
}))

let best = { score: -1, penalty: 0, selection: { repetition: 0 } }
for (const penalty of PENALTIES) {
  const models = all.map((_, out) =>
    fitLogistic(all.filter((__, row) => row !== out).flatMap(examplesOf), penalty),
  )
  for (const repetition of REPETITIONS) {
    const selection = { repetition }
    const score = mean(all.map((one, out) => kept(one, weightsOf(models[out]!, selection))))
    console.log(JSON.stringify({ penalty, ...selection, kept: Number(score.toFixed(4)) }))
    if (score > best.score) best = { score, penalty, selection }
  }
}
const weights = weightsOf(fitLogistic(all.flatMap(examplesOf), best.penalty), best.selection)
const rounded = JSON.parse(
  JSON.stringify(weights, (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(4)) : value,
  ),
) as Weights
const source = `import type { Selection } from './choose.ts'
import type { Feature } from './features.ts'

/** What a sentence is worth. */
export interface Weights {
  readonly features: Readonly<Record<Feature, { mean: number; scale: number; weight: number }>>
  readonly selection: Selection
}

/**
 * Made by \`test/quality/tune-summary.ts\` from development data, never by hand. Of the sentences that
 * an editor keeps, ${(100 * best.score).toFixed(0)} % are chosen in documents left out of the making.
 */
export const WEIGHTS: Weights = ${JSON.stringify(rounded, null, 2)}
`
writeFileSync(resolve('src/core/summarize/weights.ts'), source)
console.log(`best: ${JSON.stringify(best)}`)
