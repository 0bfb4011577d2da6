import type { Erasure, Forgetting } from '../../core/forgetting.ts'
import { forgetSlices } from './cited.ts'
import { findCollection } from './collections.ts'
import { type Context, GENERATION_CHANNEL } from './context.ts'
import { announceErasure, eraseVersions, pendingErasures } from './erasures.ts'
import { assertFree, Lease } from './lease.ts'
import { SCHEMA } from './migration.ts'
import { encodeText } from './text.ts'

/** How the store in PostgreSQL forgets. */
export class PostgresForgetting implements Forgetting {
  constructor(readonly context: Context) {}

  async announce({ collection, document }: Erasure): Promise<string[] | null> {
    return this.context.database.transaction(async (client) => {
      const row = await findCollection(client, collection)
      if (row === null) return null
      await assertFree(client, row)
      return announceErasure(client, row, document)
    })
  }

  async pending(): Promise<(Erasure | null)[]> {
    return pendingErasures(this.context.database)
  }

  async erase({ collection, document }: Erasure, lost: readonly string[], holder: string) {
    const { database, leaseMs } = this.context
    await database.transaction(async (client) => {
      const row = await findCollection(client, collection)
      if (row === null) return
      // Held until the end of the transaction alone.
      const lease = await Lease.take(database, client, row, holder, leaseMs)
      await eraseVersions(client, row.id, document, lost)
      await forgetSlices(client, collection, document)
      await client.query(
        `UPDATE ${SCHEMA}.erasures SET collection = NULL, document = NULL
         WHERE collection = $1 AND document = $2`,
        [encodeText(collection), encodeText(document)],
      )
      await lease.giveBack(client)
      await client.query('SELECT pg_notify($1, $2)', [GENERATION_CHANNEL, String(row.id)])
    })
  }

  /** What deleted rows leave in the files, the log and the backups is the server's. */
  async scrub(): Promise<void> {
    await this.context.database.query(`DELETE FROM ${SCHEMA}.erasures WHERE document IS NULL`)
  }
}
