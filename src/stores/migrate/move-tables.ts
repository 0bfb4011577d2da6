import type { Client, Database } from '../postgres/database.ts'
import { SCHEMA } from '../postgres/migration.ts'
import { RowSum } from './digest.ts'
import type { Folder } from './folder.ts'
import type { MovedRow, MovedTable } from './moved-table.ts'

/** What one side holds of something. */
export interface Content {
  readonly rows: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** Rows written by one statement, and read by one. */
const CHUNK_ROWS = 200

const quoted = (name: string): string => `"${name}"`

/** Puts all rows of a table that are not there yet. @returns what the folder holds. */
export async function moveTable(
  folder: Folder,
  database: Database,
  table: MovedTable,
  onStep: () => void,
): Promise<Content> {
  const sum = new Sum(table)
  let waiting: MovedRow[] = []
  const put = async (): Promise<void> => {
    await insertRows(database, table, waiting)
    onStep()
    waiting = []
  }
  for await (const row of table.rows(folder)) {
    sum.add(row)
    waiting.push(row)
    if (waiting.length >= CHUNK_ROWS) await put()
  }
  if (waiting.length > 0) await put()
  return sum.value
}

async function insertRows(
  client: Client,
  { name, columns }: MovedTable,
  rows: readonly MovedRow[],
): Promise<void> {
  const names = columns.map(([column]) => quoted(column)).join(', ')
  const types = columns.map(([column, type]) => `${quoted(column)} ${type}`).join(', ')
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(([column], place) => [column, row[place]])),
  )
  await client.query(
    `INSERT INTO ${SCHEMA}.${name} (${names})
     SELECT ${names} FROM json_to_recordset($1::text::json) AS row (${types})
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(objects)],
  )
}

/** What the database holds of a table. Call it within a transaction. */
export async function tableContent(client: Client, table: MovedTable): Promise<Content> {
  const names = table.columns.map(([column]) => quoted(column))
  const order = table.isOrdered ? 'ORDER BY number' : ''
  await client.execute(`DECLARE moved NO SCROLL CURSOR FOR
    SELECT json_build_array(${names.join(', ')}) AS row FROM ${SCHEMA}.${table.name} ${order}`)
  const sum = new Sum(table)
  for (;;) {
    const rows = await client.query<{ row: MovedRow }>(`FETCH ${CHUNK_ROWS} FROM moved`)
    for (const { row } of rows) sum.add(row)
    if (rows.length > 0) continue
    await client.execute('CLOSE moved')
    return sum.value
  }
}

/** Rows that are numbered are equal only if their order is. */
class Sum extends RowSum {
  readonly #table: MovedTable
  #place = 0

  constructor(table: MovedTable) {
    super()
    this.#table = table
  }

  override add(row: MovedRow): void {
    super.add(this.#table.isOrdered ? [this.#place++, row] : row)
  }
}
