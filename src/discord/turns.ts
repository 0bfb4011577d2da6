export interface TurnLimits {
  /** How many calls work at once. */
  readonly atOnce: number
  /** How many may wait behind them. */
  readonly waiting: number
}

/**
 * Two at once keep the models busy while the other reads the index. Whoever is last in the line
 * waits for some seconds on two cores; who would wait longer does better to ask again.
 */
export const DEFAULT_TURNS: TurnLimits = { atOnce: 2, waiting: 32 }

/** A place in the line. */
export interface Turn {
  /** Resolves when it is this one's turn. */
  readonly comes: Promise<void>
  /** Gives the place to the next; more than once does nothing. */
  end(): void
}

/** Of calls that need none. */
const NO_TURN: Turn = { comes: Promise.resolve(), end: () => undefined }

/** First come, first served; the line has an end. */
export class Turns {
  readonly #limits: TurnLimits
  readonly #line: (() => void)[] = []
  #working = 0

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /** How many wait. */
  get waiting(): number {
    return this.#line.length
  }

  /** @returns false, with nothing done, when a turn is needed and too many wait already. */
  async within(
    isNeeded: boolean | undefined,
    work: (turn: Turn) => Promise<void>,
  ): Promise<boolean> {
    const turn = isNeeded ? this.take() : NO_TURN
    if (turn === null) return false
    try {
      await work(turn)
    } finally {
      turn.end()
    }
    return true
  }

  /** Null when too many wait already. */
  take(): Turn | null {
    if (this.#working < this.#limits.atOnce) {
      this.#working += 1
      return this.#turn(Promise.resolve(), () => this.#next())
    }
    if (this.#line.length >= this.#limits.waiting) return null
    let come = (): void => undefined
    const comes = new Promise<void>((resolve) => {
      come = resolve
    })
    this.#line.push(come)
    return this.#turn(comes, () => {
      const place = this.#line.indexOf(come)
      if (place === -1) this.#next()
      else this.#line.splice(place, 1)
    })
  }

  #turn(comes: Promise<void>, leave: () => void): Turn {
    let isOver = false
    return {
      comes,
      end: () => {
        if (!isOver) leave()
        isOver = true
      },
    }
  }

  #next(): void {
    const come = this.#line.shift()
    if (come === undefined) this.#working -= 1
    else come()
  }
}
