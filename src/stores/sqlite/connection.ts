import Database from 'better-sqlite3'
import { OperatorError, UserError } from '../../core/errors.ts'

type Parameter = string | number | Buffer | null

/** How long one writer waits for another one's transaction, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/** One connection to the database file; its faults say what to do. */
export class Connection {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  /**
   * @param timeout how long to wait for other writers, in milliseconds.
   * @throws UserError when the file cannot be opened.
   */
  constructor(
    readonly file: string,
    timeout = BUSY_TIMEOUT_MS,
  ) {
    this.#database = this.#told(() => new Database(file, { timeout }))
  }

  get<Row>(sql: string, ...parameters: Parameter[]): Row | undefined {
    return this.#told(() => this.#statement(sql).get(...parameters) as Row | undefined)
  }

  all<Row>(sql: string, ...parameters: Parameter[]): Row[] {
    return this.#told(() => this.#statement(sql).all(...parameters) as Row[])
  }

  /** @returns the number of rows changed, and the id of the row inserted. */
  run(sql: string, ...parameters: Parameter[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#told(() => this.#statement(sql).run(...parameters))
    return { changes, lastInsertRowid: Number(lastInsertRowid) }
  }

  execute(sql: string): void {
    this.#told(() => this.#database.exec(sql))
  }

  pragma(source: string): number | string {
    return this.#told(() => this.#database.pragma(source, { simple: true }) as number | string)
  }

  /** One transaction; the only writer while it lasts. Whatever `work` throws undoes it. */
  write<Result>(work: () => Result): Result {
    return this.#told(() => this.#database.transaction(work).immediate())
  }

  /** Everything that `work` reads is as of one instant. */
  read<Result>(work: () => Result): Result {
    return this.#told(() => this.#database.transaction(work).deferred())
  }

  close(): void {
    this.#database.close()
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #told<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw explained(error, this.file)
    }
  }
}

const ADVICE: readonly (readonly [codes: RegExp, advice: string])[] = [
  [
    /^(SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_FSYNC|ENOSPC|EDQUOT)$/,
    'There is no room left for it. Nothing was changed; free some space and start the run again.',
  ],
  [
    /^(SQLITE_CORRUPT.*|SQLITE_NOTADB)$/,
    'The file is damaged. Put a backup back (`verbatim restore FILE`), or move it away and index the sources again.',
  ],
  [
    /^(SQLITE_BUSY.*|SQLITE_LOCKED.*)$/,
    'Another process keeps it locked. Try again when that one has ended.',
  ],
  [
    /^(EEXIST|ENOTDIR)$/,
    'There is a file where the data directory should be. Choose another directory with --data.',
  ],
  [
    /^(SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM|EACCES|EPERM|EROFS)$/,
    'It cannot be opened for writing. Check the rights on the data directory, or choose another with --data.',
  ],
]

/** The same error, or an `OperatorError` in its place where the operator can do something about it. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const advice = ADVICE.find(([codes]) => codes.test(code))?.[1]
  if (advice === undefined) return error
  const told = new OperatorError(`${file}: ${advice}`, { file, code })
  told.cause = error
  return told
}
