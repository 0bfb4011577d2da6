import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, failure } from './fake-state.ts'
import type { Json } from './json.ts'
import { LoopbackServer } from './loopback-server.ts'
import { faultsOfRequest, parseRequest, pathOf, strangerAnswer } from './requests.ts'

/** A request, the rules of Discord that it broke, and what it was told. */
export interface Judged {
  readonly method: string
  readonly path: string
  readonly body: Json
  readonly faults: readonly string[]
  readonly status: number
  readonly answer: unknown
}

export interface ProxyOptions {
  /** Base of the REST API behind it, without a version. */
  readonly backend: () => string
  /** The bot's. */
  readonly token: string
}

const EPHEMERAL = 64
/** Code of the error that is told to whoever edits before the first response. */
const EARLY = 10015

/**
 * Judges every request as Discord does, and hands on to a server that judges nothing what it finds
 * right. That server neither knows that a deferral decides who sees the reply, nor that a reply
 * cannot be edited before the first response, nor files: the proxy does.
 */
export class ValidatingProxy extends LoopbackServer {
  readonly requests: Judged[] = []
  readonly #backend: () => string
  readonly #token: string
  readonly #arrivals = new EventEmitter()
  /** By token: what the deferral said of who sees the reply; `0` once that is settled. */
  readonly #flags = new Map<string, number>()

  constructor({ backend, token }: ProxyOptions) {
    super((request, response) => void this.#receive(request, response))
    this.#backend = backend
    this.#token = token
  }

  /** Requests that broke a rule, or failed otherwise; those that only came too early are left out. */
  get refused(): Judged[] {
    return this.requests.filter(
      ({ status, answer }) => status >= 400 && (answer as Json | null)?.['code'] !== EARLY,
    )
  }

  /** Requests that have these words in their path. */
  about(words: string): Judged[] {
    return this.requests.filter(({ path }) => path.includes(words))
  }

  /** Resolves once it is so; looked at after each request. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => this.#arrivals.once('request', resolve))
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request
    const path = pathOf(request)
    const { json } = await parseRequest(request)
    const faults = faultsOfRequest(method, path, json)
    const { status, body } =
      strangerAnswer(request, path, this.#token) ??
      (faults.length > 0
        ? failure(400, 50035, 'Invalid Form Body', faults)
        : await this.#handOn(method, path, json))
    this.requests.push({ method, path, body: json, faults, status, answer: body ?? null })
    this.#arrivals.emit('request')
    response.writeHead(status, { 'content-type': body ? 'application/json' : 'text/html' })
    response.end(body && JSON.stringify(body))
  }

  async #handOn(method: string, path: string, json: Json): Promise<Answer> {
    const [, place, token = ''] = /^\/(interactions|webhooks)\/\d+\/([^/]+)/.exec(path) ?? []
    if (place === 'interactions')
      return this.#respond(token, await this.#ask(method, path, json), json)
    if (place === undefined) return this.#ask(method, path, json)
    const flags = this.#flags.get(token)
    if (flags === undefined) return failure(404, EARLY, 'Unknown Webhook')
    if (method === 'DELETE') return this.#ask(method, path, json)
    this.#flags.set(token, 0)
    const body = flags === 0 ? json : { ...json, flags: Number(json['flags'] ?? 0) | flags }
    return this.#ask(method, path, body)
  }

  #respond(token: string, answer: Answer, { type, data }: Json): Answer {
    const flags = type === 5 ? Number((data as Json | undefined)?.['flags'] ?? 0) & EPHEMERAL : 0
    if (answer.status < 300) this.#flags.set(token, flags)
    return answer
  }

  async #ask(method: string, path: string, json: Json): Promise<Answer> {
    const response = await fetch(`${this.#backend()}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${this.#token}`,
        'content-type': 'application/json',
        'user-agent': 'DiscordBot (https://example.org, 1)',
      },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(json) }),
    })
    const text = await response.text()
    return { status: response.status, ...(text !== '' && { body: JSON.parse(text) as object }) }
  }
}
