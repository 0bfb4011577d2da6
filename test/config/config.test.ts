import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from '../../src/config.ts'

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    parseConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.data.faults
    throw error
  }
  return []
}

test('nothing set gives the defaults', () => {
  expect(parseConfig({})).toEqual({
    discordToken: null,
    discordApplicationId: null,
    discordPublicKey: null,
    discordGuildId: null,
    discordRestUrl: 'https://discord.com/api',
    interactionsPort: null,
    interactionsHost: '127.0.0.1',
    memberUses: 20,
    serverUses: 120,
    dataDirectory: resolve('data'),
    databaseUrl: null,
    adminPort: null,
    adminHost: '127.0.0.1',
    workers: 1,
    hasDuties: true,
    role: 'all',
    answerCache: 1_000,
    otlpEndpoint: null,
    indexPeople: true,
    reindexEveryMs: null,
    watch: true,
    logLevel: 'info',
  })
})

test('everything set is taken over, trimmed and in its unit', () => {
  const config = parseConfig({
    DISCORD_TOKEN: ' abc.def.ghi ',
    DISCORD_APPLICATION_ID: '123456789012345678',
    DISCORD_PUBLIC_KEY: 'Af'.repeat(32),
    DISCORD_GUILD_ID: '42',
    DISCORD_REST_URL: 'http://127.0.0.1:9000/api/',
    INTERACTIONS_PORT: '8080',
    MEMBER_USES: '5',
    SERVER_USES: '1',
    INTERACTIONS_HOST: '0.0.0.0',
    DATA_DIR: '/srv/verbatim',
    DATABASE_URL: 'postgresql://me:pw@db/verbatim',
    ADMIN_PORT: '0',
    ADMIN_HOST: '::1',
    WORKERS: '4',
    DUTIES: 'off',
    ANSWER_CACHE: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
    REINDEX_EVERY: '6h',
    WATCH: 'off',
    LOG_LEVEL: 'WARN',
    INDEX_PEOPLE: 'off',
    ROLE: 'answer',
  })
  expect(config).toEqual({
    discordToken: 'abc.def.ghi',
    discordApplicationId: '123456789012345678',
    discordPublicKey: 'Af'.repeat(32),
    discordGuildId: '42',
    discordRestUrl: 'http://127.0.0.1:9000/api',
    interactionsPort: 8080,
    interactionsHost: '0.0.0.0',
    memberUses: 5,
    serverUses: 1,
    dataDirectory: '/srv/verbatim',
    databaseUrl: 'postgresql://me:pw@db/verbatim',
    adminPort: 0,
    adminHost: '::1',
    workers: 4,
    hasDuties: false,
    role: 'answer',
    answerCache: 0,
    otlpEndpoint: 'http://collector:4318',
    indexPeople: false,
    reindexEveryMs: 21_600_000,
    watch: false,
    logLevel: 'warn',
  })
  expect(Object.isFrozen(config)).toBe(true)
})

test('empty and blank values count as not set', () => {
  const names = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==$)/gm) ?? []
  const blank = Object.fromEntries(names.map((name, index) => [name, index % 2 ? '' : '  ']))
  expect(parseConfig(blank)).toEqual(parseConfig({}))
})

test('all faults are reported together, without the value of a secret', () => {
  expect(
    faultsOf({
      DISCORD_TOKEN: 'two words',
      DISCORD_APPLICATION_ID: 'me',
      DISCORD_PUBLIC_KEY: 'short',
      DISCORD_REST_URL: 'ftp://discord',
      INTERACTIONS_PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      MEMBER_USES: '0',
      SERVER_USES: '100001',
      WORKERS: '65',
      ANSWER_CACHE: '-1',
      REINDEX_EVERY: '5 minutes',
      LOG_LEVEL: 'loud',
    }),
  ).toEqual([
    'DISCORD_TOKEN must not contain spaces or line breaks',
    'DISCORD_APPLICATION_ID must be digits alone; copy the id from the Discord developer portal (it is "me")',
    'DISCORD_PUBLIC_KEY must be the 64 hexadecimal digits that the developer portal shows (it is "short")',
    'DISCORD_REST_URL must be a URL such as https://discord.com/api (it is "ftp://discord")',
    'INTERACTIONS_PORT must be a port number from 0 to 65535 (0: any free one) (it is "70000")',
    'MEMBER_USES must be a whole number from 1 to 100000 (it is "0")',
    'SERVER_USES must be a whole number from 1 to 100000 (it is "100001")',
    'DATABASE_URL must be a URL such as postgresql://user:password@host/database',
    'WORKERS must be a whole number from 1 to 64 (it is "65")',
    'ANSWER_CACHE must be a whole number from 0 to 100000 (it is "-1")',
    'REINDEX_EVERY must be a number and a unit: 30m, 6h or 1d (it is "5 minutes")',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent (it is "loud")',
  ])
})

test.each([
  ['WORKERS', '1', '64', '0'],
  ['MEMBER_USES', '1', '100000', '00'],
  ['SERVER_USES', '1', '100000', '0'],
  ['ANSWER_CACHE', '0', '100000', '1.5'],
])('%s takes %s and %s, not %s', (name, least, most, wrong) => {
  expect(faultsOf({ [name]: least })).toEqual([])
  expect(faultsOf({ [name]: most })).toEqual([])
  expect(faultsOf({ [name]: wrong })).toEqual([
    `${name} must be a whole number from ${least} to ${most} (it is "${wrong}")`,
  ])
})

test('HTTP interactions need the token, the application and its key', () => {
  expect(faultsOf({ INTERACTIONS_PORT: '8080', LOG_LEVEL: 'loud' }).slice(1)).toEqual(
    ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY'].map(
      (name) =>
        `${name} is needed when INTERACTIONS_PORT is set; copy it from the developer portal`,
    ),
  )
})

describe('REINDEX_EVERY', () => {
  test.each([
    ['1m', 60_000],
    ['90 m', 5_400_000],
    ['20d', 1_728_000_000],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseConfig({ REINDEX_EVERY: text }).reindexEveryMs).toBe(milliseconds)
  })
  test.each(['21d', '0m', '-1h', '6', '1.5h'])('%s is refused', (text) => {
    expect(faultsOf({ REINDEX_EVERY: text })).toHaveLength(1)
  })
})

test('each worker needs a port below 65536', () => {
  const interactions = {
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_APPLICATION_ID: '1',
    DISCORD_PUBLIC_KEY: 'af'.repeat(32),
    INTERACTIONS_PORT: '65530',
  }
  expect(faultsOf({ ...interactions, WORKERS: '6' })).toEqual([])
  expect(faultsOf({ ...interactions, WORKERS: '7' })).toEqual([
    'INTERACTIONS_PORT leaves no room below 65536 for a port for each of the WORKERS',
  ])
})

test('.env.example names exactly the variables that are read, each once', () => {
  const named = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm)
  const read = readFileSync('src/environment.ts', 'utf8').match(/^ {2}[A-Z_]+(?=: )/gm)
  expect(named?.toSorted()).toEqual(read?.map((name) => name.trim()).toSorted())
})
