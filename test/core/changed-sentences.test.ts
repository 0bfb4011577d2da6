import { expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import { documentChange } from '../../src/core/changed-sentences.ts'
import { type DocumentInput, makeDocument } from '../../src/core/document.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'

const documentOf = (text: string) => makeDocument({ id: 'a', title: 'A', text }, 'en')

test('sentences that only moved are no change', () => {
  const before = documentOf('One is here. Two is there. Three is nowhere.')
  expect(
    documentChange(before, documentOf('Two is there. One is here. Three is nowhere.')),
  ).toBeNull()
  expect(documentChange(before, documentOf('Two is there. One is here. Four is new.'))).toEqual({
    document: 'a',
    removed: ['Three is nowhere.'],
    added: ['Four is new.'],
    more: 0,
  })
})

test('a new document adds its sentences, a removed one loses them; the rest is counted', () => {
  const many = documentOf(Array.from({ length: 13 }, (_, row) => `Line ${row} is here.`).join(' '))
  const added = documentChange(null, many)
  expect(added).toMatchObject({ removed: [], more: 3 })
  expect(added?.added).toHaveLength(10)
  expect(documentChange(many, null)).toEqual({ ...added, removed: added?.added, added: [] })
})

test('a long sentence is cut, no character in two', () => {
  const text = `${'a'.repeat(299)}😀${' b'.repeat(50)}.`
  const [shown] = documentChange(null, documentOf(text))?.added ?? []
  expect(shown?.isWellFormed()).toBe(true)
  expect(shown?.length).toBeLessThanOrEqual(302)
})

test('a dry run tells the changes of added, changed and removed documents, and a real one none', async () => {
  const store = new MemoryStore()
  const index = (documents: readonly DocumentInput[], dryRun: boolean) =>
    updateIndex(
      { store, embedder: hashEmbedder },
      'c',
      (async function* () {
        yield { source: 'test', documents }
      })(),
      { holder: 'test', dryRun, isGone: async () => true },
    )
  const of = (id: string, text: string) => ({ id, title: id, text, language: 'en' })
  const first = [of('gone', 'It was here.'), of('same', 'It stays.'), of('new text', 'It is nine.')]
  expect(await index(first, false)).not.toHaveProperty('changes')
  const next = [of('same', 'It stays.'), of('new text', 'It is ten.'), of('fresh', 'It came.')]
  expect((await index(next, true)).changes).toEqual([
    { document: 'new text', removed: ['It is nine.'], added: ['It is ten.'], more: 0 },
    { document: 'fresh', removed: [], added: ['It came.'], more: 0 },
    { document: 'gone', removed: ['It was here.'], added: [], more: 0 },
  ])
})
