import { expect, test } from 'vitest'
import { makeDocument } from '../../src/core/document.ts'
import { FingerprintMismatchError, UserError } from '../../src/core/errors.ts'
import type { StoreBackend } from './store-contract.ts'
import { commitAll, documentOf, OPTIONS, textsOf, withStore } from './store-support.ts'

const numbers = (summaries: readonly { generation: number; live: boolean }[]) =>
  summaries.map(({ generation, live }) => (live ? [generation] : generation))

/** Documents, generations, rollback. */
export function generationContract(backend: StoreBackend): void {
  test(
    'an unknown collection has nothing',
    withStore(backend, async ({ store }) => {
      expect(await store.live('none')).toBeNull()
      expect(await store.generations('none')).toEqual([])
      expect(await store.collections()).toEqual([])
      await expect(store.rollback('none', 1, 'a test')).rejects.toBeInstanceOf(UserError)
    }),
  )

  test(
    'a committed document comes back whole',
    withStore(backend, async ({ store }) => {
      const document = makeDocument(
        {
          id: 'plan',
          title: 'The plan',
          text: 'First.\nSecond.',
          language: 'en',
          date: '2026-02-24',
          url: 'https://example.org/plan',
          source: 'file:///plan.txt',
        },
        'und',
      )
      const { passages } = documentOf('plan', {}, {})
      const headings = [{ start: 0, end: 3 }]
      const names = [{ start: 0, end: 5, kind: 'person', confidence: 0.987 }] as const
      const first = { ...passages[0]!, headings, names }
      const made = await commitAll(store, 'one', [{ document, passages: [first, passages[1]!] }])
      const live = (await store.live('one'))!
      expect(await live.document('plan')).toEqual(document)
      expect(await live.document('other')).toBeNull()
      const { text: _, ...rest } = document
      expect(await live.documents()).toEqual([{ ...rest, passages: 2 }])
      const { vector: _v, tokens: _k, terms: _t, inputHash: _i, ...plain } = first
      expect(await live.summaries(['other', 'plan'])).toEqual([null, { ...rest, passages: 2 }])
      expect(await live.languages()).toEqual(['en'])
      const stored = await live.passagesOf('plan')
      expect(stored[0]).toEqual({ ...plain, id: stored[0]!.id, documentId: 'plan' })
      expect(await live.passages([stored[1]!.id, stored[0]!.id])).toEqual([stored[1], stored[0]])
      expect(await live.vectors([stored[1]!.id])).toEqual([passages[1]!.vector])
      expect(await live.tokens([stored[1]!.id])).toEqual([passages[1]!.tokens])
      expect(await live.passagesOf('other')).toEqual([])
      await expect(live.passages([987_654])).rejects.toBeInstanceOf(RangeError)
      await expect(live.vectors([987_654])).rejects.toBeInstanceOf(RangeError)
      await expect(live.tokens([987_654])).rejects.toBeInstanceOf(RangeError)
      expect(live.summary).toEqual(made.summary)
      expect(live.summary).toMatchObject({
        generation: 1,
        live: true,
        fingerprint: 'model a',
        documents: 1,
        passages: 2,
      })
      expect(new Date(live.summary.created).toISOString()).toBe(live.summary.created)
    }),
  )

  test(
    'documents come in code-unit order of their ids',
    withStore(backend, async ({ store }) => {
      const ids = ['é', 'Z', 'a', '\u{1F600}', '\uFFFF', '10', '9']
      const live = await commitAll(
        store,
        'one',
        ids.map((id) => documentOf(id, {})),
      )
      expect((await live.documents()).map(({ id }) => id)).toEqual(ids.toSorted())
    }),
  )

  test(
    'a commit replaces, adds, removes, and leaves the old generation usable',
    withStore(backend, async ({ store }) => {
      const vector = Float32Array.of(0, 0, 0, 1)
      const b = documentOf('b', { vector: [...vector] })
      const first = await commitAll(store, 'one', [documentOf('a', {}), b])
      const [passage] = await first.passagesOf('b')
      const draft = await store.begin('one', OPTIONS)
      expect(draft.base?.summary.generation).toBe(1)
      await draft.put(documentOf('a', {}, {}).document, documentOf('a', {}, {}).passages)
      await draft.put(documentOf('c', {}).document, documentOf('c', {}).passages)
      await draft.remove('b')
      await draft.remove('never there')
      expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })
      const second = await draft.commit()
      expect(second.summary).toMatchObject({ generation: 2, documents: 2, passages: 3 })
      expect(await textsOf(second)).toEqual({ a: 'a 0.\na 1.', c: 'c 0.' })
      await expect(second.passages([passage!.id])).rejects.toBeInstanceOf(RangeError)
      expect(await textsOf(first)).toEqual({ a: 'a 0.', b: 'b 0.' })
      expect(await first.passages([passage!.id])).toEqual([passage])
      const terms = new Map([['b', 1]])
      expect(await first.search({ vector, terms, limit: 1 })).toMatchObject([
        { passageId: passage!.id },
      ])
      expect(await first.frequencies(['b', 'all'])).toEqual([1, 2])
      expect(await second.frequencies(['b', 'all'])).toEqual([0, 3])
    }),
  )

  test(
    'languages are those of the generation’s own documents',
    withStore(backend, async ({ store }) => {
      const { document, passages } = documentOf('z', {})
      const chinese = { document: { ...document, language: 'zh' }, passages }
      const first = await commitAll(store, 'one', [documentOf('a', {}), chinese])
      const second = await commitAll(store, 'one', [documentOf('z', {})])
      expect(await first.languages()).toEqual(['en', 'zh'])
      expect(await second.languages()).toEqual(['en'])
    }),
  )

  test(
    'an unchanged passage keeps its id',
    withStore(backend, async ({ store }) => {
      const first = await commitAll(store, 'one', [documentOf('a', {}), documentOf('b', {})])
      const second = await commitAll(store, 'one', [documentOf('a', {}, {})])
      expect(await second.passagesOf('b')).toEqual(await first.passagesOf('b'))
    }),
  )

  test(
    'three generations are kept, and a rollback makes one of them live',
    withStore(backend, async ({ store, another }) => {
      for (const id of ['a', 'b', 'c', 'd']) await commitAll(store, 'one', [documentOf(id, {})])
      expect(numbers(await store.generations('one'))).toEqual([[4], 3, 2])
      await expect(store.rollback('one', 1, 'a test')).rejects.toBeInstanceOf(UserError)
      const back = await store.rollback('one', 2, 'a test')
      expect(back.summary).toMatchObject({ generation: 2, live: true })
      expect(await textsOf(back)).toEqual({ a: 'a 0.', b: 'b 0.' })
      expect(numbers(await store.generations('one'))).toEqual([4, 3, [2]])
      expect(await textsOf(await (await another()).live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })
      const next = await commitAll(store, 'one', [documentOf('e', {})])
      expect(Object.keys(await textsOf(next))).toEqual(['a', 'b', 'e'])
      expect(numbers(await store.generations('one'))).toEqual([[5], 4, 3])
    }),
  )

  test(
    'a draft without changes leaves the generation',
    withStore(backend, async ({ store }) => {
      await commitAll(store, 'one', [documentOf('a', {})])
      expect((await commitAll(store, 'one', [])).summary.generation).toBe(1)
      const draft = await store.begin('one', OPTIONS)
      await draft.put(documentOf('b', {}).document, [])
      await draft.remove('b')
      expect((await draft.commit()).summary.generation).toBe(1)
      expect(numbers(await store.generations('one'))).toEqual([[1]])
    }),
  )

  test(
    'an empty generation can be live and searched',
    withStore(backend, async ({ store }) => {
      const first = await commitAll(store, 'one', [])
      expect(first.summary).toMatchObject({ generation: 1, documents: 0, passages: 0 })
      await commitAll(store, 'one', [documentOf('a', {})])
      const draft = await store.begin('one', OPTIONS)
      await draft.remove('a')
      const empty = await draft.commit()
      const search = { vector: Float32Array.of(1, 0, 0, 0), terms: new Map([['all', 1]]), limit: 5 }
      expect(await empty.search(search)).toEqual([])
      expect(await empty.frequencies(['all'])).toEqual([0])
      expect(await empty.nearTerms('al', 1, 5)).toEqual([])
      expect(await empty.languages()).toEqual([])
    }),
  )

  test(
    'collections know nothing of each other',
    withStore(backend, async ({ store }) => {
      await commitAll(store, 'two', [documentOf('a', { terms: { shared: 1 } })])
      const one = await commitAll(store, 'one', [
        documentOf('b', { terms: { shared: 2, near: 1 } }),
      ])
      const two = (await store.live('two'))!
      expect(await store.collections()).toEqual(['one', 'two'])
      expect(await textsOf(two)).toEqual({ a: 'a 0.' })
      const [foreign] = await one.passagesOf('b')
      await expect(two.passages([foreign!.id, foreign!.id])).rejects.toBeInstanceOf(RangeError)
      expect(await two.frequencies(['shared', 'near'])).toEqual([1, 0])
      expect(await two.nearTerms('neat', 2, 5)).toEqual([])
      const terms = new Map([['shared', 1]])
      const vector = documentOf('b', {}).passages[0]!.vector
      expect(await two.search({ vector, terms, limit: 5 })).toHaveLength(1)
      const draft = await store.begin('two', OPTIONS)
      const { inputHash } = documentOf('b', {}).passages[0]!
      expect(await draft.knownVectors([inputHash])).toEqual(new Map())
      await draft.abort()
    }),
  )

  test(
    'another fingerprint needs a rebuild',
    withStore(backend, async ({ store }) => {
      await commitAll(store, 'one', [documentOf('a', {}), documentOf('b', {})])
      const other = { ...OPTIONS, fingerprint: 'model b' }
      await expect(store.begin('one', other)).rejects.toThrow(FingerprintMismatchError)
      const draft = await store.begin('one', { ...other, rebuild: true })
      expect(draft.base).toBeNull()
      const { inputHash, vector, tokens } = documentOf('a', {}).passages[0]!
      expect(await draft.knownVectors([inputHash])).toEqual(new Map())
      const wider = documentOf('a', { vector: [1, 2, 3, 4, 5, 6] })
      await draft.put(wider.document, wider.passages)
      const live = await draft.commit()
      expect(live.summary).toMatchObject({ generation: 2, fingerprint: 'model b', documents: 1 })
      const [passage] = await live.passagesOf('a')
      expect(await live.vectors([passage!.id])).toEqual([wider.passages[0]!.vector])
      expect((await store.rollback('one', 1, 'a test')).summary.fingerprint).toBe('model a')
      const again = await store.begin('one', OPTIONS)
      expect(await again.knownVectors([inputHash])).toEqual(
        new Map([[inputHash, { vector, tokens }]]),
      )
      await again.abort()
    }),
  )
}
