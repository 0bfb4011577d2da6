import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Address, addressOf, type Guard } from './address.ts'

/** Bounds of one request. */
export interface RequestLimits {
  /** Of the body, unpacked and packed, in bytes. */
  readonly bytes: number
  /** From the request to the head of the answer, in milliseconds. */
  readonly headMs: number
  /** From the request to the end of the body, in milliseconds. */
  readonly totalMs: number
}

export interface Response {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Unpacked. */
  readonly body: Buffer
}

export type Outcome = Response | { readonly reason: string; readonly waitMs?: number }

export interface RequestOptions {
  readonly guard: Guard
  readonly limits: RequestLimits
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal | undefined
}

/** What is wrong with an answer, in words; never leaves this module. */
class BadResponseError extends Error {}

/**
 * One GET, redirects not followed. The name is resolved once, and that address is connected to.
 * @throws the signal's reason; every other fault is an outcome.
 */
export async function request(url: URL, options: RequestOptions): Promise<Outcome> {
  const { guard, limits, signal } = options
  const address = await addressOf(url, guard)
  if ('reason' in address) return address
  const slow = AbortSignal.timeout(limits.totalMs)
  const stop = signal === undefined ? slow : AbortSignal.any([slow, signal])
  try {
    const message = await send(url, address, stop, options)
    return await receive(message, limits.bytes)
  } catch (error) {
    signal?.throwIfAborted()
    if (slow.aborted)
      return { reason: `The server took longer than ${limits.totalMs / 1000} seconds.` }
    return { reason: reasonOf(error) }
  }
}

const NETWORK_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The server refuses connections.',
  ECONNRESET: 'The server ended the connection early.',
  ETIMEDOUT: 'The server does not answer.',
  EHOSTUNREACH: 'The server cannot be reached.',
  ENETUNREACH: 'The server cannot be reached.',
}

function reasonOf(error: unknown): string {
  if (error instanceof BadResponseError) return error.message
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code.startsWith('CERT_') || code.includes('CERT') || code.startsWith('ERR_TLS'))
    return `The server's certificate is not valid (${code}).`
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR'))
    return 'The page is packed wrongly.'
  return NETWORK_FAULTS[code] ?? `The page cannot be read: ${message}`
}

function send(
  url: URL,
  { address, family }: Address,
  signal: AbortSignal,
  { limits, headers }: RequestOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === 'https:' ? https : http).get(url, {
      headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
      signal,
      agent: false,
      maxHeaderSize: 16_384,
      // The address was checked; asking the resolver again could give another one.
      lookup: (_name, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family),
    })
    const timer = setTimeout(() => {
      const seconds = limits.headMs / 1000
      outgoing.destroy(new BadResponseError(`The server did not answer within ${seconds} seconds.`))
    }, limits.headMs)
    outgoing.once('close', () => clearTimeout(timer))
    outgoing.once('error', reject)
    outgoing.once('response', (message) => {
      clearTimeout(timer)
      resolve(message)
    })
  })
}

function unpacked(message: IncomingMessage): Readable {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const unpackers = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  if (encoding === 'identity' || encoding === '') return message
  if (!Object.hasOwn(unpackers, encoding))
    throw new BadResponseError(
      `The page is packed as ${encoding.slice(0, 40)}, which is not known here.`,
    )
  const unpacker = unpackers[encoding as keyof typeof unpackers]()
  message.once('error', (error) => unpacker.destroy(error))
  return message.pipe(unpacker)
}

async function receive(message: IncomingMessage, limit: number): Promise<Response> {
  const tooLarge = new BadResponseError(
    `The page has more than ${Math.round(limit / 1024 ** 2)} MB.`,
  )
  try {
    if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of unpacked(message) as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > limit) throw tooLarge
      pieces.push(piece)
    }
    return {
      status: message.statusCode ?? 0,
      headers: message.headers,
      body: Buffer.concat(pieces),
    }
  } finally {
    message.destroy()
  }
}
