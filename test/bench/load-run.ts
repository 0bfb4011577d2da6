import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { openInference } from '../../embeddings/inference.ts'
import type { GivenFile } from '../../src/sources/resource.ts'
import { questions, seeded } from './corpus.ts'
import { type LoadBot, openLoadBot } from './load-bot.ts'
import { type LoadPhase, measureCapacity, offer } from './load-phase.ts'
import { loadTable } from './load-table.ts'
import { residentMegabytes } from './measure.ts'
import {
  COLLECTION,
  corpusLines,
  type EmbeddedIndex,
  embeddedIndex,
  withWorkingCopy,
} from './prepared-index.ts'
import { describeRun, writeIntoDocs } from './report.ts'

/**
 * Offers the bot distinct questions, its cache off, at 80 % and at 200 % of what it can answer.
 * Use: npm run bench:load -- [--quick] [--seconds SECONDS] [--out FILE] [--write]
 * `--quick`: a tenth of the passages, eight seconds a phase; else `--seconds`, 60. `--write`: puts the table into docs.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
    out: { type: 'string', default: 'bench-load.json' },
    write: { type: 'boolean', default: false },
  },
})
const passages = options.quick ? 1_000 : 10_000
const seconds = options.quick ? 8 : Number(options.seconds)
const CLIENTS = 8
const SHARES = [0.8, 2] as const
/** Until what is not needed any more is given back. */
const CALM_MS = 3_000
/** More than four minutes at twice the capacity need. */
const QUESTIONS = 12_000

/** All distinct, the kinds of questions mixed alike from the first to the last. */
function shuffled(): () => string {
  const random = seeded(7)
  const mixed = questions(QUESTIONS)
    .map((question) => ({ question, place: random() }))
    .sort((one, other) => one.place - other.place)
  let row = 0
  return () => {
    const one = mixed[row++]
    if (one === undefined) throw new Error('More questions were needed than there are.')
    return one.question
  }
}

/** Indexes again and again, each time with other editions of one document in a hundred, until it is told to end. */
async function keepIndexing(
  { engine }: LoadBot,
  { passages: size, documents }: EmbeddedIndex,
  signal: AbortSignal,
): Promise<number> {
  const now = corpusLines(size)
  let runs = 0
  while (!signal.aborted) {
    const next = corpusLines(size, runs + 1)
    const lines = now.map((line, row) => (row % 100 === 0 ? next[row] : line))
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const source = pathToFileURL(documents).href
    const file: GivenFile = { name: basename(documents), bytes, source }
    await engine.index(COLLECTION, [file], { holder: 'bench' })
    runs += 1
  }
  return runs
}

const machine = describeRun(options.quick)
const inference = await openInference()
const index = await embeddedIndex(inference.embedder, passages)
await inference.close()
await withWorkingCopy(index, async (directory) => {
  const bot = await openLoadBot(directory)
  const next = shuffled()
  for (let question = 0; question < 20; question += 1) await bot.ask(next())
  const capacity = await measureCapacity(bot, next, { clients: CLIENTS, seconds: seconds / 3 })
  process.stderr.write(`Capacity: ${capacity.toFixed(1)} questions a second\n`)
  const phases: LoadPhase[] = []
  for (const isIndexing of [false, true])
    for (const share of SHARES) {
      const name = `${share * 100} %${isIndexing ? ', re-indexing at the same time' : ''}`
      process.stderr.write(`Offering ${name}\n`)
      const ending = new AbortController()
      const indexing = isIndexing ? keepIndexing(bot, index, ending.signal) : null
      phases.push(await offer(bot, next, { name, offered: capacity * share, seconds }))
      ending.abort()
      await indexing
    }
  await setTimeout(CALM_MS)
  const afterwards = residentMegabytes()
  await bot.close()
  const results = { ...machine, passages, seconds, capacity, phases, afterwards }
  writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`)
  const table = loadTable(results)
  process.stdout.write(`${table}\n`)
  if (options.write) writeIntoDocs('load', table)
})
