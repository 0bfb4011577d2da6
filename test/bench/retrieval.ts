import type { Embedder } from '../../src/core/embedder.ts'
import { readTerms } from '../../src/core/question.ts'
import { retrieve } from '../../src/core/retrieve.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { readCalibration } from './answering.ts'
import { questions } from './corpus.ts'
import { type Figure, p50AndP95, residentMegabytes, timed, timedMethods } from './measure.ts'
import { COLLECTION, type PreparedIndex } from './prepared-index.ts'

/** As many as an answer asks for. */
const LIMIT = 20

/** question → passages, the embedding of the question included; the search alone beside it. */
export async function benchRetrieval(
  embedder: Embedder,
  { dataDirectory, passages }: PreparedIndex,
  kind: string,
  count: number,
): Promise<Figure[]> {
  const before = residentMegabytes().own
  const store = await openSqliteStore(dataDirectory)
  const searches: number[] = []
  const generation = timedMethods((await store.live(COLLECTION))!, (method, milliseconds) => {
    if (method === 'search') searches.push(milliseconds)
  })
  const options = { limit: LIMIT, ranking: readCalibration().ranking }
  const ask = (question: string) => retrieve(embedder, generation, readTerms(question), options)
  const [warming, asked] = [questions(count + 10).slice(count), questions(count)]
  for (const question of warming) await ask(question)
  searches.length = 0
  const totals: number[] = []
  for (const question of asked) totals.push((await timed(() => ask(question)))[1])
  const grown = residentMegabytes().own - before
  await store.close()
  const size = `${passages.toLocaleString('en')} passages (${kind})`
  return [
    {
      name: `question → passages, ${size}`,
      unit: 'ms',
      values: p50AndP95(totals),
      budget: { p50: 15, p95: 40 },
    },
    { name: `search alone, ${size}`, unit: 'ms', values: p50AndP95(searches) },
    { name: `memory of the loaded index, ${size}`, unit: 'MB', values: { resident: grown } },
  ]
}
