import { findCollection } from './collections.ts'
import type { Context } from './context.ts'
import {
  announceErasure,
  type Erasure,
  eraseDocument,
  pendingErasures,
  scrubIndex,
} from './erasures.ts'
import { assertFree, Lease } from './lease.ts'

/** How a store forgets: announced first, so that a crash on the way only postpones it. */
export class SqliteForgetting {
  constructor(readonly context: Context) {}

  /**
   * Notes that a document is to be forgotten; `erase` does it.
   * @returns the sources of its versions; null when nothing is known of it.
   * @throws CollectionBusyError
   */
  announce({ collection, document }: Erasure): string[] | null {
    const { connection, leaseMs, onStep } = this.context
    const sources = connection.write(() => {
      const row = findCollection(connection, collection)
      if (row === null) return null
      assertFree(connection, row, leaseMs)
      return announceErasure(connection, row, document)
    })
    if (sources !== null) onStep('forget')
    return sources
  }

  /** What was announced and not finished; null where only traces may be left in the files. */
  pending(): (Erasure | null)[] {
    return pendingErasures(this.context.connection)
  }

  /**
   * Takes a document out of everything kept: generations, HNSW files, cited slices. Readers of a
   * generation that held it are told to ask again. Traces stay in the files until `scrub`.
   * @param lost sources whose bytes are gone: what else was read from them loses its source.
   * @throws CollectionBusyError
   */
  async erase(erasure: Erasure, lost: readonly string[], holder: string): Promise<void> {
    const { connection, leaseMs } = this.context
    const row = findCollection(connection, erasure.collection)
    if (row === null) return
    const lease = connection.write(() => Lease.take(connection, row, holder, leaseMs))
    try {
      await eraseDocument(this.context, lease, erasure.document, lost)
    } finally {
      lease.release()
    }
  }

  /** Rewrites the database, so that what was deleted is in none of its files. @throws UserError when others keep reading. */
  scrub(): void {
    scrubIndex(this.context)
  }
}
