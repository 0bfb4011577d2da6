import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** DER of an Ed25519 public key, up to its 32 bytes (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** @param hex the application's public key, 64 hexadecimal digits. */
export const readPublicKey = (hex: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([DER_PREFIX, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki',
  })

/** Whether Discord signed exactly these bytes at that time. Never throws. */
export const isSigned = (
  key: KeyObject,
  signature: string,
  timestamp: string,
  body: Buffer,
): boolean =>
  /^[0-9a-f]{128}$/i.test(signature) &&
  verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))

/** How far a request's time may lie from ours, in milliseconds. */
const REPLAY_WINDOW_MS = 5 * 60_000

/** Lets each signature through once, and none from outside the window. */
export class ReplayGuard {
  readonly #seen = new Map<string, number>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** @param timestamp seconds since the epoch, as signed. */
  isFresh(signature: string, timestamp: string): boolean {
    const now = this.#now().getTime()
    const age = Math.abs(now - Number(timestamp) * 1_000)
    if (!(age <= REPLAY_WINDOW_MS) || this.#seen.has(signature)) return false
    for (const [old, at] of this.#seen) {
      if (now - at <= 2 * REPLAY_WINDOW_MS) break
      this.#seen.delete(old)
    }
    this.#seen.set(signature, now)
    return true
  }
}
