/** That a term stands in a passage. */
export interface Posting {
  /** Of the document that the passage belongs to. */
  readonly version: number
  readonly passageId: number
  /** How often the term stands there. */
  readonly count: number
  /** How many terms the passage has, repetitions counted. */
  readonly length: number
}

/** Seven bits each. */
const LONGEST_NUMBER = 8
const NUMBERS = 4
const FIRST_BYTES = 16

/**
 * Packs postings of one term, which must come in order of passages and of versions alike. Each is
 * the distance to the passage before, doubled, with 1 added where the version is another one, whose
 * distance then follows; the count; the length. Each number in groups of seven bits, least ones first.
 */
export class PostingPacker {
  #bytes = new Uint8Array(FIRST_BYTES)
  #size = 0
  #version = 0
  #passageId = 0
  #firstVersion = 0

  get firstVersion(): number {
    return this.#firstVersion
  }

  get lastVersion(): number {
    return this.#version
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size)
  }

  /** @throws RangeError when it does not come after those before. */
  add({ version, passageId, count, length }: Posting): void {
    if (version < this.#version || passageId <= this.#passageId)
      throw new RangeError(`Passage ${passageId} of version ${version} comes too late`)
    if (this.#size === 0) this.#firstVersion = version
    this.#makeRoom()
    const isNew = version !== this.#version
    this.#push((passageId - this.#passageId) * 2 + Number(isNew))
    if (isNew) this.#push(version - this.#version)
    this.#push(count)
    this.#push(length)
    this.#version = version
    this.#passageId = passageId
  }

  #makeRoom(): void {
    if (this.#size + NUMBERS * LONGEST_NUMBER <= this.#bytes.length) return
    const larger = new Uint8Array(2 * this.#bytes.length + NUMBERS * LONGEST_NUMBER)
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  #push(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#size++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.#bytes[this.#size++] = rest
  }
}

/** Goes over packed postings, one at a time, without unpacking them all. */
export class PostingReader implements Posting {
  version = 0
  /** Infinity at the end. */
  passageId = 0
  count = 0
  length = 0
  #place = 0

  constructor(readonly bytes: Uint8Array) {}

  /** Takes the next posting. @returns whether there is one. */
  next(): boolean {
    if (this.#place >= this.bytes.length) {
      this.passageId = Number.POSITIVE_INFINITY
      return false
    }
    const step = this.#number()
    if (step % 2 === 1) this.version += this.#number()
    this.passageId += Math.floor(step / 2)
    this.count = this.#number()
    this.length = this.#number()
    return true
  }

  #number(): number {
    const { bytes } = this
    let byte = bytes[this.#place++]!
    if (byte <= 0x7f) return byte
    let value = 0
    let scale = 1
    while (byte > 0x7f) {
      value += (byte & 0x7f) * scale
      scale *= 0x80
      byte = bytes[this.#place++]!
    }
    return value + byte * scale
  }
}
