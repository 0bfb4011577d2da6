import type { Store } from '../../src/core/store.ts'
import { openSqliteStore, type Step } from '../../src/stores/sqlite-store.ts'
import { type SyntheticDocument, syntheticDocuments } from '../support/synthetic-passages.ts'

/** Where a child may kill itself: the store's steps, and what comes before them. */
export type KillStep = Step | 'read' | 'embed'

export const KILL_STEPS: readonly KillStep[] = [
  'read',
  'embed',
  'insert',
  'hnsw write',
  'rename',
  'swap',
  'prune',
]

export const COLLECTION = 'killed'
export const OPTIONS = { holder: 'kill test', fingerprint: 'synthetic' }

/** So few passages, and an HNSW file all the same. */
const EXACT_LIMIT = 20

interface Change {
  /** Made one after the other, so that a crash may come in between. */
  documents(): Generator<SyntheticDocument>
  readonly removed: readonly string[]
}

/** What is there at first: as many generations as are kept, so that the next one prunes. */
export const BEFORE: readonly Change[] = [
  changeOf(1, 0, 100, []),
  changeOf(2, 95, 110, ['d3']),
  changeOf(3, 0, 2, ['d4', 'd5']),
]

/** The run that is killed: changed, added and removed documents. */
export const KILLED = changeOf(4, 98, 125, ['d6', 'd7'])

function changeOf(seed: number, from: number, to: number, removed: readonly string[]): Change {
  return {
    removed,
    *documents() {
      const make = syntheticDocuments({ seed })
      for (let row = from; row < to; row += 1) yield make(`d${row}`, 1 + (row % 2))
    },
  }
}

/** Brings a store one generation on. */
export async function applyChange(
  store: Store,
  change: Change,
  onStep: (step: KillStep) => void = () => undefined,
): Promise<void> {
  const draft = await store.begin(COLLECTION, OPTIONS)
  for (const { document, passages } of change.documents()) {
    onStep('read')
    await draft.knownVectors(passages.map(({ inputHash }) => inputHash))
    onStep('embed')
    await draft.put(document, passages)
  }
  for (const id of change.removed) await draft.remove(id)
  await draft.commit()
}

/** Opens the store as the killed child and its judge both do. */
export const openScenarioStore = (
  directory: string,
  onStep: (step: Step) => void = () => undefined,
) => openSqliteStore(directory, { exactLimit: EXACT_LIMIT, onStep })
