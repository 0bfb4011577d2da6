import { resolve } from 'node:path'
import dotenv from 'dotenv'
import type { z } from 'zod'
import { UserError } from './core/errors.ts'
import { Environment, type LOG_LEVELS, type ROLES } from './environment.ts'

/** The environment is not usable. The message names every fault and what to do about it. */
export class ConfigError extends UserError {
  override readonly name = 'ConfigError'
  constructor(override readonly data: { readonly faults: readonly string[] }) {
    super(
      `The configuration has ${data.faults.length === 1 ? 'a fault' : `${data.faults.length} faults`} (environment or .env; .env.example explains each variable):\n${data.faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  }
}

/** What the HTTP endpoint cannot do without. */
const INTERACTIONS_NEED = ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY'] as const

/** What the environment says, checked. `null`: not set. */
export interface Config {
  readonly discordToken: string | null
  readonly discordApplicationId: string | null
  /** Ed25519 key, 64 hexadecimal digits. */
  readonly discordPublicKey: string | null
  readonly discordGuildId: string | null
  /** Base of the REST API, without a version and without a slash at its end. */
  readonly discordRestUrl: string
  readonly interactionsPort: number | null
  readonly interactionsHost: string
  /** How often a minute one member may use the bot, and all of one server; 1 or more. */
  readonly memberUses: number
  readonly serverUses: number
  /** Absolute path. */
  readonly dataDirectory: string
  readonly databaseUrl: string | null
  readonly adminPort: number | null
  readonly adminHost: string
  /** Processes that answer, 1 or more. */
  readonly workers: number
  /** Whether this one also re-indexes on schedule, drops what expired and tells of changes. */
  readonly hasDuties: boolean
  /** Others than `all` share a PostgreSQL database. */
  readonly role: (typeof ROLES)[number]
  /** How many answers are kept for questions that come again; 0: none. */
  readonly answerCache: number
  /** Base URL of an OpenTelemetry collector (OTLP over HTTP), without a slash at its end. */
  readonly otlpEndpoint: string | null
  /** Whether names are looked for while indexing; without them `/who` knows nobody. */
  readonly indexPeople: boolean
  /** In milliseconds. */
  readonly reindexEveryMs: number | null
  /** Whether folders that were indexed are watched. */
  readonly watch: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

/** Variables as a process gets them; `undefined` and the empty string both mean "not set". */
export type Variables = Readonly<Record<string, string | undefined>>

/** Values of these never stand in an error message. */
const SECRET_NAMES = new Set(['DISCORD_TOKEN', 'DATABASE_URL'])

const faultOf = (variables: Variables, { path, message }: z.core.$ZodIssue): string => {
  const name = String(path[0])
  const value = variables[name]
  const got = value && !SECRET_NAMES.has(name) ? ` (it is ${JSON.stringify(value)})` : ''
  return `${name} ${message}${got}`
}

/** Not a refinement of the schema, because those run only when everything else is right. */
const missingForInteractions = (set: Variables): string[] =>
  set['INTERACTIONS_PORT'] === undefined
    ? []
    : INTERACTIONS_NEED.filter((name) => set[name] === undefined).map(
        (name) =>
          `${name} is needed when INTERACTIONS_PORT is set; copy it from the developer portal`,
      )

/** Each worker has a port of its own, from that one up. */
const portsBeyond = (set: Variables): string[] =>
  Number(set['INTERACTIONS_PORT']) + Number(set['WORKERS'] ?? 1) > 65_536
    ? ['INTERACTIONS_PORT leaves no room below 65536 for a port for each of the WORKERS']
    : []

/** Processes of several roles meet in the database. */
const roleAlone = (set: Variables): string[] =>
  (set['ROLE'] ?? 'all') !== 'all' && set['DATABASE_URL'] === undefined
    ? ['DATABASE_URL is needed when ROLE is not all']
    : []

/**
 * Checks all variables at once.
 * @throws ConfigError with every fault found.
 */
export function parseConfig(variables: Variables): Config {
  const set: Variables = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const { data, error } = Environment.safeParse(set)
  const issues = error?.issues ?? []
  const faults = [
    ...issues.map((issue) => faultOf(set, issue)),
    ...missingForInteractions(set),
    ...roleAlone(set),
    ...(data === undefined ? [] : portsBeyond(set)),
  ]
  if (faults.length > 0 || data === undefined) throw new ConfigError({ faults })
  return Object.freeze({
    discordToken: data.DISCORD_TOKEN ?? null,
    discordApplicationId: data.DISCORD_APPLICATION_ID ?? null,
    discordPublicKey: data.DISCORD_PUBLIC_KEY ?? null,
    discordGuildId: data.DISCORD_GUILD_ID ?? null,
    discordRestUrl: data.DISCORD_REST_URL.replace(/\/+$/, ''),
    interactionsPort: data.INTERACTIONS_PORT ?? null,
    interactionsHost: data.INTERACTIONS_HOST,
    memberUses: data.MEMBER_USES,
    serverUses: data.SERVER_USES,
    dataDirectory: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    adminPort: data.ADMIN_PORT ?? null,
    adminHost: data.ADMIN_HOST,
    workers: data.WORKERS,
    hasDuties: data.DUTIES === 'on',
    role: data.ROLE,
    answerCache: data.ANSWER_CACHE,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '') ?? null,
    indexPeople: data.INDEX_PEOPLE === 'on',
    reindexEveryMs: data.REINDEX_EVERY ?? null,
    watch: data.WATCH === 'on',
    logLevel: data.LOG_LEVEL,
  })
}

/**
 * The process's environment over `.env` in the working directory; `process.env` is left as it is.
 * @throws ConfigError when `.env` exists and cannot be read.
 */
function readVariables(): Variables {
  const variables: Record<string, string> = {}
  const { error } = dotenv.config({ processEnv: variables, quiet: true })
  if (error && (error as NodeJS.ErrnoException).code !== 'ENOENT')
    throw new ConfigError({ faults: [`.env cannot be read: ${error.message}`] })
  const set = Object.entries(process.env).filter(([, value]) => value !== '')
  return { ...variables, ...Object.fromEntries(set) }
}

/** Reads the environment once. @throws ConfigError with every fault found. */
export const loadConfig = (): Config => parseConfig(readVariables())
