import { hasHan } from './chinese.ts'
import { isSameName, shapeOf } from './join.ts'
import { lettersOf, nameKey, pinyinOf, wordsOfName } from './name-key.ts'
import type { Person } from './person.ts'
import type { Sighting } from './sighting.ts'

/** Sightings of one person so far. */
interface Group {
  /** What the group was begun with; others that join it may be called otherwise. */
  readonly name: string
  readonly sightings: Sighting[]
}

/** Sightings of all documents → people, by number of mentions, then by name. */
export function mergePeople(sightings: readonly Sighting[]): Person[] {
  const groups = new Map<string, Group>()
  for (const sighting of sightings) {
    const key = nameKey(sighting.name)
    const group = groups.get(key) ?? { name: sighting.name, sightings: [] }
    group.sightings.push(sighting)
    groups.set(key, group)
  }
  const merged = joinScripts(joinFullerForms([...groups.values()]))
  return merged
    .map(personOf)
    .sort((one, other) => other.mentions - one.mentions || (one.name < other.name ? -1 : 1))
}

/** "Walter Grimes" belongs to "Walter T. Grimes" where only one such person is known. */
function joinFullerForms(groups: readonly Group[]): Group[] {
  const byWord = new Map<string, Group[]>()
  for (const group of groups)
    for (const word of new Set(wordsOfName(group.name)))
      byWord.set(word, [...(byWord.get(word) ?? []), group])
  const fewestWordsFirst = [...groups].sort((one, other) => wordCount(one) - wordCount(other))
  const gone = new Set<Group>()
  for (const group of fewestWordsFirst) {
    if (wordCount(group) < 2) continue
    const shape = shapeOf(wordsOfName(group.name))
    const fuller = new Set(
      shape.words
        .flatMap((word) => byWord.get(word) ?? [])
        .filter(
          (other) =>
            other !== group &&
            !gone.has(other) &&
            wordCount(other) > wordCount(group) &&
            isSameName(shape, shapeOf(wordsOfName(other.name))),
        ),
    )
    const [only] = fuller
    if (fuller.size !== 1 || only === undefined) continue
    absorb(only, group)
    gone.add(group)
  }
  return groups.filter((group) => !gone.has(group))
}

const wordCount = (group: Group): number => wordsOfName(group.name).length

/** "黄坤明" and "Huang Kunming" are one, unless two people in Chinese characters read alike. */
function joinScripts(groups: readonly Group[]): Group[] {
  const byReading = new Map<string, Group[]>()
  for (const group of groups) {
    const reading = pinyinOf(group.name)
    if (reading !== null) byReading.set(reading, [...(byReading.get(reading) ?? []), group])
  }
  const gone = new Set<Group>()
  for (const group of groups) {
    const { name } = group
    if (hasHan(name) || wordCount(group) < 2) continue
    const alike = new Set(lettersOf(name).flatMap((letters) => byReading.get(letters) ?? []))
    const [only] = alike
    if (alike.size !== 1 || only === undefined) continue
    absorb(only, group)
    gone.add(group)
  }
  return groups.filter((group) => !gone.has(group))
}

function absorb(into: Group, group: Group): void {
  for (const sighting of group.sightings) into.sightings.push(sighting)
}

function personOf({ sightings }: Group): Person {
  const newestFirst = [...sightings].sort((one, other) =>
    (other.date ?? '').localeCompare(one.date ?? ''),
  )
  const counts = new Map<string, number>()
  for (const { name, mentions } of sightings) counts.set(name, (counts.get(name) ?? 0) + mentions)
  // The script and form used most; among equals the fuller one.
  const names = [...counts.keys()].sort(
    (one, other) =>
      wordsOfName(other).length - wordsOfName(one).length ||
      counts.get(other)! - counts.get(one)! ||
      other.length - one.length,
  )
  return {
    name: names[0]!,
    names,
    mentions: sightings.reduce((sum, { mentions }) => sum + mentions, 0),
    sightings: newestFirst,
  }
}
