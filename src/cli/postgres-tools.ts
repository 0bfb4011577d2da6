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
    `Everything is in PostgreSQL, whose own tools do this. Run\n  ${command}\n(it asks for the password; with --data a folder is meant instead.)`,
  )

/** How a database is backed up while others use it. */
export const useDump = (databaseUrl: string, file: string): UsageError =>
  refusal(`pg_dump --format=custom --file=${quoted(file)} ${addressOf(databaseUrl)}`)

/** How a backup of a database is put back, all bots stopped. */
export const useRestore = (databaseUrl: string, file: string): UsageError =>
  refusal(
    `pg_restore --clean --if-exists --single-transaction --dbname=${addressOf(databaseUrl)} ${quoted(file)}`,
  )
