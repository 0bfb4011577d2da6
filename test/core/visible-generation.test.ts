import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Calibration } from '../../src/core/answerability.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { updateIndex } from '../../src/core/build-index.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { Reader } from '../../src/core/reader.ts'
import { termFrequencies } from '../../src/core/terms.ts'
import { visibleGeneration } from '../../src/core/visible-generation.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { createSentenceVectorReader } from '../support/sentence-vector-reader.ts'

const CALIBRATION = JSON.parse(
  readFileSync(new URL('../../embeddings/calibration.json', import.meta.url), 'utf8'),
) as Calibration

async function storeOf(documents: readonly DocumentInput[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  const sources = async function* () {
    yield { source: 'test', documents }
  }
  await updateIndex({ store, embedder: hashEmbedder }, 'c', sources(), { holder: 'test' })
  return store
}
const generationOf = async (documents: readonly DocumentInput[]) =>
  (await (await storeOf(documents)).live('c'))!

/** Many documents that say the very thing, all but one of them hidden. */
const CROWD = Array.from({ length: 30 }, (_, row) => ({
  id: `secret-${row}`,
  title: `Secret ${row}`,
  text: `The vault opens at nine in the morning, says note ${row}.`,
  language: 'en',
}))
const OPEN = {
  id: 'open',
  title: 'Open',
  text: 'The garden opens at noon, when the gardener has come.',
  language: 'en',
}
const HIDDEN = new Set(CROWD.map(({ id }) => id))

test('what is hidden is nowhere, and is not counted', async () => {
  const german = { id: 'de', title: 'Brief', text: 'Der Tresor ist offen.', language: 'de' }
  const whole = await generationOf([...CROWD, german, OPEN])
  const view = await visibleGeneration(whole, new Set([...HIDDEN, 'de']))
  expect(view.summary).toMatchObject({ documents: 1, passages: 1 })
  expect((await view.documents()).map(({ id }) => id)).toEqual(['open'])
  expect(await view.summaries(['secret-0', 'open'])).toEqual([
    null,
    expect.objectContaining({ id: 'open' }),
  ])
  expect(await view.languages()).toEqual(['en'])
  expect(await view.document('secret-0')).toBeNull()
  expect(await view.passagesOf('secret-0')).toEqual([])
  expect(await view.frequencies(['vault', 'garden'])).toEqual([0, 1])
  expect(await view.nearTerms('vaul', 1, 3)).toEqual([])
  const [secret] = await whole.passagesOf('secret-0')
  await expect(view.passages([secret!.id])).rejects.toThrow(RangeError)
  await expect(view.vectors([secret!.id])).rejects.toThrow(RangeError)
  await expect(view.tokens([secret!.id])).rejects.toThrow(RangeError)
})

test('hiding nothing that is there gives the generation itself', async () => {
  const whole = await generationOf([OPEN])
  expect(await visibleGeneration(whole, new Set())).toBe(whole)
  expect(await visibleGeneration(whole, new Set(['unknown']))).toBe(whole)
})

test('a search finds what it finds in an index of the visible documents alone', async () => {
  const words = ['vault', 'garden', 'opens', 'noon', 'nine', 'card']
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 3, maxLength: 6 })
    .map((some) => `The ${some.join(' ')}.`)
  const parts = fc.record({
    texts: fc.array(text, { minLength: 2, maxLength: 25 }),
    isHidden: fc.infiniteStream(fc.boolean()),
    limit: fc.integer({ min: 1, max: 6 }),
    asked: fc.subarray(words, { minLength: 1 }),
  })
  await fc.assert(
    fc.asyncProperty(parts, async ({ texts, isHidden, limit, asked }) => {
      const documents = texts.map((text, row) => ({
        id: `d${row}`,
        title: '',
        text,
        language: 'en',
      }))
      const hidden = new Set(
        documents.filter(() => isHidden.next().value as boolean).map(({ id }) => id),
      )
      const open = documents.filter(({ id }) => !hidden.has(id))
      const view = await visibleGeneration(await generationOf(documents), hidden)
      const alone = open.length === 0 ? null : await generationOf(open)
      const [embedded] = await hashEmbedder.embed([asked.join(' ')], 'question')
      const idsOf = async (from: typeof view, terms: ReadonlyMap<string, number>) => {
        const found = await from.search({ vector: embedded!.vector, terms, limit })
        return (await from.passages(found.map(({ passageId }) => passageId)))
          .map(({ documentId }) => documentId)
          .sort()
      }
      // One word at a time: its weight cannot change the order.
      const terms = new Map([[asked[0]!, 1]])
      const found = await idsOf(view, terms)
      expect(found.some((id) => hidden.has(id))).toBe(false)
      expect(found.length).toBeGreaterThanOrEqual(Math.min(limit, open.length))
      if (alone !== null) {
        expect(await idsOf(view, new Map())).toEqual(await idsOf(alone, new Map()))
        const asTerms = [...termFrequencies(documents.map((one) => one.text).join(' ')).keys()]
        expect(await view.frequencies(asTerms)).toEqual(await alone.frequencies(asTerms))
      }
    }),
    { numRuns: 60 },
  )
})

test('an answer knows nothing of hidden documents, however near they are', async () => {
  const texts: string[] = []
  const plain = createSentenceVectorReader(hashEmbedder)
  const reader: Reader = {
    ...plain,
    read: (question, passages) => {
      texts.push(...passages.map(({ text }) => text))
      return plain.read(question, passages)
    },
  }
  const answerer = async (documents: readonly DocumentInput[]) =>
    createAnswerer({
      store: await storeOf(documents),
      embedder: hashEmbedder,
      reader,
      calibration: CALIBRATION,
      fingerprint: fingerprintOf(hashEmbedder, DEFAULT_CHUNKING),
    })
  const question = 'When does the vault open in the morning?'
  const among = await (await answerer([...CROWD, OPEN]))('c', question, { hidden: HIDDEN })
  const alone = await (await answerer([OPEN]))('c', question)
  expect({ ...among, elapsedMs: 0 }).toEqual({ ...alone, elapsedMs: 0 })
  expect(among.passages.map(({ document }) => document)).toEqual(['open'])
  expect(texts.join('\n')).not.toContain('says note')
})
