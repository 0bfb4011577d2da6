import { Gauge, type Registry } from 'prom-client'
import type { Store } from '../core/store.ts'

/** The process that holds the models, as it is now. */
export interface InferenceState {
  /** Requests that wait or run. */
  readonly waiting: number
  /** Processes started so far: more than one means that one died. */
  readonly starts: number
  /** From the start of the running process until its models could answer; null before. */
  readonly loadMs: number | null
  /** Of the running process; null where the system does not tell. */
  readonly residentBytes: number | null
}

export interface ModelIds {
  readonly embedder: string
  readonly reader: string
}

export function gaugeInference(
  registry: Registry,
  models: ModelIds,
  state: () => InferenceState,
): void {
  const gauge = (name: string, help: string, read: (now: InferenceState) => number | null): void =>
    void new Gauge({
      name: `verbatim_inference_${name}`,
      help,
      registers: [registry],
      collect() {
        const value = read(state())
        if (value !== null) this.set(value)
      },
    })
  gauge('queue', 'Requests to the models that wait or run', ({ waiting }) => waiting)
  gauge('starts', 'Inference processes started; more than one: one died', ({ starts }) => starts)
  gauge('load_seconds', 'Time that the models took to load', ({ loadMs }) =>
    loadMs === null ? null : loadMs / 1_000,
  )
  gauge(
    'resident_memory_bytes',
    'Memory of the inference process',
    ({ residentBytes }) => residentBytes,
  )
  new Gauge({
    name: 'verbatim_model_info',
    help: 'The models in use; always 1',
    labelNames: ['embedder', 'reader'],
    registers: [registry],
  }).set({ ...models }, 1)
}

/** Connections to Discord: shards of the gateway, or one for the HTTP endpoint. */
export interface Connections {
  readonly ready: number
  readonly all: number
}

export function gaugeConnections(registry: Registry, connections: () => Connections): void {
  new Gauge({
    name: 'verbatim_connections',
    help: 'Shards connected to the gateway (or the HTTP endpoint) by whether they are ready',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { ready, all } = connections()
      this.set({ state: 'ready' }, ready)
      this.set({ state: 'not-ready' }, all - ready)
    },
  })
}

export function gaugeCalls(registry: Registry, waiting: () => number): void {
  new Gauge({
    name: 'verbatim_calls_waiting',
    help: 'Calls in line for the models; where the line is full, members are told to ask again',
    registers: [registry],
    collect() {
      this.set(waiting())
    },
  })
}

/** Upper bounds in seconds: an hour, a day, a week, a month of 30 days. */
const AGES = [
  ['1h', 3_600],
  ['1d', 86_400],
  ['7d', 604_800],
  ['30d', 2_592_000],
] as const
/** The collections are many, and they age slowly. */
const LOOK_EVERY_MS = 60_000
/** So many collections are asked for between two turns of the event loop. */
const AT_ONCE = 50

interface IndexSizes {
  readonly byAge: ReadonlyMap<string, number>
  readonly documents: number
  readonly passages: number
}

/**
 * How many collections there are by the age of their live generation, and how large they are in all.
 * Looked at no more than once a minute. A label for each collection would be one for each server.
 */
export function gaugeIndex(
  registry: Registry,
  store: Pick<Store, 'collections' | 'generations'>,
): void {
  let sizes: Promise<IndexSizes> | null = null
  let looked = Number.NEGATIVE_INFINITY
  const look = (): Promise<IndexSizes> => {
    if (sizes === null || performance.now() - looked > LOOK_EVERY_MS) {
      looked = performance.now()
      sizes = sizesOf(store)
      sizes.catch(() => {
        sizes = null
      })
    }
    return sizes
  }
  const gauge = (name: string, help: string, read: (now: IndexSizes) => number): void =>
    void new Gauge({
      name: `verbatim_index_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(read(await look()))
      },
    })
  gauge('documents', 'Documents in all live generations', ({ documents }) => documents)
  gauge('passages', 'Passages in all live generations', ({ passages }) => passages)
  new Gauge({
    name: 'verbatim_index_collections',
    help: 'Collections by the age of their live generation, that is since their last change',
    labelNames: ['age'],
    registers: [registry],
    async collect() {
      for (const [age, count] of (await look()).byAge) this.set({ age }, count)
    },
  })
}

async function sizesOf(store: Pick<Store, 'collections' | 'generations'>): Promise<IndexSizes> {
  const byAge = new Map<string, number>([...AGES.map(([age]) => [age, 0] as const), ['older', 0]])
  let documents = 0
  let passages = 0
  for (const [row, collection] of (await store.collections()).entries()) {
    if (row % AT_ONCE === 0) await new Promise(setImmediate)
    const live = (await store.generations(collection)).find((one) => one.live)
    if (live === undefined) continue
    const seconds = (Date.now() - Date.parse(live.created)) / 1_000
    const age = AGES.find(([, limit]) => seconds <= limit)?.[0] ?? 'older'
    byAge.set(age, byAge.get(age)! + 1)
    documents += live.documents
    passages += live.passages
  }
  return { byAge, documents, passages }
}
