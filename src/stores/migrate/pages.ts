import type { Connection } from '../sqlite/connection.ts'

const PAGE_ROWS = 500

/** Rows of a table in the order of its key, a few at a time. */
export function* pages<Row extends object>(
  connection: Connection,
  table: string,
  key: readonly string[],
  columns: string,
): Generator<Row> {
  const cursor = key.join(', ')
  const aliases = key.map((column, place) => `${column} AS key${place}`).join(', ')
  const marks = key.map(() => '?').join(', ')
  const select = `SELECT ${columns}, ${aliases} FROM ${table}`
  let last: (string | number | Buffer)[] | null = null
  for (;;) {
    const rows: (Row & Record<string, string | number | Buffer>)[] =
      last === null
        ? connection.all(`${select} ORDER BY ${cursor} LIMIT ${PAGE_ROWS}`)
        : connection.all(
            `${select} WHERE (${cursor}) > (${marks}) ORDER BY ${cursor} LIMIT ${PAGE_ROWS}`,
            ...last,
          )
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = key.map((_, place) => end[`key${place}`]!)
  }
}
