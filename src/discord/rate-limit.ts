/** A bucket of `size` uses that fills up again in `minutes` minutes. */
export interface Rate {
  readonly size: number
  readonly minutes: number
}

export interface RateLimits {
  readonly user: Rate
  readonly guild: Rate
}

/** As `.env.example` has them. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  user: { size: 20, minutes: 1 },
  guild: { size: 120, minutes: 1 },
}

interface Bucket {
  left: number
  /** Milliseconds since the epoch. */
  at: number
}

/** Token buckets by key, in memory; those that are full again are forgotten. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>()
  readonly #rate: Rate
  readonly #now: () => Date

  constructor(rate: Rate, now: () => Date) {
    this.#rate = rate
    this.#now = now
  }

  /** Takes one use. @returns 0, or when there is none left the milliseconds until there is one again. */
  take(key: string): number {
    const now = this.#now().getTime()
    const { size } = this.#rate
    const perMs = size / (this.#rate.minutes * 60_000)
    const bucket = this.#buckets.get(key)
    // After the clock was set back, a bucket fills from then on, and nobody waits for its return.
    if (bucket && bucket.at > now) bucket.at = now
    const left = bucket ? Math.min(size, bucket.left + (now - bucket.at) * perMs) : size
    if (left < 1) return Math.ceil((1 - left) / perMs)
    this.#buckets.delete(key)
    this.#buckets.set(key, { left: left - 1, at: now })
    this.#forgetFull(now)
    return 0
  }

  // Oldest first, so the first one that still fills ends the walk.
  #forgetFull(now: number): void {
    for (const [key, { at }] of this.#buckets) {
      if (at <= now && now - at < this.#rate.minutes * 60_000) return
      this.#buckets.delete(key)
    }
  }
}
