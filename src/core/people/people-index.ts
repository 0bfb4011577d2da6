import type { Span } from '../document.ts'
import { pauses } from '../pauses.ts'
import type { NamedEntity } from '../reader.ts'
import { segment } from '../sentence.ts'
import type { DocumentSummary, Generation } from '../store.ts'
import { type DocumentPeople, peopleInDocument } from './document-people.ts'
import { mergePeople } from './merge-people.ts'
import type { PeopleIndex } from './person.ts'
import { type Sighting, sightingsIn } from './sighting.ts'

export type { PeopleIndex, Person } from './person.ts'

/** Reads generations once each; documents that stay the same are not looked at again. */
export interface PeopleBook {
  /** @throws the store's faults. */
  peopleOf(generation: Generation): Promise<PeopleIndex>
}

type Seen = readonly Sighting[]

/** How many generations are remembered: of all servers together. */
const KEPT = 50

export function createPeopleBook(): PeopleBook {
  const indexes = new Map<string, Promise<PeopleIndex>>()
  const documents = new Map<string, Map<string, Seen>>()
  return {
    peopleOf(generation) {
      const { collection, summary } = generation
      // A document may be forgotten within a generation.
      const key = JSON.stringify([collection, summary.generation, summary.documents])
      let index = indexes.get(key)
      if (index === undefined) {
        index = readIndex(generation, documents)
        index.catch(() => indexes.delete(key))
        indexes.set(key, index)
        const oldest = indexes.keys().next().value
        if (indexes.size > KEPT && oldest !== undefined) indexes.delete(oldest)
      }
      return index
    },
  }
}

async function readIndex(
  generation: Generation,
  documents: Map<string, Map<string, Seen>>,
): Promise<PeopleIndex> {
  const before = documents.get(generation.collection)
  const now = new Map<string, Seen>()
  const all: Sighting[] = []
  let withNames = 0
  const summaries = await generation.documents()
  const pause = pauses()
  for (const summary of summaries) {
    const key = JSON.stringify([summary.id, summary.contentHash, summary.date, summary.title])
    const seen = before?.get(key) ?? (await readDocument(generation, summary))
    if (seen === null) continue
    withNames += 1
    now.set(key, seen)
    all.push(...seen)
    await pause()
  }
  documents.set(generation.collection, now)
  return { people: await mergePeople(all), isComplete: withNames === summaries.length }
}

/** Null when the document was indexed without names. */
async function readDocument(
  generation: Generation,
  summary: DocumentSummary,
): Promise<Seen | null> {
  const [document, passages] = await Promise.all([
    generation.document(summary.id),
    generation.passagesOf(summary.id),
  ])
  if (document === null) return []
  if (passages.length > 0 && passages.every(({ names }) => names === undefined)) return null
  const names = distinct(passages.flatMap((passage) => passage.names ?? []))
  const people: DocumentPeople = peopleInDocument(document, names)
  return people.people.length === 0
    ? []
    : sightingsIn(document, people, segment(document.text, document.language))
}

/** Neighbouring passages may share a sentence, and then its names. */
function distinct(names: readonly NamedEntity[]): NamedEntity[] {
  const byPlace = new Map(names.map((name) => [placeOf(name), name]))
  return [...byPlace.values()].sort((one, other) => one.start - other.start)
}

const placeOf = ({ start, end }: Span): string => `${start}-${end}`
