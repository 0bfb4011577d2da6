/** Words, and single characters of scripts without spaces. */
const unitsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu,
    ) ?? []

const gramsOf = (units: readonly string[], size: number): Map<string, number> => {
  const grams = new Map<string, number>()
  for (let at = 0; at + size <= units.length; at += 1) {
    const gram = units.slice(at, at + size).join(' ')
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

const harmonic = (shared: number, one: number, other: number): number =>
  shared === 0 ? 0 : (2 * (shared / one) * (shared / other)) / (shared / one + shared / other)

const total = (grams: ReadonlyMap<string, number>): number =>
  [...grams.values()].reduce((sum, count) => sum + count, 0)

/** ROUGE-N: F1 of shared n-grams, 0 to 1. */
export function rouge(size: number, made: string, wanted: string): number {
  const [one, other] = [gramsOf(unitsOf(made), size), gramsOf(unitsOf(wanted), size)]
  let shared = 0
  for (const [gram, count] of one) shared += Math.min(count, other.get(gram) ?? 0)
  return harmonic(shared, total(one), total(other))
}

/** ROUGE-L: F1 of the longest common subsequence of units, 0 to 1. */
export function rougeLongest(made: string, wanted: string): number {
  const [one, other] = [unitsOf(made), unitsOf(wanted)]
  let row = new Array<number>(other.length + 1).fill(0)
  for (const unit of one) {
    const next = [0]
    for (const [at, sought] of other.entries())
      next.push(unit === sought ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!))
    row = next
  }
  return harmonic(row.at(-1)!, one.length, other.length)
}
