import type { Sighting } from './sighting.ts'

/** One person over all documents of a generation. */
export interface Person {
  /** The fullest form. */
  readonly name: string
  /** Every full form, the fullest first; in other scripts too. */
  readonly names: readonly string[]
  /** In how many places. */
  readonly mentions: number
  /** One a document; the newest document first, undated ones last. */
  readonly sightings: readonly Sighting[]
}

/** Everyone in a generation, by number of mentions. */
export interface PeopleIndex {
  readonly people: readonly Person[]
  /** False when the documents were indexed without looking for names. */
  readonly isComplete: boolean
}
