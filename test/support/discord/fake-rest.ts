import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, FakeState } from './fake-state.ts'
import type { Json } from './json.ts'

/** A request that reached the fake, and what it was told. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: Json
}

interface Parsed {
  readonly json: Json
  readonly files: readonly string[]
}

type Route = readonly [
  method: string,
  path: RegExp,
  answer: (part: string[], body: Parsed) => Answer,
]

const routes = (state: FakeState, gatewayUrl: () => string): readonly Route[] => [
  [
    'GET',
    /^\/gateway\/bot$/,
    () => ({
      status: 200,
      body: {
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    }),
  ],
  ['PUT', /^\/applications\/\d+\/commands$/, (_, { json }) => state.register('global', json)],
  [
    'PUT',
    /^\/applications\/\d+\/guilds\/(\d+)\/commands$/,
    ([guild = ''], { json }) => state.register(guild, json),
  ],
  [
    'POST',
    /^\/interactions\/\d+\/([^/]+)\/callback$/,
    ([token = ''], { json }) => state.respond(token, json),
  ],
  [
    'PATCH',
    /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
    ([token = ''], { json, files }) => state.editOriginal(token, json, files),
  ],
  [
    'DELETE',
    /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
    ([token = '']) => state.deleteOriginal(token),
  ],
  [
    'POST',
    /^\/webhooks\/\d+\/([^/]+)$/,
    ([token = ''], { json, files }) => state.followUp(token, json, files),
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages$/,
    ([channel = ''], { json, files }) => state.post(channel, json, files),
  ],
  [
    'PATCH',
    /^\/channels\/\d+\/messages\/(\d+)$/,
    ([message = ''], { json }) => state.editPost(message, json),
  ],
  ['POST', /^\/channels\/\d+\/typing$/, () => ({ status: 204 })],
]

/** Those that carry their right to write in their path. */
const WITHOUT_TOKEN = /^\/(interactions|webhooks)\//

/** Discord's REST API on loopback. */
export class FakeRest {
  readonly requests: Request[] = []
  /** Given instead of an answer, one a request, in order. */
  readonly faults: Answer[] = []
  readonly #arrivals = new EventEmitter()
  readonly #server: Server

  constructor(state: FakeState, gatewayUrl: () => string, token: string) {
    const table = routes(state, gatewayUrl)
    this.#server = createServer(async (request, response) => {
      const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace(
        /^\/api\/v10/,
        '',
      )
      const parsed = await parse(request)
      const answer = this.faults.shift() ?? this.#answer(table, request, path, parsed, token)
      this.requests.push({
        method: request.method ?? '',
        path,
        status: answer.status,
        body: parsed.json,
      })
      this.#arrivals.emit('request')
      const type = answer.body ? 'application/json' : 'text/html; charset=utf-8'
      response.writeHead(answer.status, { 'content-type': type, ...answer.headers })
      response.end(answer.body && JSON.stringify(answer.body))
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`
  }

  /** Resolves once a request with these words in its path was answered. */
  async reached(words: string): Promise<void> {
    while (!this.requests.some(({ path }) => path.includes(words)))
      await new Promise((resolve) => this.#arrivals.once('request', resolve))
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #answer(
    table: readonly Route[],
    request: IncomingMessage,
    path: string,
    body: Parsed,
    token: string,
  ): Answer {
    if (!/^DiscordBot \(\S+, \S+\)/.test(request.headers['user-agent'] ?? ''))
      return { status: 403, body: { code: 0, message: 'A User-Agent is needed' } }
    if (!WITHOUT_TOKEN.test(path) && request.headers.authorization !== `Bot ${token}`)
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } }
    for (const [method, pattern, answer] of table) {
      const match = method === request.method ? pattern.exec(path) : null
      if (match) return answer(match.slice(1), body)
    }
    return { status: 404, body: { code: 0, message: `404: ${request.method} ${path}` } }
  }
}

async function parse(request: IncomingMessage): Promise<Parsed> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/'))
    return { json: raw.length === 0 ? {} : (JSON.parse(raw.toString()) as Json), files: [] }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const files: string[] = []
  for (const [name, value] of form)
    if (name.startsWith('files')) files.push(await (value as Blob).text())
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')) as Json, files }
}
