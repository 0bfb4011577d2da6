import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { z } from 'zod'
import { UserError } from './core/errors.ts'

/** The environment is not usable. The message names every fault and what to do about it. */
export class ConfigError extends UserError {
  override readonly name = 'ConfigError'
  constructor(override readonly data: { readonly faults: readonly string[] }) {
    super(
      `The configuration has ${data.faults.length === 1 ? 'a fault' : `${data.faults.length} faults`} (environment or .env; .env.example explains each variable):\n${data.faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Longest schedule that a timer takes, a tenth more of it included (2³¹ ms). */
const MAX_SCHEDULE_MS = 20 * UNIT_MS.d

const line = z.string().regex(/^\S+$/, 'must not contain spaces or line breaks')

const snowflake = z
  .string()
  .regex(/^\d{1,20}$/, 'must be digits alone; copy the id from the Discord developer portal')

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535 (0: any free one)')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port number from 0 to 65535 (0: any free one)')

const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number up to ${most}`)
    .transform(Number)
    .refine((number) => number <= most, `must be a whole number up to ${most}`)

const onOff = z.enum(['on', 'off'], 'must be on or off').default('on')

const urlOf = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` })

const schedule = z
  .string()
  .regex(/^[1-9]\d{0,4} ?[mhd]$/, 'must be a number and a unit: 30m, 6h or 1d')
  .transform((text) => Number.parseInt(text, 10) * UNIT_MS[text.at(-1) as keyof typeof UNIT_MS])
  .refine((milliseconds) => milliseconds <= MAX_SCHEDULE_MS, 'must be 20 days at most')

const Environment = z.object({
  DISCORD_TOKEN: line.optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be the 64 hexadecimal digits that the developer portal shows')
    .optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_REST_URL: urlOf(/^https?$/, 'https://discord.com/api').default('https://discord.com/api'),
  INTERACTIONS_PORT: port.optional(),
  INTERACTIONS_HOST: line.default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, 'postgresql://user:password@host/database').optional(),
  ADMIN_PORT: port.optional(),
  ADMIN_HOST: line.default('127.0.0.1'),
  WORKERS: count(64).default(1),
  DUTIES: onOff,
  ANSWER_CACHE: count(100_000).default(1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(/^https?$/, 'http://127.0.0.1:4318').optional(),
  INDEX_PEOPLE: onOff,
  REINDEX_EVERY: schedule.optional(),
  WATCH: z.enum(['on', 'off'], 'must be on or off').default('on'),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`))
    .default('info'),
})

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
  /** Absolute path. */
  readonly dataDirectory: string
  readonly databaseUrl: string | null
  readonly adminPort: number | null
  readonly adminHost: string
  /** Processes that answer, 1 or more. */
  readonly workers: number
  /** Whether this one also re-indexes on schedule, drops what expired and tells of changes. */
  readonly hasDuties: boolean
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
    dataDirectory: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    adminPort: data.ADMIN_PORT ?? null,
    adminHost: data.ADMIN_HOST,
    workers: Math.max(1, data.WORKERS),
    hasDuties: data.DUTIES === 'on',
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
