import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/core/document.ts'
import type { KeptSources } from '../../src/core/kept-sources.ts'

interface Opened {
  readonly kept: KeptSources
  readonly close: () => Promise<void>
}

const bytesOf = (...values: number[]) => Uint8Array.from(values)
const RULES = 'upload:0123456789ab-rules.jsonl'
const LONG = `upload:0123456789ab-${encodeURIComponent('名'.repeat(26))}.txt`
const PAGE = 'https://example.org/a'
// More than an index takes, and nothing that could be compressed.
const LONG_PAGE = `https://example.org/${Array.from({ length: 400 }, (_, row) => sha256(String(row))).join('')}`

/** What every keeper of sources must do. */
export function keptSourcesContract(name: string, open: () => Promise<Opened>): void {
  const withKept = (run: (kept: KeptSources) => Promise<void>) => async () => {
    const { kept, close } = await open()
    try {
      await run(kept)
    } finally {
      await close()
    }
  }
  const read = async (kept: KeptSources, collection: string, source: string) => {
    const bytes = await kept.read(collection, source)
    return bytes === null ? null : [...bytes]
  }

  describe(`${name}: kept sources contract`, () => {
    test(
      'bytes come back as they were, from their own collection alone',
      withKept(async (kept) => {
        await kept.keep('1', RULES, bytesOf(1))
        await kept.keep('1', RULES, bytesOf(0, 255, 0, 128))
        await kept.keep('1', LONG, bytesOf())
        await kept.keep('2', RULES, bytesOf(7))
        expect(await read(kept, '1', RULES)).toEqual([0, 255, 0, 128])
        expect(await read(kept, '1', LONG)).toEqual([])
        expect(await read(kept, '2', RULES)).toEqual([7])
        expect(await read(kept, '2', LONG)).toBeNull()
        expect(await read(kept, '3', RULES)).toBeNull()
        expect(await kept.uploads('1')).toEqual([LONG, RULES])
        expect(await kept.uploads('3')).toEqual([])
        expect(await kept.damaged('1')).toEqual([])
      }),
    )

    test(
      'a collection of any name stays by itself',
      withKept(async (kept) => {
        const names = ['..', '.', 'a/../b', '../uploads/1', 'é\uD800']
        await kept.keep('1', RULES, bytesOf(1))
        for (const [row, name] of names.entries()) await kept.keep(name, RULES, bytesOf(row))
        for (const [row, name] of names.entries()) {
          expect(await read(kept, name, RULES)).toEqual([row])
          await kept.forget(name)
        }
        expect(await kept.uploads('1')).toEqual([RULES])
      }),
    )

    test(
      'validators of a collection are kept as a whole',
      withKept(async (kept) => {
        const first = new Map([
          [PAGE, { etag: '"1"' }],
          [LONG_PAGE, { lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' }],
        ])
        await kept.keepValidators('1', first)
        await kept.keepValidators('2', new Map([[PAGE, { etag: 'W/"é"', lastModified: 'x' }]]))
        expect(await kept.validators('1')).toEqual(first)
        await kept.keepValidators('1', new Map([[PAGE, { etag: '"2"' }]]))
        expect(await kept.validators('1')).toEqual(new Map([[PAGE, { etag: '"2"' }]]))
        expect((await kept.validators('2')).get(PAGE)).toEqual({ etag: 'W/"é"', lastModified: 'x' })
        expect(await kept.validators('constructor')).toEqual(new Map())
      }),
    )

    test(
      'what is dropped is gone, and nothing else',
      withKept(async (kept) => {
        for (const collection of ['1', '2']) {
          await kept.keep(collection, RULES, bytesOf(1))
          await kept.keep(collection, LONG, bytesOf(2))
          await kept.keepValidators(collection, new Map([[PAGE, { etag: '1' }]]))
        }
        await kept.drop('1', [RULES, 'file:///etc/hostname', 'upload:never-kept', ''])
        expect(await kept.uploads('1')).toEqual([LONG])
        expect((await kept.validators('1')).size).toBe(1)
        await kept.drop('1', [PAGE, LONG_PAGE])
        expect((await kept.validators('1')).size).toBe(0)
        await kept.forget('1')
        await kept.forget('1')
        expect(await kept.uploads('1')).toEqual([])
        expect(await kept.uploads('2')).toEqual([LONG, RULES])
        await kept.forget('2')
        expect(await kept.validators('2')).toEqual(new Map())
      }),
    )
  })
}
