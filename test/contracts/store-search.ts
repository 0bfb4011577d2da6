import { expect, test } from 'vitest'
import { makeDocument } from '../../src/core/document.ts'
import type { StoreBackend } from './store-contract.ts'
import { commitAll, documentOf, OPTIONS, withStore } from './store-support.ts'

/** What a search finds, its scores and order; texts that come back exactly. */
export function searchContract(backend: StoreBackend): void {
  test(
    'the union of both ways, by passage id, with exact scores',
    withStore(backend, async ({ store }) => {
      const live = await commitAll(store, 'one', [
        documentOf(
          'a',
          { vector: [1, 0, 0, 0], terms: { plan: 2, other: 2 } },
          { vector: [0, 1, 0, 0], terms: { plan: 1, word: 1 } },
          { vector: [0, 0, 1, 0], terms: { word: 4 } },
          { vector: [3, 4, 0, 0], terms: { none: 1, few: 1 } },
        ),
      ])
      const ids = (await live.passagesOf('a')).map(({ id }) => id)
      const found = await live.search({
        vector: Float32Array.of(1, 0, 0, 0),
        terms: new Map([
          ['plan', 2],
          ['word', 0.5],
          ['absent', 1],
          ['few', 0],
        ]),
        limit: 2,
      })
      // Four passages of 4, 2, 4 and 2 terms: 3 on average; both terms stand in two of four.
      const idf = Math.log(1 + 2.5 / 2.5)
      const part = (weight: number, count: number, length: number) =>
        (weight * idf * count * 2.2) / (count + 1.2 * (0.25 + 0.75 * (length / 3)))
      const scores = [part(2, 2, 4), part(2, 1, 2) + part(0.5, 1, 2), 0]
      expect(found.map(({ passageId }) => passageId)).toEqual([ids[0], ids[1], ids[3]])
      expect(found.map(({ bm25 }) => bm25)).toEqual(scores.map((score) => expect.closeTo(score, 9)))
      expect(found.map(({ cosine }) => cosine)).toEqual([1, 0, expect.closeTo(0.6, 6)])
    }),
  )

  test(
    'equal scores go to the earlier passage',
    withStore(backend, async ({ store }) => {
      const same = { vector: [0, 0, 0, 1], terms: { same: 1 } }
      const live = await commitAll(store, 'one', [documentOf('a', same, same, same, same)])
      const ids = (await live.passagesOf('a')).map(({ id }) => id)
      const terms = new Map([['same', 1]])
      const found = await live.search({ vector: Float32Array.of(0, 0, 0, 1), terms, limit: 2 })
      expect(found.map(({ passageId }) => passageId)).toEqual(ids.slice(0, 2))
      const none = await live.search({ vector: Float32Array.of(0, 0, 0, 1), terms, limit: 0 })
      expect(none).toEqual([])
    }),
  )

  test(
    'passages full of a common word stand before long ones that hold a rarer one once',
    withStore(backend, async ({ store }) => {
      const long = { terms: { rare: 1, filler: 299 } }
      const short = { terms: { common: 9 } }
      const live = await commitAll(store, 'one', [
        documentOf('long', ...Array.from({ length: 100 }, () => long)),
        documentOf('short', ...Array.from({ length: 200 }, () => short)),
      ])
      const found = await live.search({
        vector: documentOf('long', {}).passages[0]!.vector,
        terms: new Map([
          ['rare', 1],
          ['common', 1],
        ]),
        limit: 5,
      })
      const passages = await live.passages(found.map(({ passageId }) => passageId))
      const best = passages.filter((_, row) => found[row]!.bm25 > 0.8)
      expect(best.map(({ documentId }) => documentId)).toEqual(Array(5).fill('short'))
    }),
  )

  test(
    'a vector of other dimensions is refused',
    withStore(backend, async ({ store }) => {
      const live = await commitAll(store, 'one', [documentOf('a', {})])
      const search = live.search({ vector: Float32Array.of(1), terms: new Map(), limit: 2 })
      await expect(search).rejects.toBeInstanceOf(RangeError)
    }),
  )

  test(
    'frequencies count passages; near terms come nearest first, then the more frequent',
    withStore(backend, async ({ store }) => {
      const live = await commitAll(store, 'one', [
        documentOf(
          'a',
          { terms: { plan: 9, plans: 1, plant: 1, 廣東: 1 } },
          { terms: { plan: 1, plane: 1, plant: 1 } },
          { terms: { clan: 1, planet: 1, 廣西: 1 } },
        ),
      ])
      expect(await live.frequencies(['plan', 'absent', 'plant', 'plan'])).toEqual([2, 0, 2, 2])
      const near = async (term: string, edits: number, limit: number) =>
        (await live.nearTerms(term, edits, limit)).map((found) => [found.term, found.edits])
      expect(await near('plan', 2, 10)).toEqual([
        ['plant', 1],
        ['clan', 1],
        ['plane', 1],
        ['plans', 1],
        ['planet', 2],
      ])
      expect(await near('plan', 1, 2)).toEqual([
        ['plant', 1],
        ['clan', 1],
      ])
      expect(await near('廣州', 1, 5)).toEqual([
        ['廣東', 1],
        ['廣西', 1],
      ])
      expect(await near('nothing', 2, 5)).toEqual([])
      expect(await near('plna', 1, 5)).toEqual([['plan', 1]])
      expect(await near('lpnat', 1, 5)).toEqual([])
      expect(await near('lpnat', 2, 1)).toEqual([['plant', 2]])
    }),
  )

  test(
    'lone surrogates, NUL and line ends come back exactly',
    withStore(backend, async ({ store, another }) => {
      const odd = ['\uD800', '\uDC00a', 'a\0b', '\0', '', '\uFEFFb', 'a\r\n\u2028', '\uFFFD']
      const draft = await store.begin('o\uD800\0', OPTIONS)
      for (const [row, piece] of odd.entries()) {
        const { passages } = documentOf('x', {})
        const terms = new Map([[`t${piece}`, row + 1]])
        const document = makeDocument(
          {
            id: `i${piece}`,
            title: `T${piece}`,
            text: `x 0.${piece}`,
            url: `https://example.org/${piece}`,
            source: `s${piece}`,
          },
          'en',
        )
        await draft.put(document, [{ ...passages[0]!, context: `c${piece}`, terms }])
      }
      await draft.commit()
      const live = (await (await another()).live('o\uD800\0'))!
      expect(await store.collections()).toEqual(['o\uD800\0'])
      expect(await live.frequencies(odd.map((piece) => `t${piece}`))).toEqual(odd.map(() => 1))
      for (const piece of odd) {
        expect(await live.document(`i${piece}`)).toMatchObject({
          id: `i${piece}`,
          title: `T${piece}`,
          text: `x 0.${piece}`,
          url: `https://example.org/${piece}`,
          source: `s${piece}`,
        })
        expect(await live.passagesOf(`i${piece}`)).toMatchObject([
          { documentId: `i${piece}`, context: `c${piece}` },
        ])
      }
      const near = await live.nearTerms('t\uD800x', 1, 1)
      expect(near.map(({ term }) => term)).toEqual(['t\uD800'])
    }),
  )
}
