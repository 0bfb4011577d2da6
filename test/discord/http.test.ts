import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { actions } from '../../src/discord/actions/index.ts'
import { type InteractionServer, startInteractionServer } from '../../src/discord/http.ts'
import { Clock, createApp, postSigned, TOKEN } from '../support/discord/world.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const PING = JSON.stringify({ id: '1', type: 1, token: 't', application_id: '1', version: 1 })

let server: InteractionServer
let clock: Clock
beforeEach(async () => {
  clock = new Clock()
  const quiet = () => undefined
  server = await startInteractionServer({
    token: TOKEN,
    commands,
    actions,
    app: await createApp(clock),
    log: { info: quiet, warn: quiet, error: quiet },
    host: '127.0.0.1',
    port: 0,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  })
})
afterEach(() => server.stop())

const post = (body: string, headers?: Record<string, string>) =>
  postSigned(server.port, body, privateKey, clock, headers)

test('a ping gets a pong with its content type', async () => {
  const response = await post(PING)
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    200,
    'application/json',
    { type: 1 },
  ])
})

test.each<[string, () => Promise<Response>]>([
  [
    'no signature',
    () => fetch(`http://127.0.0.1:${server.port}/interactions`, { method: 'POST', body: PING }),
  ],
  ['a short signature', () => post(PING, { 'x-signature-ed25519': 'ab' })],
  ['a signature that is no number', () => post(PING, { 'x-signature-ed25519': 'z'.repeat(128) })],
  [
    'another key’s signature',
    () => postSigned(server.port, PING, generateKeyPairSync('ed25519').privateKey, clock),
  ],
  [
    'another time than the signed one',
    () =>
      post(PING, {
        'x-signature-timestamp': String(Math.floor(clock.now().getTime() / 1_000) + 1),
      }),
  ],
  [
    'a signature over another body',
    () =>
      post(PING, {
        'x-signature-ed25519': sign(
          null,
          Buffer.from(`${Math.floor(clock.now().getTime() / 1_000)}{}`),
          privateKey,
        ).toString('hex'),
      }),
  ],
  [
    'a signature of six minutes ago',
    () => {
      const old = new Clock()
      clock.advance(6 * 60_000)
      return postSigned(server.port, PING, privateKey, old)
    },
  ],
])('%s is refused', async (_name, send) => {
  const response = await send()
  expect([response.status, await response.text()]).toEqual([401, ''])
})

test('a request played back is refused', async () => {
  expect((await post(PING)).status).toBe(200)
  expect((await post(PING)).status).toBe(401)
})

test('a body of more than a mebibyte is refused', async () => {
  expect((await post('x'.repeat(1_048_577))).status).toBe(413)
})

test('signed rubbish is refused', async () => {
  expect((await post('{')).status).toBe(400)
})

test('other paths and methods are refused', async () => {
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${server.port}/interactions`)).status).toBe(405)
})
