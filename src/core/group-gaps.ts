import type { Gap } from './community.ts'
import { isStopTerm, termFrequencies } from './terms.ts'

/** Questions that ask about the same: the most asked one stands for the others. */
export interface GapGroup {
  readonly question: string
  /** The other wordings, most asked first. */
  readonly others: readonly string[]
  readonly count: number
  /** ISO 8601, of the last time. */
  readonly asked: string
}

/** Share of terms (Jaccard) from which two questions are taken to ask about the same. */
const ALIKE = 0.5

/** @param gaps most asked first. @returns the groups, most asked first. */
export function groupGaps(gaps: readonly Gap[]): GapGroup[] {
  const groups: { readonly terms: ReadonlySet<string>; readonly gaps: Gap[] }[] = []
  for (const gap of gaps) {
    const terms = contentTerms(gap.question)
    const group = groups.find((one) => likeness(one.terms, terms) >= ALIKE)
    if (group === undefined) groups.push({ terms, gaps: [gap] })
    else group.gaps.push(gap)
  }
  return groups
    .map(({ gaps: [first, ...rest] }) => ({
      question: first!.question,
      others: rest.map(({ question }) => question),
      count: rest.reduce((sum, { count }) => sum + count, first!.count),
      asked: [first!, ...rest]
        .map(({ asked }) => asked)
        .sort()
        .at(-1)!,
    }))
    .sort((one, other) => other.count - one.count)
}

function contentTerms(question: string): ReadonlySet<string> {
  const all = [...termFrequencies(question).keys()]
  const content = all.filter((term) => !isStopTerm(term))
  return new Set(content.length > 0 ? content : all)
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length
  const union = one.size + other.size - shared
  return union === 0 ? 1 : shared / union
}
