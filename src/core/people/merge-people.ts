import { pauses } from '../pauses.ts'
import { hasHan } from './chinese.ts'
import { isSameName, shapeOf } from './join.ts'
import { lettersOf, nameKey, pinyinOf, wordsOfName } from './name-key.ts'
import type { Person } from './person.ts'
import type { Sighting } from './sighting.ts'

/** Sightings of one person so far. */
interface Group {
  /** What the group was begun with; others that join it may be called otherwise. */
  readonly name: string
  readonly words: readonly string[]
  readonly sightings: Sighting[]
}

type Pause = ReturnType<typeof pauses>

/** Sightings of all documents → people, by number of mentions, then by name. Pauses on the way. */
export async function mergePeople(sightings: readonly Sighting[]): Promise<Person[]> {
  const pause = pauses()
  const groups = await groupByName(sightings, pause)
  const merged = joinScripts(await joinFullerForms(groups, pause))
  const people: Person[] = []
  for (const group of merged) {
    people.push(personOf(group))
    await pause()
  }
  return people.sort(
    (one, other) => other.mentions - one.mentions || (one.name < other.name ? -1 : 1),
  )
}

async function groupByName(sightings: readonly Sighting[], pause: Pause): Promise<Group[]> {
  const keys = new Map<string, string>()
  const groups = new Map<string, Group>()
  for (const sighting of sightings) {
    const { name } = sighting
    const key = keys.get(name) ?? nameKey(name)
    keys.set(name, key)
    const group = groups.get(key) ?? { name, words: wordsOfName(name), sightings: [] }
    group.sightings.push(sighting)
    groups.set(key, group)
    await pause()
  }
  return [...groups.values()]
}

/** "Walter Grimes" belongs to "Walter T. Grimes" where only one such person is known. */
async function joinFullerForms(groups: readonly Group[], pause: Pause): Promise<Group[]> {
  const byWord = new Map<string, Group[]>()
  for (const group of groups)
    for (const word of new Set(group.words)) {
      const alike = byWord.get(word) ?? []
      alike.push(group)
      byWord.set(word, alike)
    }
  const fewestWordsFirst = [...groups].sort((one, other) => one.words.length - other.words.length)
  const gone = new Set<Group>()
  for (const group of fewestWordsFirst) {
    await pause()
    if (group.words.length < 2) continue
    const shape = shapeOf(group.words)
    const fuller = new Set(
      shape.words
        .flatMap((word) => byWord.get(word) ?? [])
        .filter(
          (other) =>
            other.words.length > group.words.length &&
            !gone.has(other) &&
            isSameName(shape, shapeOf(other.words)),
        ),
    )
    const [only] = fuller
    if (fuller.size !== 1 || only === undefined) continue
    absorb(only, group)
    gone.add(group)
  }
  return groups.filter((group) => !gone.has(group))
}

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
    if (hasHan(name) || group.words.length < 2) continue
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
  const newestFirst = [...sightings].sort((one, other) => compare(other.date ?? '', one.date ?? ''))
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

// ISO dates need no collation, which would take most of the time here.
const compare = (one: string, other: string): number => Number(one > other) - Number(one < other)
