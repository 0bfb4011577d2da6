import type { KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type APIInteraction, type APIInteractionResponse, REST } from 'discord.js'
import { type Acknowledged, timed } from './acknowledged.ts'
import { type Bot, type BotOptions, GRACE_MS } from './bot.ts'
import { Dispatch } from './dispatch.ts'
import { askWhetherIn, Membership } from './membership.ts'
import { createOutbox } from './outbox.ts'
import { isSigned, ReplayGuard, readPublicKey } from './signature.ts'

export interface InteractionServerOptions extends BotOptions {
  /** Of the application: 64 hexadecimal digits. */
  readonly publicKey: string
  readonly host: string
  /** 0: any free one. */
  readonly port: number
}

export interface InteractionServer extends Bot {
  readonly port: number
}

/** An interaction with its resolved messages has some ten thousand bytes. */
const LARGEST_BODY = 1_048_576

const PATH = '/interactions'

/** Listens for interactions at `POST /interactions`; what is not signed by Discord gets 401. */
export async function startInteractionServer(
  options: InteractionServerOptions,
): Promise<InteractionServer> {
  const rest = new REST(options.restUrl === undefined ? {} : { api: options.restUrl })
  const dispatch = new Dispatch({ ...options, outbox: createOutbox(rest.setToken(options.token)) })
  const key = readPublicKey(options.publicKey)
  const replays = new ReplayGuard(options.app.now)
  const { onAcknowledged } = options
  const membership = new Membership(options)
  const receiver = { key, replays, dispatch, membership, onAcknowledged }
  const server = createServer((request, response) => {
    receive(request, response, receiver).catch(() => end(response, 400))
  })
  // Discord waits three seconds; nobody else has a reason to hold a connection.
  server.requestTimeout = 5_000
  server.headersTimeout = 5_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  let finish: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    await dispatch.stop(GRACE_MS)
    server.closeAllConnections()
    await closed
    finish()
  }
  const connections = () => ({ ready: server.listening ? 1 : 0, all: 1 })
  const isIn = (guild: string) => askWhetherIn(rest, guild)
  return { dispatch, ended, stop, connections, isIn, port: portOf(server) }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

interface Receiver {
  readonly key: KeyObject
  readonly replays: ReplayGuard
  readonly dispatch: Dispatch
  readonly membership: Membership
  readonly onAcknowledged?: Acknowledged | undefined
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { key, replays, dispatch, membership, onAcknowledged }: Receiver,
): Promise<void> {
  if (new URL(request.url ?? '', 'http://local').pathname !== PATH) return end(response, 404)
  if (request.method !== 'POST') return end(response, 405)
  const body = await readBody(request)
  if (body === null) return end(response, 413)
  const signature = String(request.headers['x-signature-ed25519'] ?? '')
  const timestamp = String(request.headers['x-signature-timestamp'] ?? '')
  const isGenuine = isSigned(key, signature, timestamp, body)
  if (!isGenuine || !replays.isFresh(signature, timestamp)) return end(response, 401)
  const interaction = JSON.parse(body.toString('utf8')) as APIInteraction
  membership.used(interaction)
  await dispatch.interaction(
    interaction,
    timed((answer) => respond(response, answer), onAcknowledged),
  )
  if (!response.writableEnded) end(response, 400)
}

/** Null when it is larger than any interaction; the rest is not read then. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > LARGEST_BODY) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const respond = (response: ServerResponse, answer: APIInteractionResponse): Promise<void> =>
  new Promise((resolve) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer), resolve)
  })

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  // What was not read of a request must not be taken for the next one.
  response.writeHead(status, { connection: 'close' })
  response.end()
}
