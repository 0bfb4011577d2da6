import { digestOf } from '../stored-version.ts'

const MODULUS = 1n << 256n

/** Counts rows and sums their SHA-256: equal for equal rows in whatever order, and for no others. */
export class RowSum {
  #rows = 0
  #sum = 0n

  add(row: Parameters<typeof digestOf>[0]): void {
    this.#rows += 1
    this.#sum = (this.#sum + BigInt(`0x${digestOf(row)}`)) % MODULUS
  }

  /** Lower-case hex. */
  get value(): { readonly rows: number; readonly sha256: string } {
    return { rows: this.#rows, sha256: this.#sum.toString(16).padStart(64, '0') }
  }
}
