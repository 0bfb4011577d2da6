import type { IndexReport } from '../../core/index-report.ts'
import type { SourceInput } from '../../sources/resource.ts'
import type { Client, Database } from '../../stores/postgres/database.ts'
import { type Area, bringUp } from '../../stores/postgres/migration.ts'
import type { ErrorMessage } from '../error-message.ts'
import type { ChildOptions } from '../index-in-child.ts'
import type { IndexingProgress } from '../index-sources.ts'

const RUNS: Area = {
  name: 'runs',
  steps: [
    `CREATE TABLE verbatim.index_runs (
       id text PRIMARY KEY,
       task text NOT NULL,
       asked timestamptz NOT NULL DEFAULT clock_timestamp(),
       beat timestamptz,
       progress text,
       outcome text
     )`,
  ],
}

/** What an indexing process is asked for. */
export interface QueuedTask {
  readonly collection: string
  readonly inputs: readonly SourceInput[]
  readonly options: Omit<ChildOptions, 'signal' | 'onProgress'>
}

export type Outcome = { readonly report: IndexReport } | { readonly error: ErrorMessage }

/** How a run stands. */
export interface RunState {
  readonly progress: IndexingProgress | null
  readonly outcome: Outcome | null
  /** Since it was asked for, or was last heard of; in milliseconds. */
  readonly silentMs: number
  readonly isTaken: boolean
}

/** Runs that were asked for and are not over; a row that is deleted is a run that is cancelled. */
export class RunTable {
  readonly #client: Client

  private constructor(client: Client) {
    this.#client = client
  }

  /** Drops what was left by processes that died. */
  static async open(database: Database): Promise<RunTable> {
    await bringUp(database, RUNS)
    await database.query(
      `DELETE FROM verbatim.index_runs WHERE COALESCE(beat, asked) < clock_timestamp() - interval '1 day'`,
    )
    return new RunTable(database)
  }

  async ask(id: string, task: QueuedTask): Promise<void> {
    await this.#client.query('INSERT INTO verbatim.index_runs (id, task) VALUES ($1, $2)', [
      id,
      JSON.stringify(task, bytesAsText),
    ])
  }

  /** Marks it as taken. @returns null when it was cancelled, or is over. */
  async take(id: string): Promise<QueuedTask | null> {
    const [row] = await this.#client.query<{ task: string }>(
      `UPDATE verbatim.index_runs SET beat = clock_timestamp()
       WHERE id = $1 AND outcome IS NULL RETURNING task`,
      [id],
    )
    return row === undefined ? null : (JSON.parse(row.task, textAsBytes) as QueuedTask)
  }

  /** Tells that the run goes on. @returns false when it was cancelled. */
  async beat(id: string, progress: IndexingProgress | null): Promise<boolean> {
    const rows = await this.#client.query(
      `UPDATE verbatim.index_runs SET beat = clock_timestamp(), progress = $2
       WHERE id = $1 RETURNING 1`,
      [id, JSON.stringify(progress)],
    )
    return rows.length > 0
  }

  async end(id: string, outcome: Outcome): Promise<void> {
    await this.#client.query('UPDATE verbatim.index_runs SET outcome = $2 WHERE id = $1', [
      id,
      JSON.stringify(outcome),
    ])
  }

  async state(id: string): Promise<RunState | null> {
    const [row] = await this.#client.query<{
      progress: string | null
      outcome: string | null
      silentMs: number
      isTaken: boolean
    }>(
      `SELECT progress, outcome, beat IS NOT NULL AS "isTaken",
         (extract(epoch FROM clock_timestamp() - COALESCE(beat, asked)) * 1000)::int AS "silentMs"
       FROM verbatim.index_runs WHERE id = $1`,
      [id],
    )
    if (row === undefined) return null
    return {
      ...row,
      progress: JSON.parse(row.progress ?? 'null') as IndexingProgress | null,
      outcome: JSON.parse(row.outcome ?? 'null') as Outcome | null,
    }
  }

  /** Whether any run is being worked on. */
  async isAnyAlive(withinMs: number): Promise<boolean> {
    const rows = await this.#client.query(
      `SELECT 1 FROM verbatim.index_runs WHERE outcome IS NULL
         AND beat > clock_timestamp() - $1::int * interval '1 ms' LIMIT 1`,
      [withinMs],
    )
    return rows.length > 0
  }

  /** As if it had just been asked for: whoever had taken it is gone. */
  async askAgain(id: string): Promise<void> {
    await this.#client.query(
      'UPDATE verbatim.index_runs SET asked = clock_timestamp(), beat = NULL WHERE id = $1',
      [id],
    )
  }

  async drop(id: string): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.index_runs WHERE id = $1', [id])
  }
}

const MARK = 'base64:'

// `toJSON` of a Buffer would have been called before; it gives `{ type, data }`.
const bytesAsText = (key: string, value: unknown): unknown =>
  key === 'bytes' ? MARK + Buffer.from(bytesOf(value)).toString('base64') : value

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : Uint8Array.from((value as { data: number[] }).data)

const textAsBytes = (key: string, value: unknown): unknown =>
  key === 'bytes' && typeof value === 'string' && value.startsWith(MARK)
    ? new Uint8Array(Buffer.from(value.slice(MARK.length), 'base64'))
    : value
