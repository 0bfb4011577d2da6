import { readdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { openInference } from '../../embeddings/inference.ts'
import { questions } from '../bench/corpus.ts'
import { type LoadBot, openLoadBot } from '../bench/load-bot.ts'
import { quarters } from '../bench/load-phase.ts'
import { residentMegabytes } from '../bench/measure.ts'
import {
  COLLECTION,
  corpusLines,
  type EmbeddedIndex,
  embeddedIndex,
  withWorkingCopy,
} from '../bench/prepared-index.ts'
import { endWithin } from '../support/end-within.ts'

/**
 * Lets the bot work for some minutes (questions, people, summaries, re-indexing) and looks whether
 * its memory and what it holds open stay level. Ends with status 1 when they grow.
 * Use: node dist/test/long/soak.js [MINUTES] [SAMPLES.json]
 */
const minutes = Number(process.argv[2] ?? 30)
const file = process.argv[3]
const PASSAGES = 1_000
const PAUSE_MS = 500
const SAMPLE_MS = 5_000
const REINDEX_MS = 60_000
/** Of the time, in which caches fill, the compiler settles and the allocator's arenas reach their size. */
const WARMING = 0.5
/** Samples whose least counts: what an indexing process takes for its time is no growth. */
const MINUTE = 60_000 / SAMPLE_MS
/** Times the first quarter's median, more of which is growth; handles come and go by a few. */
const MOST = { main: 1.05, inference: 1.05, handles: 1.1 } as const

type Sample = Readonly<Record<keyof typeof MOST, number>>

function sample(): Sample {
  const { own, children } = residentMegabytes()
  return { main: own, inference: children, handles: readdirSync('/proc/self/fd').length }
}

/** Whatever members do, one after the other. */
async function useIt(bot: LoadBot, until: number): Promise<Map<string, number>> {
  const asked = questions(10_000)
  const counts = new Map<string, number>()
  for (let turn = 0; performance.now() < until; turn += 1) {
    const name = turn % 10 === 3 ? 'who' : turn % 20 === 7 ? 'summary' : 'ask'
    const options = {
      who: { name: 'Ada Petrov' },
      summary: { document: `news-${turn % (PASSAGES / 10)}` },
      ask: { question: asked[turn % asked.length]! },
    }[name]
    const { outcome } = await bot.command(name, options)
    counts.set(`${name} ${outcome}`, (counts.get(`${name} ${outcome}`) ?? 0) + 1)
    await setTimeout(PAUSE_MS)
  }
  return counts
}

/** Every minute another edition of one document in a hundred. */
async function keepIndexing(bot: LoadBot, index: EmbeddedIndex, until: number): Promise<number> {
  const source = pathToFileURL(index.documents).href
  const now = corpusLines(PASSAGES)
  let runs = 0
  for (; performance.now() < until; runs += 1) {
    const next = corpusLines(PASSAGES, runs + 1)
    const lines = now.map((line, row) => (row % 100 === 0 ? next[row] : line))
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const name = basename(index.documents)
    await bot.engine.index(COLLECTION, [{ name, bytes, source }], { holder: 'soak' })
    await setTimeout(Math.max(0, Math.min(REINDEX_MS, until - performance.now())))
  }
  return runs
}

async function soak(index: EmbeddedIndex, directory: string): Promise<readonly Sample[]> {
  const bot = await openLoadBot(directory)
  const until = performance.now() + minutes * 60_000
  const samples: Sample[] = []
  const sampling = setInterval(() => samples.push(sample()), SAMPLE_MS)
  const [counts, runs] = await Promise.all([useIt(bot, until), keepIndexing(bot, index, until)])
  clearInterval(sampling)
  await bot.close()
  process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(counts), runs })}\n`)
  return samples
}

const leastOfEachMinute = (values: readonly number[]): number[] =>
  Array.from({ length: Math.ceil(values.length / MINUTE) }, (_, minute) =>
    Math.min(...values.slice(minute * MINUTE, (minute + 1) * MINUTE)),
  )

// Its first part is the making of the index.
endWithin(minutes + 15)
const inference = await openInference()
const index = await embeddedIndex(inference.embedder, PASSAGES)
await inference.close()
const samples = await withWorkingCopy(index, (directory) => soak(index, directory))
if (file !== undefined) writeFileSync(file, JSON.stringify(samples))
const settled = samples.slice(Math.ceil(samples.length * WARMING))
for (const key of ['main', 'inference', 'handles'] as const) {
  const { first, last } = quarters(leastOfEachMinute(settled.map((one) => one[key])))
  const isLevel = last <= first * MOST[key]
  const figures = `first quarter ${first.toFixed(1)}, last quarter ${last.toFixed(1)}`
  process.stdout.write(`${key}: ${figures}: ${isLevel ? 'level' : 'GROWS'}\n`)
  if (!isLevel) process.exitCode = 1
}
