import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openInference } from '../../embeddings/inference.ts'
import { readTerms } from '../../src/core/question.ts'
import { retrieve } from '../../src/core/retrieve.ts'
import type { Generation } from '../../src/core/store.ts'
import { openPostgresStore } from '../../src/stores/postgres-store.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { readCalibration } from './answering.ts'
import { questions } from './corpus.ts'
import { residentMegabytes, timed, timedMethods } from './measure.ts'

/** Milliseconds a question; memory in MB. */
export interface RetrievalTold {
  readonly totals: readonly number[]
  readonly searches: readonly number[]
  readonly loadMs: number
  readonly resident: number
  /** Of the nearest passages by cosine, how many are found; 0 to 1. */
  readonly recall: number
}

/** As many as an answer asks for. */
const LIMIT = 20
const WARMING = 10
/** Questions whose nearest passages are also looked for exactly, and how many of these. */
const EXACT_QUESTIONS = 100
const NEAREST = 50

/** Use: node retrieval-child.js (DATA_DIRECTORY | DATABASE_URL) COLLECTION QUESTIONS NEAREST.json */
const [place = '', collection = '', count = '', file = ''] = process.argv.slice(2)
const inference = await openInference()
const { embedder } = inference
await embedder.embed(['warm'], 'question')

const nearest = async (generation: Generation, vector: Float32Array): Promise<number[]> => {
  const found = await generation.search({ vector, terms: new Map(), limit: NEAREST })
  return found.map(({ passageId }) => passageId)
}

const openStore = (options: { readonly exactLimit?: number } = {}) =>
  place.startsWith('postgresql:')
    ? openPostgresStore(place, options)
    : openSqliteStore(place, options)

/** The same from every vector there is; kept in a file, since it takes long. */
async function exactNearest(vectors: readonly Float32Array[]): Promise<number[][]> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const store = await openStore({ exactLimit: Number.POSITIVE_INFINITY })
  const generation = (await store.live(collection))!
  const found: number[][] = []
  for (const vector of vectors) found.push(await nearest(generation, vector))
  await store.close()
  writeFileSync(file, JSON.stringify(found))
  return found
}

async function recallOf(generation: Generation, asked: readonly string[]): Promise<number> {
  const embedded = await embedder.embed(asked, 'question')
  const vectors = embedded.map(({ vector }) => vector)
  const exact = await exactNearest(vectors)
  let found = 0
  for (const [row, vector] of vectors.entries()) {
    const ids = new Set(await nearest(generation, vector))
    found += exact[row]!.filter((id) => ids.has(id)).length
  }
  return found / exact.flat().length
}

const [asked, warming] = [
  questions(Number(count)),
  questions(Number(count) + WARMING).slice(Number(count)),
]
const before = residentMegabytes().own
const store = await openStore()
const searches: number[] = []
const plain = (await store.live(collection))!
const generation = timedMethods(plain, (method, milliseconds) => {
  if (method === 'search') searches.push(milliseconds)
})
const options = { limit: LIMIT, ranking: readCalibration().ranking }
const ask = (question: string) => retrieve(embedder, generation, readTerms(question), options)
const [, loadMs] = await timed(() => ask(warming[0]!))
for (const question of warming) await ask(question)
searches.length = 0
const totals: number[] = []
for (const question of asked) totals.push((await timed(() => ask(question)))[1])
const resident = residentMegabytes().own - before
const searched = [...searches]
const recall = await recallOf(plain, asked.slice(0, EXACT_QUESTIONS))
const told: RetrievalTold = { totals, searches: searched, loadMs, resident, recall }
process.send?.(told)
await store.close()
await inference.close()
process.disconnect()
