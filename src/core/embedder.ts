/** Port: texts → unit vectors. Row `i` of an answer belongs to `texts[i]`. */
export interface Embedder {
  /** Names the model and its files' hash; part of the index's fingerprint. */
  readonly modelId: string
  readonly dimensions: number
  /** In tokens, special tokens and role prefix included. Longer texts throw `TextTooLongError`. */
  readonly maxTokens: number
  /**
   * Questions are served before passages, whatever waits.
   * @throws TextTooLongError when a text has more than `maxTokens` tokens; nothing is cut.
   * @throws the signal's reason when aborted.
   */
  embed(
    texts: readonly string[],
    role: 'question' | 'passage',
    signal?: AbortSignal,
  ): Promise<Float32Array[]>
  /** Tokens of each text alone, without prefix and special tokens. */
  countTokens(texts: readonly string[]): Promise<number[]>
}
