import { mergePeople } from './merge-people.ts'
import type { PeopleIndex } from './people-index.ts'

/** By what is hidden; forgotten together with the index itself. */
const made = new WeakMap<PeopleIndex, Map<string, PeopleIndex>>()

/** Who is in the other documents, as if the hidden ones were not there. @param hidden ids of documents. */
export function visiblePeople(index: PeopleIndex, hidden: ReadonlySet<string>): PeopleIndex {
  if (hidden.size === 0) return index
  const views = made.get(index) ?? new Map<string, PeopleIndex>()
  made.set(index, views)
  const key = JSON.stringify([...hidden].sort())
  const known = views.get(key)
  if (known !== undefined) return known
  const sightings = index.people
    .flatMap((person) => person.sightings)
    .filter(({ document }) => !hidden.has(document))
  const view = { ...index, people: mergePeople(sightings) }
  views.set(key, view)
  return view
}
