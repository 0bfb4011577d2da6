import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/core/document.ts'
import { type SourceBook, sourceKey } from '../../src/core/source-book.ts'

interface OpenedBook {
  readonly book: SourceBook
  close(): Promise<void>
}

const FOLDER = 'file:///srv/handbook'
const FILE = 'file:///srv/handbook/rules.txt'
const FEED = 'https://example.org/feed'
// More than an index takes, and nothing that could be compressed.
const LONG_PAGE = `https://example.org/${Array.from({ length: 400 }, (_, row) => sha256(String(row))).join('')}`

/** What every keeper of sources must do. */
export function sourceBookContract(name: string, open: () => Promise<OpenedBook>): void {
  const withBook = (run: (book: SourceBook) => Promise<void>) => async () => {
    const { book, close } = await open()
    try {
      await run(book)
    } finally {
      await close()
    }
  }

  describe(`${name}: source book contract`, () => {
    test(
      'what was given is told once, in order, to its own collection alone',
      withBook(async (book) => {
        await book.add('one', [FEED, FOLDER])
        await book.add('one', [FOLDER, `${FEED}#entry`])
        await book.add('two', [FILE])
        await book.add('long', [LONG_PAGE])
        expect(await book.given('long')).toEqual([LONG_PAGE])
        await book.leaveOut('long', [LONG_PAGE])
        expect(await book.given('long')).toEqual([])
        expect(await book.given('one')).toEqual([FOLDER, FEED])
        expect(await book.given('two')).toEqual([FILE])
        expect(await book.given('three')).toEqual([])
      }),
    )

    test(
      'what is left out is no longer given, and the rest stays',
      withBook(async (book) => {
        await book.add('one', [FILE, FOLDER, FEED])
        await book.add('two', [FILE])
        await book.leaveOut('one', [FILE, `${FEED}#a b`, FILE])
        expect(await book.given('one')).toEqual([FOLDER, FEED])
        expect(await book.given('two')).toEqual([FILE])
        expect([...(await book.leftOut('one'))].sort()).toEqual(
          [sourceKey(FILE), sourceKey(`${FEED}#a b`)].sort(),
        )
        expect(await book.leftOut('two')).toEqual(new Set())
      }),
    )

    test(
      'giving a file or page again lets it in with all its parts, and nothing else',
      withBook(async (book) => {
        await book.leaveOut('one', [FILE, FEED, `${FEED}#a`, `${FEED}#b`, `${FEED}2#a`])
        await book.add('one', [FEED])
        expect([...(await book.leftOut('one'))].sort()).toEqual(
          [sourceKey(FILE), sourceKey(`${FEED}2#a`)].sort(),
        )
      }),
    )

    test(
      'forgetting a collection leaves nothing of it, and others alone',
      withBook(async (book) => {
        for (const collection of ['one', 'two']) {
          await book.add(collection, [FOLDER])
          await book.leaveOut(collection, [FILE])
        }
        await book.forget('one')
        expect([await book.given('one'), await book.leftOut('one')]).toEqual([[], new Set()])
        expect([await book.given('two'), await book.leftOut('two')]).toEqual([
          [FOLDER],
          new Set([sourceKey(FILE)]),
        ])
      }),
    )
  })
}
