import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'
import type { StoreEvent } from './stores/sqlite-store.ts'

/** Keys whose values are hidden wherever they stand in the first levels of an entry. */
const SECRET_KEYS = ['token', 'authorization', 'Authorization', 'password', 'cookie']

const REDACTED = '[redacted]'

/** Every spelling a secret can have inside a line of JSON; longest first, so that none is cut in two. */
function spellings(secret: string): string[] {
  const forms = [secret, encodeURIComponent(secret)]
  const escaped = forms.map((form) => JSON.stringify(form).slice(1, -1))
  return [...new Set([...forms, ...escaped])].sort((one, other) => other.length - one.length)
}

/** The values that must never be logged: the token, and the password inside the database's URL. */
function secretsOf({
  discordToken,
  databaseUrl,
}: Pick<Config, 'discordToken' | 'databaseUrl'>): string[] {
  const password = databaseUrl === null ? '' : new URL(databaseUrl).password
  const secrets = [discordToken ?? '', password, decodeURIComponent(password)]
  return secrets.filter((secret) => secret !== '').flatMap(spellings)
}

/**
 * JSON lines on standard error. Known secrets are taken out of the finished line, so that they are
 * hidden inside messages, stacks and URLs too.
 * @param destination takes finished lines; for tests.
 */
export function createLog(
  config: Pick<Config, 'logLevel' | 'discordToken' | 'databaseUrl'>,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const secrets = secretsOf(config)
  const hide = (text: string): string =>
    secrets.reduce((line, secret) => line.replaceAll(secret, REDACTED), text)
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
  return pino(
    { level: config.logLevel, redact: { paths, censor: REDACTED } },
    { write: (line) => destination.write(hide(line)) },
  )
}

/** For what a store tells of its caches. */
export const eventLogger =
  (log: Logger) =>
  ({ kind, ...data }: StoreEvent): void =>
    log.warn(data, kind)
