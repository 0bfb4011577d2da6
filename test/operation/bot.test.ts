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

// Several programs start one after another, each with its own second of loading.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let stage: Stage
let bot: BotProcess
let port: number
/** Bodies that reached the collector of traces. */
const collected: string[] = []
const collector = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  collected.push(`${request.url} ${body}`)
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, text: await response.text() }
}
/** A sample's value, by its name and labels as they stand in the text. */
const sample = async (name: string): Promise<number> => {
  const { text } = await get('/metrics')
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  if (line === undefined) throw new Error(`no ${name} in\n${text}`)
  return Number(line.slice(name.length + 1))
}

const ASKED = 'When did Guangdong hold the Provincial High-quality Development Conference?'

beforeAll(async () => {
  stage = await openStage()
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port: traces } = collector.address() as AddressInfo
  bot = stage.start({
    ADMIN_PORT: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${traces}`,
  })
  port = Number((await bot.logged('admin port'))['port'])
})
afterAll(async () => {
  await stage.close()
  collector.close()
})

describe('the admin port of the bot', () => {
  test('says what is missing while it starts, and then that it is ready', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'alive\n' })
    const first = await get('/readyz')
    expect(first.status).toBe(503)
    expect(JSON.parse(first.text)).toMatchObject({ ready: false, parts: { discord: 'starting' } })
    await bot.logged('connected to the gateway')
    await until(async () => (await get('/readyz')).status === 200)
    expect(JSON.parse((await get('/readyz')).text)).toEqual({
      ready: true,
      parts: { store: 'ready', models: 'ready', discord: 'ready' },
    })
  })

  test('counts and times questions, known ones too, and names nobody', async () => {
    const member = stage.member()
    for (const question of [ASKED, ASKED, 'How many goals did the striker score?', 'Hello!'])
      await stage.answered(member.slash('ask', { question }))
    expect(await sample('verbatim_answers_total{outcome="quoted"}')).toBe(2)
    expect(await sample('verbatim_answers_total{outcome="not-said"}')).toBe(1)
    expect(await sample('verbatim_answer_cache_total{result="hit"}')).toBe(1)
    expect(await sample('verbatim_answer_cache_total{result="miss"}')).toBe(2)
    for (const stageName of ['embed', 'retrieve', 'read', 'decide'])
      expect(await sample(`verbatim_stage_seconds_count{stage="${stageName}"}`)).toBe(2)
    expect(await sample('verbatim_answer_seconds_count')).toBe(3)
    expect(await sample('verbatim_acknowledgement_seconds_count')).toBe(4)
    expect(await sample('verbatim_connections{state="ready"}')).toBe(1)
    expect(await sample('verbatim_connections{state="not-ready"}')).toBe(0)
    expect(await sample('verbatim_calls_waiting')).toBe(0)
    expect(await sample('verbatim_inference_starts')).toBe(1)
    expect(await sample('verbatim_inference_queue')).toBe(0)
    expect(await sample('verbatim_inference_load_seconds')).toBeGreaterThan(0)
    expect(await sample('verbatim_index_run_seconds_count{outcome="done"}')).toBe(1)
    expect(await sample('verbatim_index_collections{age="1h"}')).toBe(1)
    expect(await sample('verbatim_index_documents')).toBe(1)
    expect(await sample('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
    const { text } = await get('/metrics')
    expect(text).toMatch(/verbatim_model_info\{embedder="multilingual-e5-small-\w+",reader="verb/)
    expect(text).not.toMatch(/Guangdong|striker|900000000000000001|700000000000000001/)
  })

  test('tells that the process of the models was killed and started again', async () => {
    const { pid } = bot.child
    expect(pid).toBeGreaterThan(0)
    const children = childrenOf(pid ?? 0)
    expect(children).toHaveLength(1)
    process.kill(children[0]?.pid ?? 0, 'SIGKILL')
    await until(async () => (await get('/readyz')).status === 200)
    await until(async () => (await sample('verbatim_inference_starts')) === 2)
  })

  test('stops cleanly, not ready from the order on', async () => {
    bot.child.kill('SIGTERM')
    expect(await bot.ended()).toEqual([0, null])
    await expect(get('/healthz')).rejects.toThrow()
    expect(bot.lines().filter(({ level }) => Number(level) > 40)).toEqual([])
  })
})

test('each question was one trace of its stages, without a word of it', () => {
  const spans = collected
    .map((text) => {
      expect(text).toMatch(/^\/v1\/traces \{/)
      return JSON.parse(text.slice('/v1/traces '.length)) as Export
    })
    .flatMap(({ resourceSpans }) => resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((scope) => scope.spans)
  const roots = spans.filter(({ name }) => name === 'question')
  expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(3)
  const trees = roots.map(({ traceId, spanId, attributes }) => ({
    outcome: attributes.find(({ key }) => key === 'verbatim.outcome')?.value.stringValue,
    stages: spans
      .filter((span) => span.traceId === traceId && span.parentSpanId === spanId)
      .map(({ name }) => name),
  }))
  expect(trees).toEqual([
    { outcome: 'quoted', stages: ['retrieve', 'read', 'decide'] },
    { outcome: 'quoted', stages: [] },
    { outcome: 'not-said', stages: ['retrieve', 'read', 'decide'] },
  ])
  const retrieved = spans.filter(({ name }) => name === 'retrieve').map(({ spanId }) => spanId)
  const embeddings = spans.filter(({ name }) => name === 'embed')
  expect(embeddings.map(({ parentSpanId }) => parentSpanId)).toEqual(retrieved)
  expect(collected.join()).not.toMatch(/Guangdong|striker|900000000000000001|700000000000000001/)
})

interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[]
  }[]
}
interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes: readonly { readonly key: string; readonly value: { stringValue?: string } }[]
}
