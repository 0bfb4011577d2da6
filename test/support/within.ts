import type { Client, Database } from '../../src/stores/postgres/database.ts'

/** A database as it is seen within a transaction: its own transactions are parts of that one. */
export const within = (client: Client): Database => ({
  query: (sql, parameters) => client.query(sql, parameters),
  execute: (sql) => client.execute(sql),
  transaction: async (work, { first = '' } = {}) => {
    await client.execute(first)
    return work(client)
  },
  listen: () => Promise.reject(new Error('A transaction cannot listen')),
  close: async () => {},
})
