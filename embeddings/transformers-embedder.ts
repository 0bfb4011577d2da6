import type { Embedder, Embedding } from '../src/core/embedder.ts'
import { TextTooLongError } from '../src/core/errors.ts'
import type { ModelRunner } from './inference-process.ts'
import { EMBEDDER } from './models.ts'
import { inSlices, SLICE_TOKENS, SLICE_UNITS, tokensOf, unitsOf } from './slices.ts'
import { isTooLong, PREFIX, textTokens } from './text-tokens.ts'

/** multilingual-e5-small in the inference process: mean-pooled for texts, as they are for tokens. */
export class TransformersEmbedder implements Embedder {
  readonly dimensions = EMBEDDER.dimensions
  readonly maxTokens = EMBEDDER.maxTokens

  constructor(
    private readonly inference: ModelRunner,
    readonly modelId: string,
  ) {}

  async embed(
    texts: readonly string[],
    role: 'question' | 'passage',
    signal?: AbortSignal,
  ): Promise<Embedding[]> {
    if (role === 'passage') return this.#passages(texts, signal)
    const embeddings: Embedding[] = []
    for (const text of texts) embeddings.push(await this.#question(text, signal))
    return embeddings
  }

  countTokens(texts: readonly string[], role: 'question' | 'passage'): Promise<number[]> {
    return inSlices(texts, unitsOf, SLICE_UNITS, (slice) =>
      this.inference.request('count', slice, { urgent: role === 'question' }),
    )
  }

  /** In one request: between two, a batch of passages would take its turn. */
  async #question(text: string, signal?: AbortSignal): Promise<Embedding> {
    const answer = await this.inference.request('embed question', text, { urgent: true, signal })
    if (typeof answer === 'number') throw this.#tooLong(answer)
    return answer
  }

  async #passages(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]> {
    const options = { urgent: false, signal }
    const prefixed = texts.map((text) => PREFIX.passage + text)
    const rows = await inSlices(prefixed, unitsOf, SLICE_UNITS, async (slice) => {
      const encodings = await this.inference.request('encode', slice, options)
      return encodings.map((encoding) => textTokens(encoding, 'passage'))
    })
    const long = rows.find(isTooLong)
    if (long) throw this.#tooLong(long.ids.length)
    return inSlices(
      rows,
      ({ ids }) => tokensOf(ids),
      SLICE_TOKENS,
      (slice) => this.inference.request('embed', slice, options),
    )
  }

  #tooLong(tokens: number): TextTooLongError {
    return new TextTooLongError({ tokens, maxTokens: this.maxTokens })
  }
}
