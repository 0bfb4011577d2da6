import type { Embedder, Embedding } from '../src/core/embedder.ts'
import { TextTooLongError } from '../src/core/errors.ts'
import type { ModelRunner } from './inference-process.ts'
import { EMBEDDER, SPECIAL } from './models.ts'
import type { TextTokens } from './protocol.ts'
import { inSlices, joined, SLICE_TOKENS, SLICE_UNITS, tokensOf, unitsOf } from './slices.ts'

/** The model was trained with these words before its texts. */
export const PREFIX = { question: 'query: ', passage: 'passage: ' } as const

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
    const options = { urgent: role === 'question', signal }
    const prefix = PREFIX[role]
    const prefixed = texts.map((text) => prefix + text)
    const rows = await inSlices(prefixed, unitsOf, SLICE_UNITS, async (slice) => {
      const encodings = await this.inference.request('encode', slice, options)
      return encodings.map(({ ids, starts }): TextTokens => {
        const own = starts.findIndex((start) => start >= prefix.length)
        // One more for the special token before all.
        const first = (own < 0 ? ids.length : own) + 1
        return { ids: joined([SPECIAL.begin], ids, [SPECIAL.end]), first, role }
      })
    })
    for (const { ids } of rows)
      if (ids.length > this.maxTokens)
        throw new TextTooLongError({ tokens: ids.length, maxTokens: this.maxTokens })
    const size = ({ ids }: TextTokens): number => tokensOf(ids)
    return inSlices(rows, size, SLICE_TOKENS, (slice) =>
      this.inference.request('embed', slice, options),
    )
  }

  countTokens(texts: readonly string[]): Promise<number[]> {
    return inSlices(texts, unitsOf, SLICE_UNITS, (slice) =>
      this.inference.request('count', slice, { urgent: false }),
    )
  }
}
