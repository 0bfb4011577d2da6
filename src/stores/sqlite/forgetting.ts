import type { Erasure, Forgetting } from '../../core/forgetting.ts'
import { findCollection } from './collections.ts'
import type { Context } from './context.ts'
import { announceErasure, eraseDocument, pendingErasures, scrubIndex } from './erasures.ts'
import { assertFree, Lease } from './lease.ts'

/** How the store in a folder forgets. Traces stay in its files until `scrub`. */
export class SqliteForgetting implements Forgetting {
  constructor(readonly context: Context) {}

  async announce({ collection, document }: Erasure): Promise<string[] | null> {
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

  async pending(): Promise<(Erasure | null)[]> {
    return pendingErasures(this.context.connection)
  }

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

  /** Rewrites the database, so that what was deleted is in none of its files. */
  async scrub(): Promise<void> {
    scrubIndex(this.context)
  }
}
