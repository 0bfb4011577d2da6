/** One example: features in a fixed order, the outcome, and how much it counts. */
export interface Example {
  readonly features: readonly number[]
  readonly outcome: 0 | 1
  readonly weight: number
}

export interface Logistic {
  readonly bias: number
  readonly means: readonly number[]
  readonly scales: readonly number[]
  readonly weights: readonly number[]
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** Logistic regression with L2 penalty on centred, scaled features, by gradient descent. */
export function fitLogistic(examples: readonly Example[], penalty = 0.01, steps = 3_000): Logistic {
  const width = examples[0]!.features.length
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  const average = (value: (example: Example) => number): number =>
    examples.reduce((sum, example) => sum + example.weight * value(example), 0) / total
  const columns = Array.from({ length: width }, (_, column) => column)
  const means = columns.map((column) => average(({ features }) => features[column]!))
  const scales = columns.map((column) => {
    const variance = average(({ features }) => (features[column]! - means[column]!) ** 2)
    return Math.sqrt(variance) || 1
  })
  const rows = examples.map(({ features }) =>
    features.map((value, column) => (value - means[column]!) / scales[column]!),
  )
  let bias = 0
  const weights = columns.map(() => 0)
  for (let step = 0; step < steps; step += 1) {
    let biasSlope = 0
    const slopes = weights.map((weight) => penalty * weight)
    for (const [row, { outcome, weight }] of examples.entries()) {
      const logit = rows[row]!.reduce((sum, value, column) => sum + value * weights[column]!, bias)
      const error = ((sigmoid(logit) - outcome) * weight) / total
      biasSlope += error
      rows[row]!.forEach((value, column) => {
        slopes[column]! += error * value
      })
    }
    bias -= biasSlope
    slopes.forEach((slope, column) => {
      weights[column]! -= slope
    })
  }
  return { bias, means, scales, weights }
}

export function predict(
  { bias, means, scales, weights }: Logistic,
  features: readonly number[],
): number {
  return sigmoid(
    features.reduce(
      (sum, value, column) => sum + (weights[column]! * (value - means[column]!)) / scales[column]!,
      bias,
    ),
  )
}
