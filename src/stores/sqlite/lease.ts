import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { CollectionBusyError, LeaseLostError } from '../../core/errors.ts'
import { decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'

interface LeaseRow {
  readonly holder: TextColumn
  readonly host: string
  readonly process: number
  readonly since: string
  readonly expires: number
}

/** Which collection, by name and row. */
export interface CollectionRow {
  readonly id: number
  readonly name: string
}

const RENEWALS_PER_LEASE = 4

/** The right to write to one collection. Its row outlives a crash until it expires or its process is seen dead. */
export class Lease {
  readonly token = randomUUID()
  #renewing: NodeJS.Timeout | undefined

  private constructor(
    readonly connection: Connection,
    readonly collection: CollectionRow,
    readonly holder: string,
    readonly milliseconds: number,
  ) {}

  /** Call it within a transaction. @throws CollectionBusyError */
  static take(
    connection: Connection,
    collection: CollectionRow,
    holder: string,
    milliseconds: number,
  ): Lease {
    assertFree(connection, collection, milliseconds)
    const lease = new Lease(connection, collection, holder, milliseconds)
    connection.run(
      `INSERT OR REPLACE INTO leases (collection, token, holder, host, process, since, expires)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      collection.id,
      lease.token,
      encodeText(holder),
      hostname(),
      process.pid,
      new Date().toISOString(),
      Date.now() + milliseconds,
    )
    lease.#renewing = setInterval(() => lease.#renew(), milliseconds / RENEWALS_PER_LEASE).unref()
    return lease
  }

  /** Call it within the transaction that relies on it. @throws LeaseLostError */
  assertHeld(): void {
    const row = this.connection.get('SELECT 1 FROM leases WHERE token = ?', this.token)
    if (row) return
    throw new LeaseLostError({ collection: this.collection.name, holder: this.holder })
  }

  /** Gives the lease back; does nothing when it is lost. Never throws. */
  release(): void {
    clearInterval(this.#renewing)
    try {
      this.connection.run('DELETE FROM leases WHERE token = ?', this.token)
    } catch {
      // Not even this can be written on a full disk; without renewals the lease soon runs out.
    }
  }

  #renew(): void {
    const expires = Date.now() + this.milliseconds
    try {
      this.connection.run('UPDATE leases SET expires = ? WHERE token = ?', expires, this.token)
    } catch {
      // A renewal that fails is tried again at the next turn; if all fail, `assertHeld` tells.
    }
  }
}

/** @throws CollectionBusyError when somebody alive holds the collection. */
export function assertFree(connection: Connection, row: CollectionRow, milliseconds: number): void {
  const held = holderOf(connection, row, milliseconds)
  if (held !== null) throw new CollectionBusyError({ collection: row.name, ...held })
}

/** Who holds the collection and lives; since when in ISO 8601. */
export function holderOf(
  connection: Connection,
  { id }: CollectionRow,
  milliseconds: number,
): { readonly holder: string; readonly since: string } | null {
  const row = connection.get<LeaseRow>(
    'SELECT holder, host, process, since, expires FROM leases WHERE collection = ?',
    id,
  )
  if (!row || isOver(row, milliseconds)) return null
  return { holder: decodeText(row.holder), since: row.since }
}

function isOver({ expires, host, process: pid }: LeaseRow, milliseconds: number): boolean {
  const left = expires - Date.now()
  // More than a whole lease left: the clock was set back, and the holder would have renewed since.
  if (left <= 0 || left > 2 * milliseconds) return true
  return host === hostname() && !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
