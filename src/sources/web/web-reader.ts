import { setTimeout as sleep } from 'node:timers/promises'
import type { Validators } from '../../core/kept-sources.ts'
import { type Guard, PUBLIC_GUARD, refusalOf } from './address.ts'
import { type Outcome, type RequestLimits, type Response, request } from './request.ts'
import { type Rules, rulesOf } from './robots.ts'

export interface WebPage {
  /** After redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  /** Lower case, without parameters; null when the server did not say. */
  readonly mediaType: string | null
  readonly charset: string | null
  readonly validators: Validators
}

export type WebOutcome =
  | { readonly page: WebPage }
  | { readonly unchanged: true }
  | {
      readonly reason: string
      readonly isGone: boolean
      /** The server asked not to be asked again before, in milliseconds. */
      readonly waitMs?: number
    }

export interface WebOptions {
  readonly guard: Guard
  readonly limits: RequestLimits
  readonly maxRedirects: number
  /** A server that asks for a longer pause is left alone in this run; in milliseconds. */
  readonly maxWaitMs: number
  /** Requests for one page when the server asks to come back later. */
  readonly maxAttempts: number
}

const WEB_DEFAULTS = {
  guard: PUBLIC_GUARD,
  limits: { bytes: 32 * 1024 ** 2, headMs: 15_000, totalMs: 60_000 },
  maxRedirects: 5,
  maxWaitMs: 30_000,
  maxAttempts: 3,
} as const satisfies WebOptions

const ROBOT_NAME = 'Verbatim'

const USER_AGENT = `${ROBOT_NAME}/0.1 (reads pages that its operator names, to quote them with a link)`

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Reads web pages with care for this network and for theirs. One a run: it remembers each site's rules. */
export class WebReader {
  readonly #rules = new Map<string, Promise<Rules>>()
  /** When each site was last asked, by the process's clock. */
  readonly #lastAsked = new Map<string, number>()
  readonly #options: WebOptions

  constructor(options: Partial<WebOptions> = {}) {
    this.#options = { ...WEB_DEFAULTS, ...options }
  }

  /**
   * Reads a page, unless the server says that it is what `known` describes.
   * @throws the signal's reason; every other fault is an outcome.
   */
  async read(address: string, known: Validators = {}, signal?: AbortSignal): Promise<WebOutcome> {
    let url = new URL(address)
    for (let redirects = 0; redirects <= this.#options.maxRedirects; redirects += 1) {
      const outcome = await this.#ask(url, redirects === 0 ? known : {}, signal)
      if ('reason' in outcome) return { ...outcome, isGone: false }
      if (!REDIRECTS.has(outcome.status)) return toOutcome(url, outcome)
      const location = outcome.headers.location ?? ''
      if (!URL.canParse(location, url.href))
        return { reason: 'The server redirects to nowhere.', isGone: false }
      url = new URL(location, url)
    }
    return { reason: `More than ${this.#options.maxRedirects} redirects.`, isGone: false }
  }

  /** One address, with the site's rules kept, and pauses when it asks for them. */
  async #ask(url: URL, known: Validators, signal: AbortSignal | undefined): Promise<Outcome> {
    // Not every URL that a redirect can name has a site with rules.
    const unfit = refusalOf(url)
    if (unfit !== null) return { reason: unfit }
    const rules = await this.#rulesFor(url, signal)
    const refusal = rules.refusalOf(url.href)
    if (refusal !== null) return { reason: refusal }
    for (let attempt = 1; ; attempt += 1) {
      await this.#pause(url.origin, rules.delayMs, signal)
      const outcome = await this.#request(url, signal, {
        ...(known.etag && { 'if-none-match': known.etag }),
        ...(known.lastModified && { 'if-modified-since': known.lastModified }),
      })
      const waitMs = 'reason' in outcome ? null : waitAskedFor(outcome)
      if (waitMs === null || attempt === this.#options.maxAttempts) return outcome
      if (waitMs > this.#options.maxWaitMs)
        return {
          reason: `The server asks to come back in ${Math.ceil(waitMs / 1000)} seconds.`,
          waitMs,
        }
      await pause(waitMs, signal)
    }
  }

  #request(
    url: URL,
    signal: AbortSignal | undefined,
    headers: Record<string, string>,
  ): Promise<Outcome> {
    const { guard, limits } = this.#options
    const all = { 'user-agent': USER_AGENT, accept: '*/*', ...headers }
    return request(url, { guard, limits, headers: all, signal })
  }

  async #pause(origin: string, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
    const last = this.#lastAsked.get(origin)
    const left = last === undefined ? 0 : last + delayMs - performance.now()
    if (left > 0) await pause(left, signal)
    this.#lastAsked.set(origin, performance.now())
  }

  #rulesFor(url: URL, signal: AbortSignal | undefined): Promise<Rules> {
    const known = this.#rules.get(url.origin)
    if (known !== undefined) return known
    const made = this.#readRules(new URL('/robots.txt', url), signal)
    this.#rules.set(url.origin, made)
    return made
  }

  async #readRules(first: URL, signal: AbortSignal | undefined): Promise<Rules> {
    let url = first
    for (let redirects = 0; redirects <= this.#options.maxRedirects; redirects += 1) {
      const outcome = await this.#request(url, signal, {})
      const location = 'reason' in outcome ? undefined : outcome.headers.location
      const isRedirect = !('reason' in outcome) && REDIRECTS.has(outcome.status)
      if (!isRedirect || location === undefined || !URL.canParse(location, url.href))
        return rulesOf(first.href, outcome, ROBOT_NAME)
      url = new URL(location, url)
    }
    return rulesOf(first.href, { status: 404, headers: {}, body: Buffer.alloc(0) }, ROBOT_NAME)
  }
}

/** @throws the signal's reason. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

/** In milliseconds; null when the server does not ask to wait. */
function waitAskedFor({ status, headers }: Response): number | null {
  if (status !== 429 && status !== 503) return null
  const asked = headers['retry-after']
  if (asked === undefined) return 1_000
  if (/^\d{1,9}$/.test(asked.trim())) return Number(asked) * 1000
  const until = Date.parse(asked)
  return Number.isNaN(until) ? 1_000 : Math.max(0, until - Date.now())
}

function toOutcome(url: URL, { status, headers, body }: Response): WebOutcome {
  if (status === 304) return { unchanged: true }
  if (status === 404 || status === 410)
    return { reason: `There is no such page (${status}).`, isGone: true }
  if (status !== 200) return { reason: `The server answers with status ${status}.`, isGone: false }
  const [mediaType = '', ...parameters] = (headers['content-type'] ?? '').split(';')
  const charset = parameters
    .map((one) => /^\s*charset\s*=\s*"?([\w-]+)/i.exec(one)?.[1])
    .find(Boolean)
  const { etag, 'last-modified': lastModified } = headers
  return {
    page: {
      url: url.href,
      bytes: body,
      mediaType: mediaType.trim().toLowerCase() || null,
      charset: charset ?? null,
      validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) },
    },
  }
}
