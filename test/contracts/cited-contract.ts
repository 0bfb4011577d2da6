import { describe, expect, test } from 'vitest'
import { type CitedSlices, citedSlice } from '../../src/core/cited.ts'
import { makeDocument } from '../../src/core/document.ts'

interface OpenedSlices {
  readonly cited: CitedSlices
  close(): Promise<void>
}

const FIRST = '2026-02-24T08:00:00.000Z'
const LATER = '2026-03-01T08:00:00.000Z'

const documentOf = (id: string, text: string) => makeDocument({ id, title: id, text }, 'en')

/** What every keeper of cited slices must do. */
export function citedContract(name: string, open: () => Promise<OpenedSlices>): void {
  const slice = citedSlice(documentOf('a', 'Before. The plan. \uD800\0After.'), {
    start: 8,
    end: 17,
  })

  const withSlices = (run: (cited: CitedSlices) => Promise<void>) => async () => {
    const { cited, close } = await open()
    try {
      await run(cited)
    } finally {
      await close()
    }
  }

  describe(`${name}: cited slices contract`, () => {
    test(
      'a slice comes back with when it was cited first and last',
      withSlices(async (cited) => {
        expect(await cited.find('one', slice)).toBeNull()
        await cited.keep('one', [slice], FIRST)
        await cited.keep('one', [slice], LATER)
        await cited.keep('one', [slice], FIRST)
        const kept = { ...slice, firstCited: FIRST, lastCited: LATER }
        expect(await cited.find('one', slice)).toEqual(kept)
        expect(await cited.ofDocument('one', 'a')).toEqual([kept])
        expect(kept).toMatchObject({
          before: 'Before. ',
          text: 'The plan.',
          after: ' \uD800\0After.',
        })
      }),
    )

    test(
      'collections, documents, versions and spans are told apart',
      withSlices(async (cited) => {
        const others = [
          { ...slice, start: 7 },
          { ...slice, end: 18 },
          { ...slice, contentHash: '0'.repeat(64) },
        ]
        await cited.keep('one', [slice, ...others, { ...slice, document: 'a\uD800' }], FIRST)
        await cited.keep('two', [slice], LATER)
        const kept = (await cited.ofDocument('one', 'a')).map(({ contentHash, start, end }) => [
          contentHash,
          start,
          end,
        ])
        expect(kept).toEqual([
          ['0'.repeat(64), 8, 17],
          [slice.contentHash, 7, 17],
          [slice.contentHash, 8, 17],
          [slice.contentHash, 8, 18],
        ])
        expect(await cited.ofDocument('one', 'a\uD800')).toHaveLength(1)
        expect(await cited.find('two', slice)).toMatchObject({ firstCited: LATER })
      }),
    )

    test(
      'a forgotten document leaves no slices, other documents keep theirs',
      withSlices(async (cited) => {
        await cited.keep('one', [slice, { ...slice, document: 'b' }], FIRST)
        await cited.keep('two', [slice], FIRST)
        await cited.forget('one', 'a')
        expect(await cited.ofDocument('one', 'a')).toEqual([])
        expect(await cited.ofDocument('one', 'b')).toHaveLength(1)
        expect(await cited.ofDocument('two', 'a')).toHaveLength(1)
      }),
    )
  })
}
