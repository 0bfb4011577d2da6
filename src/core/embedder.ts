/** What a model makes of a text. */
export interface Embedding {
  /** The text as a whole; of unit length. */
  readonly vector: Float32Array
  /** A vector for each of its tokens, packed as `packTokens` does; empty where a model makes none. */
  readonly tokens: Uint8Array
  /** How much each of these tokens says, 0 or more. */
  readonly weights: Float32Array
}

/** Port: texts → vectors. Row `i` of an answer belongs to `texts[i]`. */
export interface Embedder {
  /** Names the model and its files' hash; part of the index's fingerprint. */
  readonly modelId: string
  /** Of the vectors of texts and of tokens alike; an even number. */
  readonly dimensions: number
  /** In tokens, special tokens and role prefix included. Longer texts throw `TextTooLongError`. */
  readonly maxTokens: number
  /**
   * Questions are served before passages, whatever waits.
   * @throws TextTooLongError when a text has more than `maxTokens` tokens; nothing is cut.
   * @throws the signal's reason when aborted.
   * @throws AppError when the model cannot answer, as `Reader.read`.
   */
  embed(
    texts: readonly string[],
    role: 'question' | 'passage',
    signal?: AbortSignal,
  ): Promise<Embedding[]>
  /**
   * Tokens of each text alone, without prefix and special tokens; of questions before passages.
   * @throws AppError as `embed`.
   */
  countTokens(texts: readonly string[], role: 'question' | 'passage'): Promise<number[]>
}
