import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../src/stores/postgres/database.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import {
  type BotProcess,
  childrenOf,
  openStage,
  type Stage,
  until,
} from '../support/bot-process.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { createDatabase } from '../support/test-database.ts'

// The bot and a server, each with its seconds of starting.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// Stopping a server needs one of our own; `.ci/postgres.sh` makes it.
const control = process.env['TEST_POSTGRES_CONTROL']
const run = promisify(execFile)
const crash = () => run(control!, ['stop', '--mode=immediate'])
const start = () => run(control!, ['start'])

const QUESTION = 'Who is the vice minister of Industry and Information Technology?'
const FAULT = 'That did not work. The fault has been logged.'
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'

describe.runIf(control !== undefined)('the bot, when PostgreSQL is stopped and started', () => {
  let stage: Stage
  let database: Awaited<ReturnType<typeof createDatabase>>
  let bot: BotProcess
  let port: number
  let judge: Database

  const textOf = ({ body }: Seen): string => JSON.stringify(body['embeds'])
  // Its cache is off, so that the same words are looked for again.
  const ask = async (question = QUESTION) =>
    textOf(await stage.answered(stage.member().slash('ask', { question })))
  const add = () => stage.moderator().submit('1~add-source~~0', { title: 'Club', text: CLUB })
  const readiness = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`)
    return { status: response.status, ...((await response.json()) as object) }
  }
  const parts = (store: string) => ({ store, models: 'ready', discord: 'ready' })

  beforeAll(async () => {
    stage = await openStage()
    database = await createDatabase(process.env['TEST_DATABASE_URL']!)
    judge = openPool(database.url, { connections: 1 })
    bot = stage.start({ DATABASE_URL: database.url, ADMIN_PORT: '0', ANSWER_CACHE: '0' })
    port = Number((await bot.logged('admin port'))['port'])
    await bot.logged('connected to the gateway')
    await until(async () => (await readiness()).status === 200)
  })
  afterAll(async () => {
    await stage.close()
    await judge.close()
    await database.drop()
  })

  test('in the middle of questions: each is answered or told of a fault, the next ones are answered', async () => {
    const asked = Array.from({ length: 8 }, () => ask())
    await crash()
    for (const text of await Promise.all(asked))
      expect(text.includes('Ke Jixin') || text.includes(FAULT)).toBe(true)
    expect(await ask()).toContain(FAULT)
    await until(async () => (await readiness()).status === 503)
    expect(await readiness()).toEqual({ status: 503, ready: false, parts: parts('failing') })
    const told = bot.lines().filter(({ level }) => Number(level) > 40)
    expect(JSON.stringify(told)).toContain('PostgreSQL cannot be reached')
    await start()
    await until(async () => (await readiness()).status === 200)
    expect(await readiness()).toEqual({ status: 200, ready: true, parts: parts('ready') })
    expect(await ask()).toContain('Ke Jixin')
  })

  test('in the middle of a run: the moderator is told, and can add the same once it is back', async () => {
    const children = childrenOf(bot.child.pid!)
    const models = children.find(({ command }) => command.includes('inference'))!.pid
    // So that the run is not over before it is looked at.
    process.kill(models, 'SIGSTOP')
    const added = stage.answered(add())
    const leases = 'SELECT 1 FROM verbatim.leases'
    await until(async () => (await judge.query(leases)).length > 0)
    await crash()
    process.kill(models, 'SIGCONT')
    expect(textOf(await added)).toContain(FAULT)
    await start()
    // As it does by itself after twenty seconds.
    await judge.execute('UPDATE verbatim.leases SET expires = clock_timestamp()')
    expect(textOf(await stage.answered(add()))).toContain('**1** added')
    expect(await ask('When do the club meetings begin?')).toContain('half past seven')
  })

  test('nothing is left behind: it stops with status 0, and the check finds nothing lost', async () => {
    expect(stage.discord.faults).toEqual([])
    bot.child.kill('SIGTERM')
    expect(await bot.ended()).toEqual([0, null])
    const { stdout } = await run(process.execPath, ['dist/src/cli.js', 'check'], {
      env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
    })
    expect(stdout).toContain('nothing is lost')
  })
})
