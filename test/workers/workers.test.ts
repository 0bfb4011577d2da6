import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type BotProcess,
  childrenOf,
  openStage,
  type Stage,
  until,
} from '../support/bot-process.ts'
import { hexOf } from '../support/discord/world.ts'

// Several programs start one after another, each with its own second of loading.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** One server on each of two shards. */
const GUILDS = ['900000000004194305', '900000000000000001'] as const
const QUESTION = 'Who is the vice minister of Industry and Information Technology?'

let stage: Stage
let bot: BotProcess
let port: number

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, text: await response.text() }
}
const sample = async (name: string): Promise<number> => {
  const line = (await get('/metrics')).text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length))
}
const start = async () => {
  bot = stage.start({ WORKERS: '2', ADMIN_PORT: '0' })
  port = Number((await bot.logged('admin port'))['port'])
  await bot.logged('a worker answers', 2)
}
/** Processes of the manager, by what they run. */
const family = () => {
  const children = childrenOf(bot.child.pid ?? 0)
  const running = (file: string) =>
    children.filter(({ command }) => command.includes(file)).map(({ pid }) => pid)
  return { workers: running('src/worker.js'), models: running('inference-child.js') }
}
const workerOf = (shard: number): number => {
  const { workers } = family()
  const number = `"number":${shard}`
  const all = childrenOf(bot.child.pid ?? 0)
  return all.find(({ pid, command }) => workers.includes(pid) && command.includes(number))?.pid ?? 0
}
const ask = async (shard: 0 | 1) => {
  const interaction = stage.member(GUILDS[shard]).slash('ask', { question: QUESTION })
  return JSON.stringify((await stage.answered(interaction, shard)).body)
}
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

beforeAll(async () => {
  stage = await openStage(GUILDS)
  await start()
})
afterAll(() => stage.close())

describe('WORKERS=2', () => {
  test('each takes its shards, and answers the servers there', async () => {
    expect(stage.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
    for (const shard of [0, 1] as const) expect(await ask(shard)).toContain('Ke Jixin')
    expect(stage.discord.faults).toEqual([])
  })

  test('share one process with the models', () => {
    const { workers, models } = family()
    expect([workers.length, models.length]).toEqual([2, 1])
    expect(workers.flatMap(childrenOf)).toEqual([])
  })

  test('tell their state and their counts through the one admin port', async () => {
    expect(JSON.parse((await get('/readyz')).text)).toEqual({
      ready: true,
      parts: { models: 'ready', 'worker 0': 'ready', 'worker 1': 'ready' },
    })
    expect(await sample('verbatim_answers_total{outcome="quoted"}')).toBe(2)
    expect(await sample('verbatim_connections{state="ready"}')).toBe(2)
    expect(await sample('verbatim_inference_starts')).toBe(1)
    expect(await sample('verbatim_workers')).toBe(2)
    // The first one alone has the duties, or this would be two.
    expect(await sample('verbatim_index_collections{age="1h"}')).toBe(1)
  })

  test('docs/operating.md names every metric, and none that is not', async () => {
    const { text } = await get('/metrics')
    const told = Array.from(text.matchAll(/^# TYPE (verbatim_\w+)/gm), ([, name]) => name)
    const table = readFileSync('docs/operating.md', 'utf8').split('### What to alert on')[0]
    const named = table?.match(/(?<=`)verbatim_\w+(?=`)/g)
    expect(new Set(named)).toEqual(new Set(told))
  })

  test('a killed worker is started again; the other one goes on answering', async () => {
    const killed = workerOf(1)
    process.kill(killed, 'SIGKILL')
    expect(await ask(0)).toContain('Ke Jixin')
    await until(async () => (await get('/readyz')).status === 503)
    await bot.logged('a worker answers', 3)
    expect(workerOf(1)).not.toBe(killed)
    expect(await ask(1)).toContain('Ke Jixin')
    await until(async () => (await get('/readyz')).status === 200)
    expect(await sample('verbatim_worker_losses_total')).toBe(1)
  })

  test('killed while the models work for it, a worker leaves them to the others', async () => {
    const interaction = stage.member(GUILDS[1]).slash('ask', { question: `${QUESTION} Really?` })
    stage.discord.begin(interaction)
    stage.gateway.dispatch('INTERACTION_CREATE', interaction, 1)
    await stage.rest.reached(interaction.token)
    process.kill(workerOf(1), 'SIGKILL')
    expect(await ask(0)).toContain('Ke Jixin')
    await until(async () => (await sample('verbatim_inference_queue')) === 0)
    await bot.logged('a worker answers', 4)
  })

  test('SIGTERM lets them finish what they began; then all end, with status 0', async () => {
    const { workers, models } = family()
    const interaction = stage.member(GUILDS[1]).slash('ask', { question: `${QUESTION} And now?` })
    const exchange = stage.discord.begin(interaction)
    stage.gateway.dispatch('INTERACTION_CREATE', interaction, 1)
    await stage.rest.reached(interaction.token)
    bot.child.kill('SIGTERM')
    expect(await bot.ended()).toEqual([0, null])
    expect(exchange.seen[0]).toMatchObject({ isLoading: false })
    expect([...workers, ...models].filter(isRunning)).toEqual([])
    expect(bot.lines().filter(({ level }) => Number(level) > 40)).toEqual([])
  })
})

describe('over HTTP', () => {
  const keys = generateKeyPairSync('ed25519')

  test('each worker has a port of its own, and answers there', async () => {
    bot = stage.start({
      WORKERS: '2',
      INTERACTIONS_PORT: '0',
      DISCORD_PUBLIC_KEY: hexOf(keys.publicKey),
    })
    await bot.logged('a worker answers', 2)
    const ports = bot.lines().filter(({ msg }) => msg === 'listening for interactions')
    expect(new Set(ports.map((line) => line['port'])).size).toBe(2)
    for (const line of ports) {
      const interaction = stage.member().slash('ask', { question: QUESTION })
      const { body } = await stage.answeredAt(Number(line['port']), keys.privateKey, interaction)
      expect(JSON.stringify(body)).toContain('Ke Jixin')
    }
    expect(stage.discord.faults).toEqual([])
  })

  test('when the manager is killed, nothing of it goes on', async () => {
    const { workers, models } = family()
    expect([...workers, ...models]).toHaveLength(3)
    bot.child.kill('SIGKILL')
    await bot.ended()
    await until(() => ![...workers, ...models].some(isRunning))
  })
})

test('a wrong token ends all of it, with what to do', async () => {
  const wrong = stage.start({ WORKERS: '2', DISCORD_TOKEN: 'MTAwMA.wrong.token' })
  expect(await wrong.ended()).toEqual([1, null])
  expect(wrong.errors()).toContain('DISCORD_TOKEN')
})

test('an admin port that is taken ends all of it, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port: ADMIN_PORT } = taken.address() as AddressInfo
  const wrong = stage.start({ WORKERS: '2', ADMIN_PORT: String(ADMIN_PORT) })
  expect(await wrong.ended()).toEqual([1, null])
  expect(wrong.errors()).toContain('admin port cannot be opened')
  taken.close()
})
