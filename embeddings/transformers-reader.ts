import type { Span } from '../src/core/document.ts'
import {
  CONTEXT_TOKENS,
  type NamedEntity,
  type NameTagger,
  type PassageToRead,
  QUESTION_TOKENS,
  type Reader,
  type Reading,
} from '../src/core/reader.ts'
import type { ModelRunner, RequestOptions } from './inference-process.ts'
import { READER, SPECIAL } from './models.ts'
import { LABELS, namesIn } from './names.ts'
import { LOGITS, lessNoAnswer, readingOf } from './reading.ts'
import {
  inSlices,
  joined,
  SLICE_TOKENS,
  SLICE_UNITS,
  stitch,
  tokensOf,
  unitsOf,
  windowsOf,
} from './slices.ts'
import type { Encoding } from './tokenizer.ts'

/** Windows of a text too long to be read at once share this many tokens: most sentences have fewer. */
const READ_OVERLAP = 128

/** The model learnt names in single sentences, and finds them worse in long texts. In tokens. */
const TAG_WINDOW = 128
const TAG_OVERLAP = 32

/** One window of a text, as the model gets it; its span is in tokens of the text. */
interface WindowInput extends Span {
  /** Where the text's own tokens begin in `ids`. */
  readonly first: number
  readonly ids: Int32Array
}

/** The reader model in the inference process: answers in passages, and names in texts. */
export class TransformersReader implements Reader, NameTagger {
  constructor(
    private readonly inference: ModelRunner,
    readonly modelId: string,
  ) {}

  async read(
    question: string,
    passages: readonly PassageToRead[],
    signal?: AbortSignal,
  ): Promise<Reading[]> {
    if (passages.length === 0) return []
    const options = { urgent: true, signal }
    const texts = [question, ...passages.flatMap(({ context, text }) => [context, text])]
    const [asked, ...encodings] = await this.#encode(texts, options)
    const inputs = passages.map((_, row) => {
      const head = questionHead(asked!, encodings[2 * row]!)
      const size = READER.maxTokens - head.length - 1
      return inputsOf(head, encodings[2 * row + 1]!, size, READ_OVERLAP)
    })
    const rows = await this.#forward('read', inputs.flat(), options)
    return passages.map((passage, row) => {
      const windows = inputs[row]!
      const own = rows
        .splice(0, windows.length)
        .map((values, place) => lessNoAnswer(values, windows[place]!.first))
      return readingOf(passage, encodings[2 * row + 1]!, stitch(windows, own, LOGITS))
    })
  }

  async tag(texts: readonly string[], signal?: AbortSignal): Promise<NamedEntity[][]> {
    const options = { urgent: false, signal }
    const encodings = await this.#encode(texts, options)
    const inputs = encodings.map((encoding) =>
      inputsOf([SPECIAL.begin], encoding, TAG_WINDOW, TAG_OVERLAP),
    )
    const rows = await this.#forward('tag', inputs.flat(), options)
    return texts.map((text, row) => {
      const windows = inputs[row]!
      const own = rows.splice(0, windows.length).map((values) => values.subarray(LABELS))
      return namesIn(text, encodings[row]!, stitch(windows, own, LABELS))
    })
  }

  #encode(texts: readonly string[], options: RequestOptions): Promise<Encoding[]> {
    return inSlices(texts, unitsOf, SLICE_UNITS, (slice) =>
      this.inference.request('encode', slice, options),
    )
  }

  #forward(
    operation: 'read' | 'tag',
    inputs: readonly WindowInput[],
    options: RequestOptions,
  ): Promise<Float32Array[]> {
    const rows = inputs.map(({ ids }) => ids)
    return inSlices(rows, tokensOf, SLICE_TOKENS, (slice) =>
      this.inference.request(operation, slice, options),
    )
  }
}

const questionHead = (question: Encoding, context: Encoding): Int32Array =>
  joined(
    [SPECIAL.begin],
    question.ids.subarray(0, QUESTION_TOKENS),
    [SPECIAL.end, SPECIAL.end],
    context.ids.subarray(0, CONTEXT_TOKENS),
  )

/** The head, a window of the text, and the end token, for each window of the text. */
const inputsOf = (
  head: ArrayLike<number>,
  { ids }: Encoding,
  size: number,
  overlap: number,
): WindowInput[] =>
  windowsOf(ids.length, size, overlap).map(({ start, end }) => ({
    start,
    end,
    first: head.length,
    ids: joined(head, ids.subarray(start, end), [SPECIAL.end]),
  }))
