import { randomUUID } from 'node:crypto'
import { CollectionBusyError, LeaseLostError } from '../../core/errors.ts'
import type { CollectionRow } from './collections.ts'
import type { Client, Database } from './database.ts'
import { SCHEMA } from './migration.ts'
import { decodeText, encodeText } from './text.ts'

const RENEWALS_PER_LEASE = 4

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

/** The server's clock, which alone counts; ISO 8601. */
export const SERVER_TIME = `to_char(clock_timestamp() AT TIME ZONE 'UTC', ${ISO})`

/**
 * The right to write to one collection, by the server's clock. Its row outlives a crash until it
 * expires.
 */
export class Lease {
  readonly token = randomUUID()
  #renewing: NodeJS.Timeout | undefined

  private constructor(
    readonly database: Database,
    readonly collection: CollectionRow,
    readonly holder: string,
    readonly milliseconds: number,
  ) {}

  /** Takes the lease within a transaction; `keep` it once that is done. @throws CollectionBusyError */
  static async take(
    database: Database,
    client: Client,
    collection: CollectionRow,
    holder: string,
    milliseconds: number,
  ): Promise<Lease> {
    const lease = new Lease(database, collection, holder, milliseconds)
    const taken = await client.query(
      `INSERT INTO ${SCHEMA}.leases AS held (collection_id, token, holder, since, expires)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp() + $4::int * interval '1 ms')
       ON CONFLICT (collection_id) DO UPDATE SET token = excluded.token, holder = excluded.holder,
         since = excluded.since, expires = excluded.expires
       WHERE held.expires <= clock_timestamp() RETURNING 1`,
      [collection.id, lease.token, encodeText(holder), milliseconds],
    )
    if (taken.length > 0) return lease
    await assertFree(client, collection)
    throw new LeaseLostError({ collection: collection.name, holder })
  }

  /** Renews the lease from now on, until it is released. */
  keep(): void {
    this.#renewing = setInterval(() => {
      // A renewal that fails is tried again at the next turn; if all fail, `assertHeld` tells.
      this.#renew().catch(() => undefined)
    }, this.milliseconds / RENEWALS_PER_LEASE).unref()
  }

  /** Keeps others from taking it over until the transaction ends that relies on it. @throws LeaseLostError */
  async assertHeld(client: Client): Promise<void> {
    const sql = `SELECT 1 FROM ${SCHEMA}.leases WHERE collection_id = $1 AND token = $2 FOR SHARE`
    const rows = await client.query(sql, [this.collection.id, this.token])
    if (rows.length > 0) return
    throw new LeaseLostError({ collection: this.collection.name, holder: this.holder })
  }

  /** Gives the lease back; does nothing when it is lost. Never throws. */
  async release(): Promise<void> {
    clearInterval(this.#renewing)
    await this.giveBack(this.database).catch(() => this.#giveBackLater())
  }

  /** As `release`, by a client that may be in a transaction. */
  async giveBack(client: Client): Promise<void> {
    const sql = `DELETE FROM ${SCHEMA}.leases WHERE collection_id = $1 AND token = $2`
    await client.query(sql, [this.collection.id, this.token])
  }

  /** Once the server is there again; without renewals the lease runs out by itself anyway. */
  #giveBackLater(): void {
    const tries = setInterval(() => {
      this.giveBack(this.database).then(
        () => clearInterval(tries),
        () => undefined,
      )
    }, this.milliseconds / RENEWALS_PER_LEASE).unref()
    setTimeout(() => clearInterval(tries), this.milliseconds).unref()
  }

  async #renew(): Promise<void> {
    await this.database.query(
      `UPDATE ${SCHEMA}.leases SET expires = clock_timestamp() + $3::int * interval '1 ms'
       WHERE collection_id = $1 AND token = $2`,
      [this.collection.id, this.token, this.milliseconds],
    )
  }
}

/** @throws CollectionBusyError when somebody alive holds the collection. */
export async function assertFree(client: Client, row: CollectionRow): Promise<void> {
  const held = await holderOf(client, row, 'FOR UPDATE')
  if (held !== null) throw new CollectionBusyError({ collection: row.name, ...held })
}

/** Who holds the collection and lives; since when in ISO 8601. */
export async function holderOf(
  client: Client,
  { id }: CollectionRow,
  locking: '' | 'FOR UPDATE' = '',
): Promise<{ readonly holder: string; readonly since: string } | null> {
  const [row] = await client.query<{ holder: string; since: string }>(
    `SELECT holder, to_char(since AT TIME ZONE 'UTC', ${ISO}) AS since FROM ${SCHEMA}.leases
     WHERE collection_id = $1 AND expires > clock_timestamp() ${locking}`,
    [id],
  )
  return row ? { holder: decodeText(row.holder), since: row.since } : null
}
