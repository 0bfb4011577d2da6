import { expect, test } from 'vitest'
import { CollectionBusyError, LeaseLostError } from '../../src/core/errors.ts'
import type { StoreBackend } from './store-contract.ts'
import { commitAll, documentOf, OPTIONS, textsOf, withStore } from './store-support.ts'

/** Leases, aborts, known vectors, refusals. */
export function draftContract(backend: StoreBackend): void {
  test(
    'the second writer is told who holds the collection, readers are not kept waiting',
    withStore(backend, async ({ store, another }) => {
      await commitAll(store, 'one', [documentOf('a', {})])
      const second = await another()
      const draft = await store.begin('one', { ...OPTIONS, holder: 'verbatim index, process 7' })
      const refused = second.begin('one', OPTIONS)
      await expect(refused).rejects.toBeInstanceOf(CollectionBusyError)
      await expect(refused).rejects.toMatchObject({
        data: { collection: 'one', holder: 'verbatim index, process 7' },
      })
      for (const one of [store, second]) {
        expect(await one.holder('one')).toBe('verbatim index, process 7')
        expect(await one.holder('nothing')).toBeNull()
      }
      await expect(store.begin('one', OPTIONS)).rejects.toBeInstanceOf(CollectionBusyError)
      await expect(second.rollback('one', 1, 'x')).rejects.toBeInstanceOf(CollectionBusyError)
      await draft.put(documentOf('b', {}).document, documentOf('b', {}).passages)
      expect(await textsOf(await second.live('one'))).toEqual({ a: 'a 0.' })
      await commitAll(second, 'two', [documentOf('z', {})])
      await draft.commit()
      expect(Object.keys(await textsOf(await second.live('one')))).toEqual(['a', 'b'])
      expect(await second.holder('one')).toBeNull()
      const next = await second.begin('one', OPTIONS)
      await next.abort()
    }),
  )

  test(
    'an aborted draft leaves nothing, and gives the lease back',
    withStore(backend, async ({ store }) => {
      await commitAll(store, 'one', [documentOf('a', {})])
      const draft = await store.begin('one', OPTIONS)
      await draft.put(documentOf('b', {}).document, documentOf('b', {}).passages)
      await draft.remove('a')
      await draft.abort()
      await draft.abort()
      await expect(draft.commit()).rejects.toThrow()
      await expect(draft.put(documentOf('b', {}).document, [])).rejects.toThrow()
      expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.' })
      const next = await commitAll(store, 'one', [documentOf('c', {})])
      expect(next.summary.generation).toBe(2)
      expect(await next.frequencies(['b'])).toEqual([0])
    }),
  )

  test(
    'abort after commit does nothing',
    withStore(backend, async ({ store }) => {
      const draft = await store.begin('one', OPTIONS)
      await draft.commit()
      const next = await store.begin('one', OPTIONS)
      await draft.abort()
      await expect(store.begin('one', OPTIONS)).rejects.toBeInstanceOf(CollectionBusyError)
      await next.abort()
    }),
  )

  test(
    'whoever lost the lease changes nothing',
    withStore(backend, async ({ store, another, loseLease }) => {
      await commitAll(store, 'one', [documentOf('a', {})])
      const slow = await store.begin('one', OPTIONS)
      await slow.put(documentOf('slow', {}).document, documentOf('slow', {}).passages)
      await loseLease('one')
      const quick = await (await another()).begin('one', OPTIONS)
      await quick.put(documentOf('quick', {}).document, documentOf('quick', {}).passages)
      await expect(slow.commit()).rejects.toBeInstanceOf(LeaseLostError)
      await slow.abort()
      await expect(store.begin('one', OPTIONS)).rejects.toBeInstanceOf(CollectionBusyError)
      await quick.commit()
      expect(Object.keys(await textsOf(await store.live('one')))).toEqual(['a', 'quick'])
    }),
  )

  test(
    'known vectors are those of kept generations and of the draft',
    withStore(backend, async ({ store }) => {
      const old = documentOf('a', { input: 'old', vector: [1, 2, 3, 4] })
      const recent = documentOf('a', { input: 'new', vector: [4, 3, 2, 1] })
      const own = documentOf('b', { input: 'own', vector: [1, 1, 0, 0] })
      await commitAll(store, 'one', [old])
      await commitAll(store, 'one', [recent])
      const draft = await store.begin('one', OPTIONS)
      await draft.put(own.document, own.passages)
      const [first, second, third] = [old, recent, own].map(({ passages }) => passages[0]!)
      const hashes = [first!, second!, third!].map(({ inputHash }) => inputHash)
      expect(await draft.knownVectors([...hashes, 'never seen'])).toEqual(
        new Map(
          [first!, second!, third!].map(({ inputHash, vector, tokens }) => [
            inputHash,
            { vector, tokens },
          ]),
        ),
      )
      await draft.abort()
    }),
  )

  test(
    'the last version put is the one that counts',
    withStore(backend, async ({ store }) => {
      const live = await commitAll(store, 'one', [documentOf('a', {}), documentOf('a', {}, {})])
      expect(live.summary).toMatchObject({ documents: 1, passages: 2 })
      expect(await live.passagesOf('a')).toHaveLength(2)
    }),
  )

  test(
    'vectors and frequencies that no search could use are refused',
    withStore(backend, async ({ store }) => {
      const draft = await store.begin('one', OPTIONS)
      const { document, passages } = documentOf('a', {})
      const refuse = async (change: object) =>
        expect(draft.put(document, [{ ...passages[0]!, ...change }])).rejects.toBeInstanceOf(
          RangeError,
        )
      await draft.put(document, passages)
      await refuse({ vector: Float32Array.of(1, 0, 0) })
      await refuse({ vector: Float32Array.of(1, 1, 0, 0) })
      await refuse({ vector: Float32Array.of(Number.NaN, 0, 0, 0) })
      await refuse({ terms: new Map([['a', 0]]) })
      await refuse({ terms: new Map([['a', 1.5]]) })
      expect((await draft.commit()).summary).toMatchObject({ documents: 1, passages: 1 })
    }),
  )
}
