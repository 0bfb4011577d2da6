import { OperatorError, UserError } from '../../core/errors.ts'

const UNREACHABLE =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ENOENT|08\w{3}|57P0[1-5])$/

const ADVICE: readonly (readonly [codes: RegExp, advice: string])[] = [
  [
    UNREACHABLE,
    'PostgreSQL cannot be reached, or cut the connection. Nothing that was finished is lost. Check that it runs and that DATABASE_URL names it, then try again.',
  ],
  [
    /^(POOL_EXHAUSTED|53300)$/,
    'All connections are in use. Try again in a moment; if it happens often, allow more of them in PostgreSQL (max_connections) or run fewer processes.',
  ],
  [
    /^(28\w{3})$/,
    'PostgreSQL refused the user or the password. Check DATABASE_URL and pg_hba.conf.',
  ],
  [
    /^3D000$/,
    'There is no database of that name. Create it (`createdb`), or correct DATABASE_URL.',
  ],
  [
    /^(53100|58030)$/,
    'There is no room left for it. Nothing was changed; free some space and start the run again.',
  ],
  [/^53200$/, 'PostgreSQL ran out of memory. Nothing was changed; try again.'],
  [
    /^(25006|42501)$/,
    'The user may not write there. Give it the rights on the database, or name another user in DATABASE_URL.',
  ],
  [/^(XX001|XX002)$/, 'The database is damaged. Put a backup of it back.'],
  [
    /^(40001|40P01|55P03|57014)$/,
    'Another process was in the way. Nothing was changed; try again.',
  ],
]

// Neither the driver nor its pool gives these a code.
const MESSAGES: readonly (readonly [message: RegExp, code: string])[] = [
  [/^timeout exceeded when trying to connect/, 'POOL_EXHAUSTED'],
  [/^(Connection terminated|Client has encountered a connection error)/, 'ECONNRESET'],
  [/^(Query read timeout|Client was closed)/, 'ECONNRESET'],
  [/password must be a string/, '28P01'],
]

const codeOf = (error: Error): string =>
  (error as NodeJS.ErrnoException).code ??
  MESSAGES.find(([message]) => message.test(error.message))?.[1] ??
  ''

/** Whether the connection was lost, or never came about. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && UNREACHABLE.test(codeOf(error))

/**
 * The same error, or an `OperatorError` in its place where the operator can do something about it.
 * @param server as it may be shown: without user and password.
 */
export function explained(error: unknown, server: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error
  const code = codeOf(error)
  const advice = ADVICE.find(([codes]) => codes.test(code))?.[1]
  if (advice === undefined) return error
  const told = new OperatorError(`${server}: ${advice}`, { server, code })
  told.cause = error
  return told
}
