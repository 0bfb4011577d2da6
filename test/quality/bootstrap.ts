import { seeded } from '../bench/corpus.ts'

const RESAMPLES = 1_000

/** 95 % interval of a figure over resampled items, by percentiles; the same in every run. */
export function interval<T>(
  items: readonly T[],
  figure: (items: readonly T[]) => number | null,
): readonly [number, number] | null {
  const random = seeded(1)
  const figures: number[] = []
  for (let round = 0; round < RESAMPLES; round += 1) {
    const sample = items.map(() => items[Math.floor(random() * items.length)]!)
    const value = figure(sample)
    if (value === null) return null
    figures.push(value)
  }
  figures.sort((one, other) => one - other)
  return [figures[Math.floor(RESAMPLES * 0.025)]!, figures[Math.floor(RESAMPLES * 0.975)]!]
}
