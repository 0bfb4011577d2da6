import type { Embedder } from '../src/core/embedder.ts'
import { TextTooLongError } from '../src/core/errors.ts'
import type { ModelRunner } from './inference-process.ts'
import { EMBEDDER, SPECIAL } from './models.ts'
import { inSlices, joined, SLICE_TOKENS, SLICE_UNITS, tokensOf, unitsOf } from './slices.ts'

/** The model was trained with these words before its texts. */
const PREFIX = { question: 'query: ', passage: 'passage: ' } as const

/** multilingual-e5-small in the inference process: mean-pooled, unit length. */
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
  ): Promise<Float32Array[]> {
    const options = { urgent: role === 'question', signal }
    const prefixed = texts.map((text) => PREFIX[role] + text)
    const rows = await inSlices(prefixed, unitsOf, SLICE_UNITS, async (slice) => {
      const encodings = await this.inference.request('encode', slice, options)
      return encodings.map(({ ids }) => joined([SPECIAL.begin], ids, [SPECIAL.end]))
    })
    for (const { length: tokens } of rows)
      if (tokens > this.maxTokens) throw new TextTooLongError({ tokens, maxTokens: this.maxTokens })
    return inSlices(rows, tokensOf, SLICE_TOKENS, (slice) =>
      this.inference.request('embed', slice, options),
    )
  }

  countTokens(texts: readonly string[]): Promise<number[]> {
    return inSlices(texts, unitsOf, SLICE_UNITS, (slice) =>
      this.inference.request('count', slice, { urgent: false }),
    )
  }
}
