import { describe, expect, test } from 'vitest'
import { type CitedSlices, citedSlice } from '../../src/core/cited.ts'
import { CollectionBusyError, UserError } from '../../src/core/errors.ts'
import type { Forgetting } from '../../src/core/forgetting.ts'
import type { Store } from '../../src/core/store.ts'
import { commitAll, documentOf, OPTIONS, textsOf } from './store-support.ts'

interface OpenedForgetting {
  readonly store: Store
  readonly cited: CitedSlices
  readonly forgetting: Forgetting
  close(): Promise<void>
}

const AT = '2026-02-24T08:00:00.000Z'
const ERASURE = { collection: 'one', document: 'secret' }

const from = (id: string, source: string) => {
  const { document, passages } = documentOf(id, {}, {})
  return { document: { ...document, source }, passages }
}

/** What every store must forget, and leave. */
export function forgettingContract(name: string, open: () => Promise<OpenedForgetting>): void {
  const withOpened = (run: (opened: OpenedForgetting) => Promise<void>) => async () => {
    const opened = await open()
    try {
      await run(opened)
    } finally {
      await opened.close()
    }
  }

  /** Two generations that hold the document, one of them another version, and one that does not. */
  async function prepare({ store, cited }: OpenedForgetting): Promise<void> {
    const secret = from('secret', 'upload:a.zip#secret')
    const sibling = from('sibling', 'upload:a.zip#sibling')
    await commitAll(store, 'one', [sibling])
    await commitAll(store, 'one', [secret, from('other', 'file:///other.txt')])
    await commitAll(store, 'one', [from('secret', 'upload:b.txt')])
    await commitAll(store, 'two', [secret])
    for (const collection of ['one', 'two'])
      await cited.keep(collection, [citedSlice(secret.document, { start: 0, end: 6 })], AT)
    await cited.keep('one', [citedSlice(sibling.document, { start: 0, end: 6 })], AT)
  }

  describe(`${name}: forgetting contract`, () => {
    test(
      'a document is in no generation and no slice any more, and all else is whole',
      withOpened(async (opened) => {
        const { store, cited, forgetting } = opened
        await prepare(opened)
        const sources = await forgetting.announce(ERASURE)
        expect(sources?.toSorted()).toEqual(['upload:a.zip#secret', 'upload:b.txt'])
        expect(await forgetting.pending()).toEqual([ERASURE])
        await forgetting.erase(ERASURE, ['upload:a.zip'], 'a test')
        expect(await forgetting.pending()).toEqual([null])
        await forgetting.scrub()
        expect(await forgetting.pending()).toEqual([])

        const kept = await store.generations('one')
        expect(kept.map((one) => [one.generation, one.documents, one.passages, one.live])).toEqual([
          [3, 2, 4, true],
          [2, 2, 4, false],
          [1, 1, 2, false],
        ])
        for (const { generation } of kept) {
          const live = await store.rollback('one', generation, 'a test')
          const { secret, ...others } = await textsOf(live)
          expect(secret).toBeUndefined()
          expect(Object.keys(others)).toEqual(generation === 1 ? ['sibling'] : ['other', 'sibling'])
          expect(await live.frequencies(['secret', 'sibling'])).toEqual([0, 2])
          expect(await live.nearTerms('secre', 1, 5)).toEqual([])
          expect((await live.document('sibling'))?.source).toBeNull()
        }
        expect(await cited.ofDocument('one', 'secret')).toEqual([])
        expect(await cited.ofDocument('one', 'sibling')).toHaveLength(1)
        expect(await cited.ofDocument('two', 'secret')).toHaveLength(1)
        expect(Object.keys(await textsOf(await store.live('two')))).toEqual(['secret'])
        expect(await forgetting.announce(ERASURE)).toBeNull()
      }),
    )

    test(
      'who holds a generation that held it is told to ask again, and then finds the rest',
      withOpened(async (opened) => {
        const { store, forgetting } = opened
        await prepare(opened)
        const before = (await store.live('one'))!
        const [passage] = await before.passagesOf('secret')
        const [vector] = await before.vectors([passage!.id])
        await forgetting.announce(ERASURE)
        await forgetting.erase(ERASURE, [], 'a test')
        await expect(before.document('secret')).rejects.toBeInstanceOf(UserError)
        await expect(before.passages([passage!.id])).rejects.toBeInstanceOf(UserError)
        await expect(before.documents()).rejects.toBeInstanceOf(UserError)
        const live = (await store.live('one'))!
        const terms = new Map([['secret', 1]])
        const found = await live.search({ vector: vector!, terms, limit: 10 })
        expect(found.map(({ bm25 }) => bm25)).toEqual([0, 0, 0, 0])
        expect(await live.document('secret')).toBeNull()
        const next = await commitAll(store, 'one', [from('new', 'file:///new.txt')])
        expect(Object.keys(await textsOf(next))).toEqual(['new', 'other', 'sibling'])
      }),
    )

    test(
      'a run under way is not disturbed',
      withOpened(async (opened) => {
        const { store, forgetting } = opened
        await prepare(opened)
        const draft = await store.begin('one', OPTIONS)
        await expect(forgetting.announce(ERASURE)).rejects.toBeInstanceOf(CollectionBusyError)
        expect(await forgetting.pending()).toEqual([])
        await draft.abort()
        await forgetting.announce(ERASURE)
        await forgetting.announce(ERASURE)
        expect(await forgetting.pending()).toEqual([ERASURE])
        const other = await store.begin('one', OPTIONS)
        const refused = forgetting.erase(ERASURE, [], 'a test')
        await expect(refused).rejects.toBeInstanceOf(CollectionBusyError)
        expect(await forgetting.pending()).toEqual([ERASURE])
        await other.abort()
      }),
    )

    test(
      'nothing is known of other documents and collections',
      withOpened(async (opened) => {
        const { forgetting } = opened
        await prepare(opened)
        expect(await forgetting.announce({ collection: 'one', document: 'none' })).toBeNull()
        expect(await forgetting.announce({ collection: 'none', document: 'secret' })).toBeNull()
        expect(await forgetting.pending()).toEqual([])
      }),
    )
  })
}
