import { readFileSync } from 'node:fs'
import { normalize, placeOf, words } from './align.ts'
import { Unigram } from './unigram.ts'

/** The tokens of one text, without special tokens. */
export interface Encoding {
  readonly ids: Int32Array
  /**
   * Token `i` stands at `[starts[i], ends[i])` of the text, in UTF-16 units; both never fall.
   * Tokens that come from one character share its place; the bare word mark may have an empty one.
   */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** The part of `tokenizer.json` that is read. */
interface TokenizerFile {
  readonly added_tokens: readonly { readonly id: number }[]
  readonly normalizer: { readonly normalizers: readonly { readonly type: string }[] }
  readonly pre_tokenizer: { readonly pretokenizers: readonly { readonly type: string }[] }
  readonly model: {
    readonly type: string
    readonly unk_id: number
    readonly vocab: readonly (readonly [string, number])[]
  }
}

/** The normaliser, the cutter and the model this code undoes and knows. */
const SUPPORTED = 'NFKC Replace WhitespaceSplit Metaspace Unigram'
/** Stands before each word, in place of the space. */
const WORD_MARK = '▁'
/** As much as the three commonest tokens say at most: a space, a comma, a full stop; in nats. */
const COMMON = 4

/** The tokenizer of both models: NFKC, words at white space, unigram pieces. */
export class Tokenizer {
  readonly #unigram: Unigram

  private constructor(unigram: Unigram) {
    this.#unigram = unigram
  }

  /**
   * Reads a `tokenizer.json`.
   * @throws Error when it describes another kind of tokenizer.
   */
  static open(file: string): Tokenizer {
    const description: TokenizerFile = JSON.parse(readFileSync(file, 'utf8'))
    const { added_tokens, normalizer, pre_tokenizer, model } = description
    const steps = [...normalizer.normalizers, ...pre_tokenizer.pretokenizers, model]
    const kind = steps.map(({ type }) => type).join(' ')
    if (kind !== SUPPORTED)
      throw new Error(`Expected a tokenizer \`${SUPPORTED}\`, got \`${kind}\``)
    // What looks like a special token in a text is text: nobody may end the passage from inside.
    const special = new Set(added_tokens.map(({ id }) => id))
    return new Tokenizer(new Unigram(model.vocab, model.unk_id, special))
  }

  /**
   * How much each token says beyond what the commonest do, by the tokenizer's own language model, in
   * nats; where none says more, they count alike.
   */
  weightsOf(ids: Int32Array): Float32Array {
    const weights = Float32Array.from(ids, (id) =>
      Math.max(0, this.#unigram.informationOf(id) - COMMON),
    )
    return weights.some((weight) => weight > 0) ? weights : weights.fill(1)
  }

  /** The tokens of a text with their places in it. */
  encode(text: string): Encoding {
    const normalized = normalize(text)
    const ids: number[] = []
    const starts: number[] = []
    const ends: number[] = []
    let previousEnd = 0
    for (const { word, at } of words(normalized.text)) {
      const mark = word.startsWith(WORD_MARK) ? '' : WORD_MARK
      for (const token of this.#unigram.segment(mark + word)) {
        const first = at + Math.max(0, token.start - mark.length)
        const place = placeOf(normalized, first, at + token.end - mark.length, previousEnd)
        ids.push(token.id)
        starts.push(place.start)
        ends.push(place.end)
        previousEnd = place.end
      }
    }
    return {
      ids: Int32Array.from(ids),
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    }
  }
}
