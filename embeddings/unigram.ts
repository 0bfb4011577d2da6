/** A token of a word: its id and its UTF-16 offsets `[start, end)` in the word. */
export interface WordToken {
  readonly id: number
  readonly start: number
  readonly end: number
}

/** One more than 16 bits: an index for each UTF-16 unit. */
const UNITS = 0x1_0000
/** As the tokenizers library has it: an unknown character costs this much more than the rarest piece. */
const UNKNOWN_PENALTY = 10
/** Words whose tokens are kept: a text's words are mostly the same few thousand. */
const MOST_KEPT = 10_000
/** In UTF-16 units; longer ones are too rare to be kept. */
const LONGEST_KEPT = 24

/**
 * The unigram language model of SentencePiece: of all ways to cut a word into pieces, the likeliest.
 *
 * Own code because the library's trie of 250,000 pieces takes 1.1 s and 150 MB more to build, which
 * is the whole budget for starting; a test holds this one to the library's tokens.
 */
export class Unigram {
  readonly #ids = new Map<string, number>()
  readonly #scores: Float64Array
  /** For each first unit the length of the longest piece that begins with it. */
  readonly #longest = new Uint8Array(UNITS)
  readonly #unknown: number
  readonly #kept = new Map<string, readonly WordToken[]>()

  /** Pieces with an id in `special` are never found in a text. */
  constructor(
    pieces: readonly (readonly [piece: string, score: number])[],
    unknown: number,
    special: ReadonlySet<number>,
  ) {
    this.#unknown = unknown
    this.#scores = new Float64Array(pieces.length)
    let lowest = 0
    pieces.forEach(([piece, score], id) => {
      this.#scores[id] = score
      lowest = Math.min(lowest, score)
      if (special.has(id)) return
      this.#ids.set(piece, id)
      const first = piece.charCodeAt(0)
      this.#longest[first] = Math.max(this.#longest[first]!, piece.length)
    })
    this.#scores[unknown] = lowest - UNKNOWN_PENALTY
  }

  /** How much a piece says: the less likely, the more (in nats, 0 or more). */
  informationOf(id: number): number {
    return Math.max(0, -(this.#scores[id] ?? 0))
  }

  /** The tokens of `word`, in order, without gaps; neighbouring unknown characters are one token. */
  segment(word: string): readonly WordToken[] {
    const kept = this.#kept.get(word)
    if (kept !== undefined) return kept
    const tokens = this.#segment(word)
    if (word.length > LONGEST_KEPT) return tokens
    if (this.#kept.size === MOST_KEPT) this.#kept.clear()
    this.#kept.set(word, tokens)
    return tokens
  }

  #segment(word: string): WordToken[] {
    const { before, ids } = this.#bestPath(word)
    const tokens: WordToken[] = []
    for (let end = word.length; end > 0; end = before[end]!) {
      const id = ids[end]!
      const start = before[end]!
      const next = tokens.at(-1)
      if (id === this.#unknown && next?.id === id)
        tokens[tokens.length - 1] = { id, start, end: next.end }
      else tokens.push({ id, start, end })
    }
    return tokens.reverse()
  }

  /** Viterbi: for each place the best piece that ends there, and where that piece begins. */
  #bestPath(word: string): { before: Int32Array; ids: Int32Array } {
    const length = word.length
    const best = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY)
    const before = new Int32Array(length + 1)
    const ids = new Int32Array(length + 1)
    const reach = (start: number, end: number, id: number): void => {
      const score = best[start]! + this.#scores[id]!
      if (score <= best[end]!) return
      best[end] = score
      before[end] = start
      ids[end] = id
    }
    best[0] = 0
    for (let start = 0; start < length; ) {
      const next = start + (word.codePointAt(start)! > 0xffff ? 2 : 1)
      let known = false
      const limit = Math.min(length, start + this.#longest[word.charCodeAt(start)]!)
      for (let end = next; end <= limit; end++) {
        const id = this.#ids.get(word.slice(start, end))
        if (id === undefined) continue
        reach(start, end, id)
        if (end === next) known = true
      }
      if (!known) reach(start, next, this.#unknown)
      start = next
    }
    return { before, ids }
  }
}
