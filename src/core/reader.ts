import type { Span } from './document.ts'

/** What a reader sees of a question, in tokens of the embedder, which readers share; the rest is cut. */
export const QUESTION_TOKENS = 64
/** Likewise of title and headings: readers are trained with so many. */
export const CONTEXT_TOKENS = 24

/** One passage as the reader gets it. Spans are UTF-16 offsets within `text`. */
export interface PassageToRead {
  /** Title and headings: seen by the reader up to `CONTEXT_TOKENS`, never a candidate. */
  readonly context: string
  readonly text: string
  /** Candidates, in order, not overlapping. */
  readonly sentences: readonly Span[]
}

export interface SentenceReading {
  /** How likely the answer stands in this sentence; comparable over the readings of one question. */
  readonly score: number
  /** The answer inside the sentence; null when this reader cannot tell. */
  readonly highlight: Span | null
}

export interface Reading {
  /** Score of the best span less the score of "no answer here"; above 0: rather an answer. */
  readonly margin: number
  /** The best span; may cross a sentence end. Null when this reader finds no spans. */
  readonly best: Span | null
  /** Row `i` belongs to `sentences[i]`. */
  readonly sentences: readonly SentenceReading[]
}

/** Port: (question, passage) → where the answer stands, and how surely. */
export interface Reader {
  readonly modelId: string
  /**
   * Row `i` belongs to `passages[i]`. A text too long for the model is read whole, in windows that
   * overlap; what does not fit of question and context is cut.
   * @throws the signal's reason when aborted.
   * @throws AppError when the model cannot answer: its process died over this and, tried again,
   * once more; it was closed; or it reports a fault.
   */
  read(
    question: string,
    passages: readonly PassageToRead[],
    signal?: AbortSignal,
  ): Promise<Reading[]>
}

/** A name found in a text; `start`/`end` are UTF-16 offsets within it. */
export interface NamedEntity extends Span {
  readonly kind: 'person' | 'organisation' | 'location'
  /** 0 to 1: the model's mean probability over the name's tokens. */
  readonly confidence: number
}

/** Port: texts → the names in them, in order, not overlapping. */
export interface NameTagger {
  readonly modelId: string
  /**
   * Row `i` belongs to `texts[i]`, which may be of any length. What a question asks of the models
   * goes first.
   * @throws the signal's reason when aborted.
   * @throws AppError as `Reader.read`.
   */
  tag(texts: readonly string[], signal?: AbortSignal): Promise<NamedEntity[][]>
}
