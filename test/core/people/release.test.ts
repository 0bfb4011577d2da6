import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInference } from '../../../embeddings/inference.ts'
import { peopleInDocument } from '../../../src/core/people/document-people.ts'
import { tagTexts } from '../../../src/core/people/tagging.ts'

test('the bundled release: five people, six roles, nobody else', async () => {
  const path = join(import.meta.dirname, '../../../documents/guangdong-2026.txt')
  const text = readFileSync(path, 'utf8')
  const inference = await openInference()
  const [names] = await tagTexts(inference.tagger, [text]).finally(() => inference.close())
  const { people } = peopleInDocument({ text, language: 'en' }, names!)
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
