import { z } from 'zod'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

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

const count = (least: number, most: number) => {
  const inWords = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,6}$/, inWords)
    .transform(Number)
    .refine((number) => number >= least && number <= most, inWords)
}

const onOff = z.enum(['on', 'off'], 'must be on or off').default('on')

const urlOf = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` })

const schedule = z
  .string()
  .regex(/^[1-9]\d{0,4} ?[mhd]$/, 'must be a number and a unit: 30m, 6h or 1d')
  .transform((text) => Number.parseInt(text, 10) * UNIT_MS[text.at(-1) as keyof typeof UNIT_MS])
  .refine((milliseconds) => milliseconds <= MAX_SCHEDULE_MS, 'must be 20 days at most')

/** What a process of several on one database does: everything, answering alone, or indexing alone. */
export const ROLES = ['all', 'answer', 'index'] as const

/** Every variable that is read, with its form and its default; `.env.example` explains them. */
export const Environment = z.object({
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
  MEMBER_USES: count(1, 100_000).default(20),
  SERVER_USES: count(1, 100_000).default(120),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, 'postgresql://user:password@host/database').optional(),
  ADMIN_PORT: port.optional(),
  ADMIN_HOST: line.default('127.0.0.1'),
  WORKERS: count(1, 64).default(1),
  DUTIES: onOff,
  ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).default('all'),
  ANSWER_CACHE: count(0, 100_000).default(1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(/^https?$/, 'http://127.0.0.1:4318').optional(),
  INDEX_PEOPLE: onOff,
  REINDEX_EVERY: schedule.optional(),
  WATCH: onOff,
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`))
    .default('info'),
})
