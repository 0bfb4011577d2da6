import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Calibration, Evidence } from '../../src/core/answerability.ts'
import { updateIndex } from '../../src/core/build-index.ts'
import { findAnswer } from '../../src/core/find-answer.ts'
import type { Generation } from '../../src/core/store.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { createSentenceVectorReader } from '../support/sentence-vector-reader.ts'

const calibration = JSON.parse(
  readFileSync(new URL('../../embeddings/calibration.json', import.meta.url), 'utf8'),
) as Calibration

let generation: Generation
beforeAll(async () => {
  const store = new MemoryStore()
  const documents = [{ id: 'hall', title: 'Hall', text: 'The hall opens at nine.', language: 'en' }]
  const sources = (async function* () {
    yield { source: 'test', documents }
  })()
  await updateIndex({ store, embedder: hashEmbedder }, 'c', sources, { holder: 'test' })
  generation = (await store.live('c'))!
})

const evidenceFor = async (question: string): Promise<Evidence> => {
  const reader = createSentenceVectorReader(hashEmbedder)
  const finding = await findAnswer(
    { embedder: hashEmbedder, reader, calibration },
    generation,
    question,
  )
  return finding!.evidence
}

test.each([
  ['When does the hall open?', 24],
  ['大厅几点开门？', 19],
  ['大'.repeat(1_000), 100],
  [`When does the hall open${', please'.repeat(50)}?`, 100],
])('the length of a question is counted in letters, and to a bound: %s', async (text, length) => {
  expect((await evidenceFor(text)).questionLength).toBe(length)
})
