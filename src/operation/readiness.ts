/** `starting`: not there yet. `failing`: it was, and does not answer or says no. */
export type PartState = 'ready' | 'starting' | 'failing' | 'stopping'

export interface ReadinessReport {
  readonly ready: boolean
  readonly parts: Readonly<Record<string, PartState>>
}

/** Whether a part works. One that throws, or takes longer than two seconds, does not. */
export type PartCheck = () => boolean | Promise<boolean>

const PATIENCE_MS = 2_000

/** Which parts of the program are in working order; all of them when it can do its work. */
export class Readiness {
  readonly #checks: Map<string, PartCheck | null>
  #isStopping = false
  #looking: Promise<ReadinessReport> | null = null

  /** @param parts of which nothing is known yet. */
  constructor(parts: readonly string[]) {
    this.#checks = new Map(parts.map((part) => [part, null]))
  }

  /** The part is there; from now on `check` tells whether it works. */
  started(part: string, check: PartCheck): void {
    this.#checks.set(part, check)
  }

  /** From now on nothing is ready, whatever the parts say. */
  stop(): void {
    this.#isStopping = true
  }

  /** Looks at all parts; whoever asks meanwhile gets the same report. Never rejects. */
  report(): Promise<ReadinessReport> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #look(): Promise<ReadinessReport> {
    const states = await Promise.all(
      [...this.#checks].map(async ([part, check]) => [part, await this.#state(check)] as const),
    )
    const ready = states.every(([, state]) => state === 'ready')
    return { ready, parts: Object.fromEntries(states) }
  }

  async #state(check: PartCheck | null): Promise<PartState> {
    if (this.#isStopping) return 'stopping'
    if (check === null) return 'starting'
    return (await works(check)) ? 'ready' : 'failing'
  }
}

async function works(check: PartCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false)
  })
  const checked = (async () => check())().catch(() => false)
  return Promise.race([checked, late]).finally(() => clearTimeout(timer))
}
