import { mergePeople } from './merge-people.ts'
import type { PeopleIndex } from './people-index.ts'

/** By what is hidden; forgotten together with the index itself. */
const made = new WeakMap<PeopleIndex, Map<string, Promise<PeopleIndex>>>()

/** Who is in the other documents, as if the hidden ones were not there. @param hidden ids of documents. */
export async function visiblePeople(
  index: PeopleIndex,
  hidden: ReadonlySet<string>,
): Promise<PeopleIndex> {
  if (hidden.size === 0) return index
  const views = made.get(index) ?? new Map<string, Promise<PeopleIndex>>()
  made.set(index, views)
  const key = JSON.stringify([...hidden].sort())
  const view = views.get(key) ?? without(index, hidden)
  views.set(key, view)
  return view
}

async function without(index: PeopleIndex, hidden: ReadonlySet<string>): Promise<PeopleIndex> {
  const sightings = index.people
    .flatMap((person) => person.sightings)
    .filter(({ document }) => !hidden.has(document))
  return { ...index, people: await mergePeople(sightings) }
}
