/** What may be given to a query. An array is one PostgreSQL array, of text or of int8. */
export type Parameter =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly string[]
  | readonly number[]

/** One way to ask PostgreSQL: int8 comes as a number, bytea as bytes, json parsed. */
export interface Client {
  /**
   * One statement.
   * @throws UserError when the operator can do something about it: lost connection, full disk, …
   */
  query<Row>(sql: string, parameters?: readonly Parameter[]): Promise<Row[]>
  /** Any number of statements without parameters. @throws as `query` */
  execute(sql: string): Promise<void>
}

export interface TransactionOptions {
  /** Reads alone, all as of one instant. When its connection is lost it is tried once more. */
  readonly snapshot?: boolean
  /** Statements without parameters that go with its beginning, on one way to the server. */
  readonly first?: string
}

/**
 * Port: one PostgreSQL database, by a pool of connections or within this process. A lost connection
 * fails the calls that were using it; the next ones get another.
 */
export interface Database extends Client {
  /**
   * One transaction; whatever `work` throws undoes it. `work` must ask its own client alone, since
   * there may be no other connection.
   */
  transaction<Result>(
    work: (client: Client) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>
  /**
   * Tells of each `NOTIFY` on a channel, and with an empty payload whenever some may have been
   * missed. Resolves once it listens, and gives what ends it.
   * @param channel in lower-case letters and `_`.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>
  /** Ends all connections once what runs has ended. */
  close(): Promise<void>
}
