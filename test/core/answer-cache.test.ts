import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, AnswerOptions, AnswerQuestion } from '../../src/core/answer.ts'
import { cacheAnswers } from '../../src/core/answer-cache.ts'
import type { Calibration } from '../../src/core/answerability.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { updateIndex } from '../../src/core/build-index.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { Store } from '../../src/core/store.ts'
import { openTemporaryStore } from '../stores/sqlite-backend.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { createSentenceVectorReader } from '../support/sentence-vector-reader.ts'

const calibration = JSON.parse(
  readFileSync(new URL('../../embeddings/calibration.json', import.meta.url), 'utf8'),
) as Calibration

const answererOf = (store: Store): AnswerQuestion =>
  createAnswerer({
    store,
    embedder: hashEmbedder,
    reader: createSentenceVectorReader(hashEmbedder),
    calibration,
    fingerprint: fingerprintOf(hashEmbedder, DEFAULT_CHUNKING),
  })

const put = (store: Store, collection: string, documents: readonly DocumentInput[]) =>
  updateIndex(
    { store, embedder: hashEmbedder },
    collection,
    (async function* () {
      yield { source: 'test', documents }
    })(),
    { holder: 'test' },
  )

const documentOf = (id: string, text: string): DocumentInput => ({
  id,
  title: id,
  text,
  language: 'en',
})
const HALL = documentOf('hall', 'The hall opens at nine in the morning. The garden closes at six.')
const untimed = (answer: Answer) => ({ ...answer, elapsedMs: 0 })

/** A store, an answerer that counts, and the same one with a cache. */
async function cached(most = 100) {
  const store = new MemoryStore()
  await put(store, 'c', [HALL])
  const plain = answererOf(store)
  const uses: boolean[] = []
  const ask = cacheAnswers({ answerQuestion: plain, store, most, onUse: (use) => uses.push(use) })
  return { store, plain, ask, uses }
}

test('whatever happens in between, the answer is the one that would be found without a cache', async () => {
  const collections = fc.constantFrom('c', 'd')
  const questions = fc.constantFrom(
    'When does the hall open?',
    ' When does the\thall open? ',
    'when does the hall open?',
    'When does the hall open? When does the garden close?',
    'When does the hall open?\nWhen does the garden close?',
    'Hello!',
  )
  const ids = fc.constantFrom('hall', 'notice', 'other')
  const given: fc.Arbitrary<AnswerOptions> = fc.record(
    {
      id: fc.constantFrom('one', 'two'),
      threshold: fc.constantFrom('strict' as const, 'balanced' as const, 'generous' as const),
      previousQuestion: fc.constantFrom('Where is the garden?', 'Who is there?'),
      languageHint: fc.constantFrom('en', 'de'),
      hidden: fc.uniqueArray(ids).map((some) => new Set(some)),
    },
    { requiredKeys: [] },
  )
  // Mostly none, so that questions come again.
  const options = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, given)
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constant('ask' as const), collections, questions, options),
    },
    fc.tuple(
      fc.constant('put' as const),
      collections,
      ids,
      fc.constantFrom('The hall opens at ten.', 'The garden closes at dusk.'),
    ),
    fc.tuple(fc.constant('rollback' as const), collections),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const { store, plain, ask } = await cached(5)
      for (const [kind, collection, ...rest] of steps) {
        if (kind === 'ask') {
          const [question, given] = rest as [string, AnswerOptions]
          expect(untimed(await ask(collection, question, given))).toEqual(
            untimed(await plain(collection, question, given)),
          )
        } else if (kind === 'put') {
          const [id, text] = rest as [string, string]
          await put(store, collection, [documentOf(id, text)])
        } else {
          const kept = (await store.generations(collection)).find(({ live }) => !live)
          if (kept) await store.rollback(collection, kept.generation, 'test')
        }
      }
    }),
    { numRuns: 60 },
  )
})

describe('the cache', () => {
  test('knows a question that was asked before, in this collection and these limits alone', async () => {
    const { store, ask, uses } = await cached()
    await put(store, 'd', [HALL])
    const question = 'When does the hall open?'
    const first = await ask('c', question, { hidden: new Set(['x', 'y']) })
    const again = await ask('c', ` ${question}`, { hidden: new Set(['y', 'x']), id: 'again' })
    expect(untimed(again)).toEqual({ ...untimed(first), id: 'again' })
    await ask('d', question, { hidden: new Set(['x', 'y']) })
    await ask('c', question)
    await ask('c', question, { hidden: new Set(['x', 'y']), threshold: 'strict' })
    expect(uses).toEqual([false, true, false, false, false])
  })

  test('knows no more than it may keep, and keeps what was asked for last', async () => {
    const { ask, uses } = await cached(2)
    for (const word of ['one', 'two', 'one', 'three', 'one', 'two'])
      await ask('c', `What is ${word}?`)
    expect(uses).toEqual([false, false, true, false, true, false])
  })

  test('keeps nothing that a generation gave which went live meanwhile', async () => {
    const { store, plain } = await cached()
    let isChanging = true
    const ask = cacheAnswers({
      store,
      most: 10,
      answerQuestion: async (...asked) => {
        if (isChanging) await put(store, 'c', [documentOf('hall', 'The hall opens at ten.')])
        isChanging = false
        return plain(...asked)
      },
    })
    const question = 'When does the hall open?'
    await ask('c', question)
    await store.rollback('c', 1, 'test')
    expect(untimed(await ask('c', question))).toEqual(untimed(await plain('c', question)))
  })

  test('answers nothing to who no longer waits', async () => {
    const { ask } = await cached()
    await ask('c', 'When does the hall open?')
    const signal = AbortSignal.abort(new Error('gone'))
    await expect(ask('c', 'When does the hall open?', { signal })).rejects.toThrow('gone')
  })

  test('forgets with the store, which changes a generation in place', async () => {
    const { store, close } = await openTemporaryStore()
    await put(store, 'c', [HALL, documentOf('other', 'The garden closes at six in the evening.')])
    const plain = answererOf(store)
    const ask = cacheAnswers({ answerQuestion: plain, store, most: 10 })
    const question = 'When does the hall open?'
    const before = await ask('c', question)
    expect(before.passages.map(({ document }) => document)).toContain('hall')
    await store.forgetting.announce({ collection: 'c', document: 'hall' })
    await store.forgetting.erase({ collection: 'c', document: 'hall' }, [], 'test')
    const after = await ask('c', question)
    expect(JSON.stringify(after)).not.toContain('nine')
    expect(untimed(after)).toEqual(untimed(await plain('c', question)))
    await close()
  })
})
