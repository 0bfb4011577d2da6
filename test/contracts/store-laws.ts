import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../src/core/store.ts'
import { MemoryStore } from '../support/memory-store.ts'
import type { StoreBackend } from './store-contract.ts'
import { commitAll, documentOf, OPTIONS, type PassageParts } from './store-support.ts'

type Change =
  | { readonly put: string; readonly passages: readonly PassageParts[] }
  | { readonly remove: string }

type Operation =
  | { readonly kind: 'commit' | 'abort'; readonly rebuild: boolean; readonly changes: Change[] }
  | { readonly kind: 'rollback'; readonly back: number }

const ids = fc.constantFrom('a', 'b', 'c', '\uD800')
const terms = fc.dictionary(
  fc.constantFrom('plan', 'plans', 'talent', '人'),
  fc.integer({ min: 1, max: 300 }),
)
const vectors = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 })
  .filter((numbers) => numbers.some((number) => number !== 0))
const passages = fc.array(fc.record({ vector: vectors, terms }), { maxLength: 3 })
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: ids, passages }) },
  fc.record({ remove: ids }),
)
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('commit' as const, 'commit' as const, 'abort' as const),
      rebuild: fc.boolean(),
      changes: fc.array(change, { maxLength: 4 }),
    }),
  },
  fc.record({ kind: fc.constant('rollback' as const), back: fc.integer({ min: 0, max: 3 }) }),
)

async function apply(store: Store, collection: string, operation: Operation): Promise<void> {
  if (operation.kind === 'rollback') {
    const target = (await store.generations(collection))[operation.back]
    if (target) await store.rollback(collection, target.generation, 'a test')
    return
  }
  const draft = await store.begin(collection, { ...OPTIONS, rebuild: operation.rebuild })
  for (const change of operation.changes) {
    if ('remove' in change) await draft.remove(change.remove)
    else {
      const made = documentOf(change.put, ...change.passages)
      await draft.put(made.document, made.passages)
    }
  }
  await (operation.kind === 'commit' ? draft.commit() : draft.abort())
}

/** Everything that can be seen of a collection, passage ids aside. */
async function seen(store: Store, collection: string) {
  const live = await store.live(collection)
  const generations = (await store.generations(collection)).map(({ created: _, ...rest }) => rest)
  if (!live) return { generations }
  const documents = await live.documents()
  const stored = await Promise.all(documents.map(({ id }) => live.passagesOf(id)))
  const places = new Map(
    stored.flat().map(({ id, documentId, start }) => [id, `${documentId}:${start}`]),
  )
  const request = {
    vector: Float32Array.of(0.5, -0.5, 0.5, -0.5),
    terms: new Map([
      ['plan', 1],
      ['人', 0.5],
    ]),
    limit: 2,
  }
  const candidates = await live.search(request)
  const known = [...places.keys()]
  return {
    generations,
    documents: await Promise.all(documents.map(({ id }) => live.document(id))),
    passages: stored.flat().map(({ id: _, ...rest }) => rest),
    vectors: await live.vectors(known),
    candidates: candidates.map(({ passageId, ...scores }) => [places.get(passageId), scores]),
    frequencies: await live.frequencies(['plan', 'plans', 'talent', '人', 'absent']),
    near: await live.nearTerms('plan', 2, 3),
  }
}

/** Whatever is done to it, a store shows what the memory store shows. */
export function storeLaws(backend: StoreBackend): void {
  test('any run of operations leaves what the memory store holds', async () => {
    const opened = await backend.open()
    let runs = 0
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(operation, { minLength: 1, maxLength: 8 }),
          async (operations) => {
            const collection = `run ${runs++}`
            const model = new MemoryStore()
            for (const operation of operations) {
              await apply(opened.store, collection, operation)
              await apply(model, collection, operation)
              expect(await seen(opened.store, collection)).toEqual(await seen(model, collection))
            }
          },
        ),
        { numRuns: 40 },
      )
      expect((await commitAll(opened.store, 'last', [documentOf('a', {})])).summary.live).toBe(true)
    } finally {
      await opened.close()
    }
  })
}
