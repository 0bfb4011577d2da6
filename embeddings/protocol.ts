import type { Embedding } from '../src/core/embedder.ts'
import type { Encoding } from './tokenizer.ts'

/** A text for the embedder. */
export interface TextTokens {
  /** With special tokens. */
  readonly ids: Int32Array
  /** Where the text's own tokens begin, after what the model wants before them. */
  readonly first: number
  /** Of the text's own tokens, in UTF-16 units of the text. */
  readonly starts: Int32Array
  readonly role: 'question' | 'passage'
}

/** What the inference process can be asked for. Row `i` of an output belongs to row `i` of the input. */
export interface Operations {
  /** Texts → numbers of tokens, without special tokens. */
  readonly count: { readonly input: readonly string[]; readonly output: number[] }
  /** Texts → tokens with their places. */
  readonly encode: { readonly input: readonly string[]; readonly output: Encoding[] }
  readonly embed: { readonly input: readonly TextTokens[]; readonly output: Embedding[] }
  /** One question; the number of its tokens when they are too many. */
  readonly 'embed question': { readonly input: string; readonly output: Embedding | number }
  /** Token ids → start and end logits, two a token. */
  readonly read: { readonly input: readonly Int32Array[]; readonly output: Float32Array[] }
  /** Token ids → label logits, seven a token. */
  readonly tag: { readonly input: readonly Int32Array[]; readonly output: Float32Array[] }
}

export type Operation = keyof Operations

/** To the child. Requests are answered one by one, in order. */
export type Request = {
  readonly [O in Operation]: { readonly operation: O; readonly input: Operations[O]['input'] }
}[Operation]

/** From the child, one for each request. */
export type Reply =
  | { readonly output: Operations[Operation]['output'] }
  | { readonly error: string }

/** From the child, once, before the first reply: milliseconds from its start until it could answer. */
export interface Loaded {
  readonly loadMs: number
}
