import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Inference } from '../../embeddings/inference.ts'
import { indexInChild } from '../../src/indexing/index-in-child.ts'
import type { GivenFile } from '../../src/sources/resource.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { timedAnswerer } from './answering.ts'
import { questions } from './corpus.ts'
import { type Figure, loopDelayDuring, p50AndP95, scaled, timed } from './measure.ts'
import { COLLECTION, corpusLines, type EmbeddedIndex, withWorkingCopy } from './prepared-index.ts'

const OPTIONS = { holder: 'bench' } as const
const RUNS = 3
/** Between two questions of members, while the index is made. */
const PAUSE_MS = 200
/** The budget holds up to as many passages; each document is compared, so it takes longer with more. */
const BUDGETED = 10_000
/** One document in so many is another one. */
const CHANGED = 100

/** Re-indexing: of what has not changed, and of one document in a hundred while questions come in. */
export async function benchReindexing(
  inference: Inference,
  index: EmbeddedIndex,
): Promise<Figure[]> {
  return [...(await benchUnchanged(inference, index)), ...(await benchChanged(inference, index))]
}

/** Re-indexing of what has not changed. */
export async function benchUnchanged(
  { embedder, tagger }: Inference,
  index: EmbeddedIndex,
): Promise<Figure[]> {
  const unchanged = await withWorkingCopy(index, async (dataDirectory) => {
    const times: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const parts = { dataDirectory, embedder, tagger }
      const [report, milliseconds] = await timed(() =>
        indexInChild(parts, COLLECTION, [index.documents], OPTIONS),
      )
      if (report.added.length + report.changed.length > 0) throw new Error('Something changed')
      times.push(milliseconds)
    }
    return Math.min(...times)
  })
  return [
    {
      ...scaled(`re-index, unchanged, best of ${RUNS}`, index.passages),
      unit: 'ms',
      values: { time: unchanged },
      ...(index.passages <= BUDGETED ? { budget: { time: 1000 } } : {}),
    },
  ]
}

const benchChanged = (inference: Inference, index: EmbeddedIndex): Promise<Figure[]> =>
  withWorkingCopy(index, (directory) => whileAnswering(inference, index, directory))

/** The same source with every hundredth document of another edition. */
function changedDocuments({ passages, documents }: EmbeddedIndex): GivenFile {
  const [now, next] = [corpusLines(passages), corpusLines(passages, 1)]
  const lines = now.map((line, row) => (row % CHANGED === 0 ? next[row] : line))
  const bytes = new TextEncoder().encode(lines.join('\n'))
  return { name: basename(documents), bytes, source: pathToFileURL(documents).href }
}

async function whileAnswering(
  inference: Inference,
  index: EmbeddedIndex,
  dataDirectory: string,
): Promise<Figure[]> {
  const { embedder, tagger } = inference
  const changed = changedDocuments(index)
  const store = await openSqliteStore(dataDirectory)
  const answer = timedAnswerer(store, inference, () => undefined)
  await answer(COLLECTION, 'Who opened the night bus in Dunhaven?')
  const times: number[] = []
  let isRunning = true
  const asking = async (): Promise<void> => {
    for (const question of questions(2_000)) {
      if (!isRunning) return
      times.push((await timed(() => answer(COLLECTION, question)))[1])
      await setTimeout(PAUSE_MS)
    }
  }
  const { result, p99, max } = await loopDelayDuring(async () => {
    const asked = asking()
    const run = await timed(() =>
      indexInChild({ dataDirectory, embedder, tagger }, COLLECTION, [changed], OPTIONS),
    )
    // The new generation is loaded within a second; that belongs to it.
    await setTimeout(1_500)
    isRunning = false
    await asked
    return run
  })
  await store.close()
  const [report, milliseconds] = result
  const size = `${index.passages.toLocaleString('en')} passages`
  const what = `${report.changed.length} of ${report.changed.length + report.unchanged} documents changed, ${size}`
  return [
    { name: `re-index, ${what}`, unit: 's', values: { time: milliseconds / 1000 } },
    {
      name: `event-loop delay meanwhile, a question every ${PAUSE_MS} ms`,
      unit: 'ms',
      values: { p99, longest: max },
      budget: { p99: 20 },
    },
    { name: 'question → answer meanwhile', unit: 'ms', values: p50AndP95(times) },
  ]
}
