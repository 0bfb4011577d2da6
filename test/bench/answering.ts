import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Inference } from '../../embeddings/inference.ts'
import type { Calibration } from '../../src/core/answerability.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { Store } from '../../src/core/store.ts'
import { projectDirectory } from '../../src/project.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { questions } from './corpus.ts'
import { type Figure, p50AndP95, percentile, scaled, timed, timedMethods } from './measure.ts'
import { COLLECTION, type PreparedIndex } from './prepared-index.ts'

/** What the project ships. */
export const readCalibration = (): Calibration =>
  JSON.parse(readFileSync(join(projectDirectory(), 'embeddings', 'calibration.json'), 'utf8'))

/** What the bot answers with, each call of a model or of the store told with its time. */
export function timedAnswerer(
  store: Store,
  { embedder, reader }: Pick<Inference, 'embedder' | 'reader'>,
  tell: (method: string, milliseconds: number) => void,
) {
  const live: Store['live'] = async (collection) => {
    const generation = await store.live(collection)
    return generation && timedMethods(generation, tell)
  }
  return createAnswerer({
    store: new Proxy(store, {
      get: (target, key) => (key === 'live' ? live : Reflect.get(target, key, target)),
    }),
    embedder: timedMethods(embedder, tell),
    reader: timedMethods(reader, tell),
    calibration: readCalibration(),
    fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
  })
}

const STAGES = [
  ['embed question', 'embed'],
  ['search', 'search'],
  ['read', 'read'],
] as const

/** question → answer with the reader, distinct questions one after another, and where its time goes. */
export async function benchAnswering(
  inference: Inference,
  { dataDirectory, passages }: PreparedIndex,
  count: number,
): Promise<Figure[]> {
  const store = await openSqliteStore(dataDirectory)
  const stages = new Map<string, number>()
  const answer = timedAnswerer(store, inference, (method, milliseconds) =>
    stages.set(method, (stages.get(method) ?? 0) + milliseconds),
  )
  const totals: number[] = []
  const byStage = new Map<string, number[]>(STAGES.map(([stage]) => [stage, []]))
  const rest: number[] = []
  // The first ones load the index and the models.
  const [warming, asked] = [questions(count + 10).slice(count), questions(count)]
  for (const question of warming) await answer(COLLECTION, question)
  for (const question of asked) {
    stages.clear()
    const [, total] = await timed(() => answer(COLLECTION, question))
    totals.push(total)
    let known = 0
    for (const [stage, method] of STAGES) {
      byStage.get(stage)!.push(stages.get(method) ?? 0)
      known += stages.get(method) ?? 0
    }
    rest.push(total - known)
  }
  await store.close()
  const stage = ([name, times]: readonly [string, number[]]) =>
    [name, percentile(times, 0.5)] as const
  return [
    {
      ...scaled('question → answer, reader on', passages),
      unit: 'ms',
      values: p50AndP95(totals),
      budget: { p50: 120, p95: 250 },
    },
    {
      ...scaled('its stages at p50', passages),
      unit: 'ms',
      values: Object.fromEntries([...byStage, ['the rest', rest] as const].map(stage)),
    },
  ]
}
