import { expect, test } from 'vitest'
import type { Candidate, Generation } from '../../src/core/store.ts'
import { MemoryStore } from '../support/memory-store.ts'
import {
  randomFrom,
  type SyntheticDocument,
  syntheticDocuments,
  syntheticQuestion,
} from '../support/synthetic-passages.ts'
import type { StoreBackend } from './store-contract.ts'
import { commitAll, withStore } from './store-support.ts'

const LIMIT = 50

/** Candidates by where they stand, which all stores name alike. */
async function placed(generation: Generation, candidates: readonly Candidate[]) {
  const passages = await generation.passages(candidates.map(({ passageId }) => passageId))
  return new Map(
    candidates.map((candidate, row) => {
      const { documentId, start } = passages[row]!
      return [`${documentId}:${start}`, candidate]
    }),
  )
}

/** @returns the share of the nearest passages that was found. */
async function compare(
  tested: Generation,
  truth: Generation,
  documents: readonly SyntheticDocument[],
): Promise<number> {
  const random = randomFrom(99)
  let found = 0
  let wanted = 0
  for (let question = 0; question < 20; question += 1) {
    const near = documents[Math.floor(random() * documents.length)]!.passages[0]!.vector
    const request = { ...syntheticQuestion(random, near), limit: LIMIT }
    const actual = await placed(tested, await tested.search(request))
    const expected = await placed(truth, await truth.search(request))
    const nearest = [...expected].sort(([, one], [, other]) => other.cosine - one.cosine)
    for (const [place] of nearest.slice(0, LIMIT)) found += Number(actual.has(place))
    wanted += LIMIT
    const best = [...expected].filter(([, { bm25 }]) => bm25 > 0)
    best.sort(([, one], [, other]) => other.bm25 - one.bm25)
    for (const [place] of best.slice(0, LIMIT)) expect(actual.has(place)).toBe(true)
    for (const [place, { bm25, cosine }] of actual) {
      const same = expected.get(place)
      if (!same) continue
      expect(Math.abs(bm25 - same.bm25)).toBeLessThan(1e-6)
      expect(Math.abs(cosine - same.cosine)).toBeLessThan(1e-6)
    }
  }
  return found / wanted
}

/**
 * A large collection is searched as the memory store does it, before and after a change.
 * @param size in documents of four passages; at least 120.
 */
export function exactnessContract(backend: StoreBackend, size = 500): void {
  test(
    'BM25 equals the memory store’s, and at least 98 % of the nearest are found',
    withStore(backend, async ({ store, another }) => {
      const make = syntheticDocuments({ seed: 7, dimensions: 64 })
      const documents = Array.from({ length: size }, (_, row) => make(`d${row}`, 4))
      const truth = new MemoryStore()
      const reader = await another()
      await commitAll(store, 'one', documents)
      const first = await commitAll(truth, 'one', documents)
      const live = (await reader.live('one'))!
      expect(await compare(live, first, documents)).toBeGreaterThanOrEqual(0.98)

      const changed = Array.from({ length: 40 }, (_, row) => make(`d${row * 3}`, 4))
      await commitAll(store, 'one', changed)
      const second = await commitAll(truth, 'one', changed)
      const next = (await reader.live('one'))!
      expect(next.summary).toMatchObject({ generation: 2, passages: 4 * size })
      expect(await compare(next, second, changed)).toBeGreaterThanOrEqual(0.98)
      expect(await compare(live, first, documents)).toBeGreaterThanOrEqual(0.98)
    }),
    180_000,
  )
}
