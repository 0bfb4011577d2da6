import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Answer, FakeState } from './fake-state.ts'
import type { Json } from './json.ts'
import { LoopbackServer } from './loopback-server.ts'
import { type Parsed, parseRequest, pathOf, strangerAnswer } from './requests.ts'

/** A request that reached the fake, and what it was told. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: Json
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
  ['GET', /^\/guilds\/(\d+)$/, ([guild = '']) => state.guild(guild)],
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

/** Discord's REST API on loopback. */
export class FakeRest extends LoopbackServer {
  readonly requests: Request[] = []
  /** Given instead of an answer, one a request, in order. */
  readonly faults: Answer[] = []
  readonly #arrivals = new EventEmitter()

  constructor(state: FakeState, gatewayUrl: () => string, token: string) {
    const table = routes(state, gatewayUrl)
    super(async (request, response) => {
      const path = pathOf(request)
      const parsed = await parseRequest(request)
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

  /** Resolves once a request with these words in its path was answered. */
  async reached(words: string): Promise<void> {
    while (!this.requests.some(({ path }) => path.includes(words)))
      await new Promise((resolve) => this.#arrivals.once('request', resolve))
  }

  #answer(
    table: readonly Route[],
    request: IncomingMessage,
    path: string,
    body: Parsed,
    token: string,
  ): Answer {
    const refusal = strangerAnswer(request, path, token)
    if (refusal !== null) return refusal
    for (const [method, pattern, answer] of table) {
      const match = method === request.method ? pattern.exec(path) : null
      if (match) return answer(match.slice(1), body)
    }
    return { status: 404, body: { code: 0, message: `404: ${request.method} ${path}` } }
  }
}
