import type { IndexedPassage } from '../core/store.ts'
import { packedBytes } from '../core/token-vectors.ts'
import { cosine } from '../core/vector.ts'
import { editsBetween } from './edits.ts'

/** Keeps the `limit` best of what it is offered: higher scores first, then lower ids. */
export class Best {
  readonly ids: number[] = []
  /** Row `i` belongs to `ids[i]`. */
  readonly scores: number[] = []

  /** What the next one has to reach; −∞ while there is room. */
  least = Number.NEGATIVE_INFINITY

  constructor(readonly limit: number) {}

  offer(id: number, score: number): void {
    const { ids, scores } = this
    let place = scores.length
    if (place === this.limit) {
      if (place === 0 || !isBefore(score, id, scores[place - 1]!, ids[place - 1]!)) return
      place -= 1
    }
    while (place > 0 && isBefore(score, id, scores[place - 1]!, ids[place - 1]!)) {
      scores[place] = scores[place - 1]!
      ids[place] = ids[place - 1]!
      place -= 1
    }
    scores[place] = score
    ids[place] = id
    if (ids.length === this.limit) this.least = scores.at(-1)!
  }
}

const isBefore = (score: number, id: number, otherScore: number, otherId: number): boolean =>
  score > otherScore || (score === otherScore && id < otherId)

/** A term of the index near another one. */
export interface NearTerm {
  readonly term: string
  /** In UTF-16 code units; a swap of two neighbours is one. */
  readonly edits: number
  /** In how many passages it stands. */
  readonly frequency: number
}

/** The term as a near one, or null when it is the same or farther than `maxEdits`. */
export function nearTerm(
  wanted: string,
  maxEdits: number,
  term: string,
  frequency: number,
): NearTerm | null {
  const edits = editsBetween(term, wanted, maxEdits)
  return edits === null || edits === 0 ? null : { term, edits, frequency }
}

/** Nearest first, then the more frequent, then in code-unit order. */
export const byNearness = (one: NearTerm, other: NearTerm): number =>
  one.edits - other.edits ||
  other.frequency - one.frequency ||
  (one.term < other.term ? -1 : Number(one.term > other.term))

const UNIT_TOLERANCE = 1e-3

/**
 * Refuses what would spoil every later search of the collection.
 * @throws RangeError for a vector that is not of unit length or differs in dimensions from `dimensions`
 *   (null: the first vector decides), for packed token vectors that are cut off, or a term frequency
 *   that is not a positive integer.
 */
export function checkPassages(
  passages: readonly IndexedPassage[],
  dimensions: number | null,
): void {
  const expected = dimensions ?? passages[0]?.vector.length
  for (const { vector, tokens, terms } of passages) {
    if (vector.length !== expected) {
      throw new RangeError(`Expected a vector of ${expected} numbers, got ${vector.length}`)
    }
    const length = Math.sqrt(cosine(vector, vector))
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
      throw new RangeError(`Expected a vector of length 1, got ${length}`)
    }
    if (tokens.length % packedBytes(vector.length) !== 0)
      throw new RangeError(`Expected whole token vectors, got ${tokens.length} bytes`)
    for (const [term, count] of terms) {
      if (!Number.isInteger(count) || count < 1) {
        throw new RangeError(`Expected a term frequency from 1 up, got ${count} for \`${term}\``)
      }
    }
  }
}
