import { peopleInDocument } from '../../src/core/people/document-people.ts'
import { completePeople, findPeople } from '../../src/core/people/find-people.ts'
import { mergePeople } from '../../src/core/people/merge-people.ts'
import type { Sighting } from '../../src/core/people/sighting.ts'
import { tagTexts } from '../../src/core/people/tagging.ts'
import { visiblePeople } from '../../src/core/people/visible-people.ts'

import type { NameTagger } from '../../src/core/reader.ts'
import { madeUpName } from '../support/made-up-people.ts'

/**
 * How much time of a processor names take to be found and completed among many people, as `/who` and its autocomplete do.
 * `node dist/test/quality/people-scale.js [PEOPLE]`
 */

const sightingOf = (name: string, document: string): Sighting => {
  const place = { start: 0, end: name.length }
  const sentence = { start: 0, end: 80 }
  return {
    document,
    date: '2026-01-01',
    name,
    forms: [name],
    mentions: 2,
    roles: [{ ...place, text: 'chair of the Lake Trust', sentence }],
    sentences: [{ ...place, sentence, weight: 1 }],
    organisations: [],
  }
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(2)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

function timed(inputs: readonly string[], work: (input: string) => unknown): string {
  const times = inputs.map((input) => {
    const start = process.cpuUsage()
    work(input)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return percentiles(times)
}

const people = Number(process.argv[2] ?? 3_000)
const names = Array.from({ length: people }, (_, at) => madeUpName(at))
// Ten thousand passages name about so many people: three sightings each, in documents of ten passages.
const sightings = names.flatMap((name, at) =>
  [0, 1, 2].map((turn) => sightingOf(name, `document-${(at * 3 + turn) % 1000}`)),
)
const start = performance.now()
const index = { people: await mergePeople(sightings), isComplete: true }
console.log(`${index.people.length} people joined in ${(performance.now() - start).toFixed(0)} ms`)
const some = names.filter((_, at) => at % 13 === 0)
const slips = some.map((name) => name.replace(/a/u, 'e').replace(/n/u, 'm'))
const typed = some.map((name, at) => name.slice(0, 1 + (at % 5)))
console.log(`a whole name: ${timed(some, (name) => findPeople(index, name))}`)
console.log(`a surname: ${timed(some, (name) => findPeople(index, name.split(' ').at(-1)!))}`)
console.log(`a slip: ${timed(slips, (name) => findPeople(index, name))}`)
console.log(
  `autocomplete: ${timed(typed, (text) => [completePeople(index, text, 25), findPeople(index, text)])}`,
)
const text = Array.from(
  { length: 10 },
  (_, at) =>
    `${names[at * 7 + 1]}, chair of the Lake Trust, spoke to ${names[at * 11 + 2]} about the harbour. The tide was high.`,
).join('\n\n')
let seen = 0
const tagger = {
  tag: async (texts: readonly string[]) => {
    seen += texts.join('').length
    return texts.map(() => [])
  },
}
await tagTexts(tagger as unknown as NameTagger, [text])
console.log(`the tagger gets ${((100 * seen) / text.length).toFixed(0)} % of a text's characters`)
const tagged = names
  .map((name) => ({ name, at: text.indexOf(name) }))
  .filter(({ at }) => at >= 0)
  .sort((one, other) => one.at - other.at)
  .map(({ name, at }) => ({
    kind: 'person' as const,
    start: at,
    end: at + name.length,
    confidence: 0.95,
  }))
const reading = Array.from({ length: 100 }, () => text)
console.log(
  `rules over ten passages: ${timed(reading, (one) => peopleInDocument({ text: one, language: 'en' }, tagged))}`,
)
const hidden = new Set(['document-1', 'document-2'])
const before = performance.now()
await visiblePeople(index, hidden)
console.log(`with documents hidden, once: ${(performance.now() - before).toFixed(0)} ms`)
