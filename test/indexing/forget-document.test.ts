import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { citedSlice } from '../../src/core/cited.ts'
import { makeDocument } from '../../src/core/document.ts'
import { CollectionBusyError, UserError } from '../../src/core/errors.ts'
import { quote } from '../../src/core/quote.ts'
import { finishErasures, forgetDocument } from '../../src/indexing/forget-document.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { openSqliteCommunity } from '../../src/stores/sqlite-community.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, type Made, OPTIONS } from '../contracts/store-support.ts'
import { temporaryDirectory } from '../stores/sqlite-backend.ts'

const COLLECTION = 'guild'
const STORE_OPTIONS = { exactLimit: 4 }
const UPLOAD_SOURCE = 'upload:0123456789ab-handbook.jsonl'

/** Nobody else uses these words. */
const SECRETS = ['Zwiebelkuchen', 'zwiebelkuchen', '洋葱蛋糕', 'Odd\uD800quark', 'handbook.jsonl']

/** A document whose text, title and terms hold the secrets. */
function secret(edition: string): Made {
  const text = `Zwiebelkuchen ${edition} 洋葱蛋糕. Odd\uD800quark ${edition}.`
  const input = { id: 'secret', title: 'On Zwiebelkuchen', text, source: `${UPLOAD_SOURCE}#secret` }
  const document = makeDocument(input, 'en')
  const { passages } = documentOf('secret', { terms: { zwiebelkuchen: 2, all: 1 } })
  const span = { start: 0, end: text.indexOf('.') + 1 }
  const [passage] = passages
  return {
    document,
    passages: [{ ...passage!, ...span, sentences: [span], context: document.title }],
  }
}

const others = Array.from({ length: 6 }, (_, row) => documentOf(`plain ${row}`, {}))
const sibling = (): Made => {
  const made = documentOf('sibling', {})
  return { ...made, document: { ...made.document, source: `${UPLOAD_SOURCE}#sibling` } }
}

/** Every trace a document can leave, in every place: kept and pruned generations, slices, answers. */
async function prepared() {
  const { directory, remove } = temporaryDirectory()
  const store = await openSqliteStore(directory, STORE_OPTIONS)
  const community = await openSqliteCommunity(directory)
  for (const edition of ['first', 'second', 'third', 'fourth'])
    await commitAll(store, COLLECTION, [secret(edition), sibling(), ...others])
  const { document } = secret('first')
  const span = { start: 0, end: 13 }
  const cited = quote(document, span)
  await store.cited.keep(COLLECTION, [citedSlice(document, span)], '2026-01-01T00:00:00Z')
  await community.answers.put({
    id: 'a',
    guild: COLLECTION,
    collection: COLLECTION,
    question: 'What is for dinner?',
    parts: [{ question: 'What is for dinner?', kind: 'quoted', quotes: [cited] }],
    more: [],
    created: '2026-01-01T00:00:00Z',
    isPrivate: false,
    link: null,
  })
  await community.care.addRuling(COLLECTION, { id: 'r', kind: 'ban', question: '', quote: cited })
  const kept = new FileSources(directory)
  await kept.keep(COLLECTION, UPLOAD_SOURCE, Buffer.from(JSON.stringify(document)))
  writeFileSync(join(directory, 'verbatim.db.schema-2'), 'An old copy with Zwiebelkuchen.')
  await store.sources.add(COLLECTION, [UPLOAD_SOURCE])
  const parts = { store, community: async () => community, kept, sources: store.sources }
  const close = async () => {
    await community.close()
    await store.close()
    remove()
  }
  return { directory, store, community, parts, close }
}

/** Which secrets stand in which files, in UTF-8 or UTF-16LE, in contents or in names. */
function traces(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name))
      return SECRETS.filter(
        (word) =>
          name.includes(word) ||
          bytes.includes(Buffer.from(word, 'utf8')) ||
          bytes.includes(Buffer.from(word, 'utf16le')),
      ).map((word) => `${word} in ${name}`)
    })
}

const erasure = { collection: COLLECTION, document: 'secret' }

test('no word of a forgotten document is in any file, and the rest is whole', async () => {
  const { directory, store, community, parts, close } = await prepared()
  const found = traces(directory)
  for (const word of SECRETS) expect(found.join('\n')).toContain(word)

  expect(await forgetDocument(parts, erasure, 'a test')).toEqual({ sources: [] })

  expect(traces(directory)).toEqual([])
  const findings = await store.check('a test')
  community.check((id, hash) => store.textOf(id, hash), findings)
  expect(findings.lost).toEqual([])
  expect(findings.mended).toEqual([])
  expect(findings.counts).toMatchObject({ generations: 3, quotes: 0, files: 3 })
  expect((await store.generations(COLLECTION)).map(({ documents }) => documents)).toEqual([7, 7, 7])
  // It came from the same file, which is gone: it cannot be read again.
  expect((await (await store.live(COLLECTION))!.document('sibling'))?.source).toBeNull()
  expect(await forgetDocument(parts, erasure, 'a test')).toBeNull()
  await close()
})

test('who holds a generation that is loaded is told to ask again, and then finds the rest', async () => {
  const { directory, parts, close } = await prepared()
  const bot = await openSqliteStore(directory, STORE_OPTIONS)
  const before = (await bot.live(COLLECTION))!
  const [passage] = await before.passagesOf('secret')
  const [vector] = await before.vectors([passage!.id])
  const request = { vector: vector!, terms: new Map([['zwiebelkuchen', 1]]), limit: 10 }
  expect((await before.search(request)).map(({ passageId }) => passageId)).toContain(passage!.id)

  await forgetDocument(parts, erasure, 'a test')

  const refused = expect.objectContaining({ message: expect.stringContaining('Ask again') })
  await expect(before.document('secret')).rejects.toEqual(refused)
  await expect(before.passages([passage!.id])).rejects.toEqual(refused)
  await expect(before.documents()).rejects.toBeInstanceOf(UserError)
  const live = (await bot.live(COLLECTION))!
  const candidates = await live.search(request)
  expect(candidates).toHaveLength(7)
  expect(candidates.every(({ bm25 }) => bm25 === 0)).toBe(true)
  expect(await live.document('secret')).toBeNull()
  expect(await live.frequencies(['zwiebelkuchen', 'all'])).toEqual([0, 7])
  await bot.close()
  await close()
})

test('a run under way is not disturbed', async () => {
  const { store, parts, close } = await prepared()
  const draft = await store.begin(COLLECTION, OPTIONS)
  await expect(forgetDocument(parts, erasure, 'a test')).rejects.toBeInstanceOf(CollectionBusyError)
  expect(await store.forgetting.pending()).toEqual([])
  await draft.abort()
  await close()
})

test('what was interrupted is brought to its end', async () => {
  const { directory, store, parts, close } = await prepared()
  await store.forgetting.announce(erasure)
  expect(await store.forgetting.pending()).toEqual([erasure])
  expect(await finishErasures(parts, 'a test')).toBe(1)
  expect(await store.forgetting.pending()).toEqual([])
  expect(traces(directory)).toEqual([])
  expect(await finishErasures(parts, 'a test')).toBe(0)
  await close()
})
