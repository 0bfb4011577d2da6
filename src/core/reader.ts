import type { Span } from './document.ts'

/** What a reader sees of a question, in tokens of the embedder, which readers share; the rest is cut. */
export const QUESTION_TOKENS = 64

/** One passage as the reader gets it. Spans are UTF-16 offsets within `text`. */
export interface PassageToRead {
  /** Title and headings: seen by the reader, never a candidate. */
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
   * Row `i` belongs to `passages[i]`.
   * @throws the signal's reason when aborted.
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

/** Port: texts → the names in them, in order, not overlapping. Row `i` belongs to `texts[i]`. */
export interface NameTagger {
  readonly modelId: string
  tag(texts: readonly string[], signal?: AbortSignal): Promise<NamedEntity[][]>
}
