import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Generation } from '../../src/core/store.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { randomFrom, syntheticDocuments, syntheticQuestion } from '../support/synthetic-passages.ts'

/**
 * Measures the SQLite store on synthetic passages of 384 dimensions and 80 terms.
 * Use: node dist/test/bench/store-scale.js [PASSAGES…]; prints one JSON object a size.
 */
const OPTIONS = { holder: 'store-scale', fingerprint: 'synthetic' }
const TERMS = 80
const VOCABULARY = 100_000
const QUESTIONS = 300

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const began = performance.now()
  const result = await work()
  return [Math.round((performance.now() - began) * 100) / 100, result]
}

const residentMegabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20)

/** The longest time the event loop was kept from turning while `work` ran, in milliseconds. */
async function longestBlock<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 1)
    last = now
  }, 1)
  const result = await work()
  clearInterval(timer)
  return [Math.round(longest * 10) / 10, result]
}

async function measureSearch(live: Generation, vectors: readonly Float32Array[]) {
  const random = randomFrom(5)
  const times: number[] = []
  for (let question = 0; question < QUESTIONS; question += 1) {
    const near = vectors[question % vectors.length]!
    const request = { ...syntheticQuestion(random, near, VOCABULARY), limit: 50 }
    times.push((await timed(() => live.search(request)))[0])
  }
  times.sort((one, other) => one - other)
  return { p50: times[Math.floor(QUESTIONS * 0.5)], p95: times[Math.floor(QUESTIONS * 0.95)] }
}

async function index(directory: string, passages: number) {
  const make = syntheticDocuments({ seed: 3, terms: TERMS, vocabulary: VOCABULARY })
  const store = await openSqliteStore(directory)
  const draft = await store.begin('default', OPTIONS)
  let putMs = 0
  for (let row = 0; row < passages; row += 1) {
    const { document, passages: made } = make(`document ${row}`)
    putMs += (await timed(() => draft.put(document, made)))[0]
  }
  const [commitMs] = await timed(() => draft.commit())
  const [unchangedMs] = await timed(async () => (await store.begin('default', OPTIONS)).commit())
  const again = await store.begin('default', OPTIONS)
  for (let row = 0; row < passages / 100; row += 1) {
    const { document, passages: made } = make(`document ${row * 100}`)
    await again.put(document, made)
  }
  const [onePercentMs] = await timed(() => again.commit())
  await store.close()
  return { putMs: Math.round(putMs), commitMs, unchangedMs, onePercentMs }
}

async function measure(passages: number) {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-scale-'))
  try {
    const written = await index(directory, passages)
    const residentBefore = residentMegabytes()
    const store = await openSqliteStore(directory)
    const live = (await store.live('default'))!
    const first = (await live.documents()).slice(0, QUESTIONS)
    const ids = (await Promise.all(first.map(({ id }) => live.passagesOf(id)))).flat()
    const vectors = await live.vectors(ids.map(({ id }) => id))
    const empty = { vector: vectors[0]!, terms: new Map<string, number>(), limit: 1 }
    const [blockedMs, [loadMs]] = await longestBlock(() => timed(() => live.search(empty)))
    const search = await measureSearch(live, vectors)
    const [nearTermsMs] = await timed(() => live.nearTerms('term12345', 2, 5))
    const loadedMegabytes = residentMegabytes() - residentBefore
    await store.close()
    const files = readdirSync(directory).map((file) => {
      return [file, Math.round(statSync(join(directory, file)).size / 2 ** 20)]
    })
    return { passages, ...written, loadMs, blockedMs, search, nearTermsMs, loadedMegabytes, files }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const sizes = process.argv.slice(2).map(Number)
for (const passages of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  process.stdout.write(`${JSON.stringify(await measure(passages))}\n`)
}
