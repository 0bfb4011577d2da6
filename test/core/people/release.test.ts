import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openInference } from '../../../embeddings/inference.ts'
import { makeDocument } from '../../../src/core/document.ts'
import { peopleInDocument } from '../../../src/core/people/document-people.ts'
import { completePeople, findPeople } from '../../../src/core/people/find-people.ts'
import { mergePeople } from '../../../src/core/people/merge-people.ts'
import { sightingsIn } from '../../../src/core/people/sighting.ts'
import { tagTexts } from '../../../src/core/people/tagging.ts'
import type { NamedEntity } from '../../../src/core/reader.ts'
import { segment } from '../../../src/core/sentence.ts'

const path = join(import.meta.dirname, '../../../documents/guangdong-2026.txt')
const text = readFileSync(path, 'utf8')
let names: readonly NamedEntity[]

beforeAll(async () => {
  const inference = await openInference()
  const [tagged] = await tagTexts(inference.tagger, [text]).finally(() => inference.close())
  names = tagged!
})

test('the bundled release: five people, six roles, nobody else', () => {
  const { people } = peopleInDocument({ text, language: 'en' }, names)
  const roles = people.map(({ name, roles }) => [
    name,
    roles.map(({ start, end }) => text.slice(start, end)),
  ])
  expect(Object.fromEntries(roles)).toEqual({
    'Huang Kunming': ['secretary of the CPC Guangdong Provincial Committee'],
    'Meng Fanli': [
      'governor of the People’s Government of Guangdong Province',
      'secretary of the CPC Shenzhen Municipal Committee',
    ],
    'Huang Chuping': [
      'chairman of the Standing Committee of the Guangdong Provincial People’s Congress',
    ],
    'Lin Keqing': [
      'chairman of the Guangdong Provincial Committee of the Chinese People’s Political Consultative Conference',
    ],
    'Ke Jixin': ['vice minister of Industry and Information Technology'],
  })
})

test.each([
  ['黄坤明', 'Huang Kunming'],
  ['孟凡利', 'Meng Fanli'],
  ['黃楚平', 'Huang Chuping'],
  ['林克庆', 'Lin Keqing'],
  ['柯吉欣', 'Ke Jixin'],
])('%s is found and completed as %s', async (asked, name) => {
  const document = makeDocument({ id: 'release', title: 'Release', text }, 'en')
  const people = await mergePeople(
    sightingsIn(document, peopleInDocument(document, names), segment(text, 'en')),
  )
  const index = { people, isComplete: true }
  const found = findPeople(index, asked)
  expect(found.kind === 'found' && found.people.map((person) => person.name)).toEqual([name])
  expect(completePeople(index, asked.slice(0, 2), 10)).toEqual([name])
})
