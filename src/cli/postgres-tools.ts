import { UsageError } from './invocation.ts'

/** For a shell of POSIX. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Without the password, which the tools ask for. */
function addressOf(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.password = ''
  url.searchParams.delete('password')
  return quoted(url.href)
}

const refusal = (command: string): UsageError =>
  new UsageError(
    `Everything is in PostgreSQL, whose own tools do this. Run\n  ${command}\n(they ask for the password; with --data a folder is meant instead.)`,
  )

/** How a database is backed up while others use it. */
export const useDump = (databaseUrl: string, file: string): UsageError =>
  refusal(`pg_dump --format=custom --file=${quoted(file)} ${addressOf(databaseUrl)}`)

const EMPTY =
  'DROP SCHEMA IF EXISTS verbatim CASCADE; CREATE SCHEMA verbatim; CREATE EXTENSION IF NOT EXISTS vector'

/**
 * How a backup of a database is put back, all bots stopped: `pg_restore --clean` cannot drop
 * partitioned tables.
 */
export const useRestore = (databaseUrl: string, file: string): UsageError =>
  refusal(
    [
      `psql --command=${quoted(EMPTY)} ${addressOf(databaseUrl)} &&`,
      `pg_restore --single-transaction --schema=verbatim --dbname=${addressOf(databaseUrl)} ${quoted(file)}`,
    ].join('\n  '),
  )
