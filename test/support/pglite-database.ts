import { PGlite, type Transaction } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { Client, Database, Parameter } from '../../src/stores/postgres/database.ts'

const SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY'

const clientOf = (connection: PGlite | Transaction): Client => ({
  query: async <Row>(sql: string, parameters?: readonly Parameter[]) =>
    (await connection.query<Row>(sql, parameters?.slice())).rows,
  execute: async (sql) => void (await connection.exec(sql)),
})

/** A PostgreSQL within this process, with pgvector; empty, and gone when it is closed. */
export async function openPglite(): Promise<Database> {
  const connection = await PGlite.create({ extensions: { vector } })
  return {
    ...clientOf(connection),
    transaction: (work, { snapshot = false, first = '' } = {}) =>
      connection.transaction(async (transaction) => {
        if (snapshot) await transaction.exec(SNAPSHOT)
        await transaction.exec(first)
        return work(clientOf(transaction))
      }),
    listen: async (channel, onNotify) => {
      const stop = await connection.listen(channel, onNotify)
      return () => stop()
    },
    close: () => connection.close(),
  }
}
