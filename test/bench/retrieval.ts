import { type Figure, p50AndP95, scaled, toldByChild } from './measure.ts'
import { COLLECTION, type PreparedIndex } from './prepared-index.ts'
import type { RetrievalTold } from './retrieval-child.ts'

/** question → passages, the embedding of the question included; the search alone, memory and recall beside it. */
export async function benchRetrieval(
  { dataDirectory, passages }: PreparedIndex,
  count: number,
): Promise<Figure[]> {
  const { totals, searches, loadMs, resident, recall } = await toldByChild<RetrievalTold>(
    './retrieval-child.js',
    dataDirectory,
    COLLECTION,
    String(count),
    `${dataDirectory}-nearest-${count}.json`,
  )
  return [
    {
      ...scaled('question → passages', passages),
      unit: 'ms',
      values: p50AndP95(totals),
      ...(passages <= BUDGETED ? { budget: { p50: 15, p95: 40 } } : {}),
    },
    { ...scaled('search alone', passages), unit: 'ms', values: p50AndP95(searches) },
    { ...scaled('loading the index', passages), unit: 'ms', values: { time: loadMs } },
    { ...scaled('memory of the loaded index', passages), unit: 'MB', values: { resident } },
    {
      ...scaled('recall of the 50 nearest passages', passages),
      unit: '%',
      values: { share: recall * 100 },
    },
  ]
}

/** The budget holds up to as many passages; of a million only the time is shown. */
const BUDGETED = 100_000
