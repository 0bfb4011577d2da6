import { type Format, MAX_TEXT_LENGTH, type Parsed } from './format.ts'
import { readJsonDocument } from './json-document.ts'
import { titleFromName } from './metadata.ts'
import { describePairs, type QuestionAnswer, toQuestionAnswer } from './question-answer.ts'

/** A line: the largest text, each unit written as `\uXXXX`, and the other fields. */
const MAX_LINE_BYTES = MAX_TEXT_LENGTH * 6 + 65_536

/** A gigabyte: about a million documents. Lines are decoded one by one. */
const MAX_JSONL_BYTES = 1024 ** 3

/** Lines of bytes with their numbers, without the line ends. */
function* linesOf(
  bytes: Uint8Array,
): Generator<{ readonly number: number; readonly line: Uint8Array }> {
  for (let start = 0, number = 1; start < bytes.length; number += 1) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found
    yield { number, line: bytes.subarray(start, end) }
    start = end + 1
  }
}

/** Without a byte order mark (TextDecoder drops it); null when it is not UTF-8. */
const decodeLine = (line: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line)
  } catch {
    return null
  }
}

/** What a line holds: a document, a pair of question and answer, a fault; null when it is blank. */
function readLine(bytes: Uint8Array): ReturnType<typeof readValue> | null {
  if (bytes.length > MAX_LINE_BYTES) return { reason: 'The line is too long.' }
  const line = decodeLine(bytes)
  if (line === null) return { reason: 'The line is not valid UTF-8.' }
  if (line.trim() === '') return null
  try {
    return readValue(JSON.parse(line))
  } catch (error) {
    return { reason: `This is not JSON: ${(error as Error).message}.` }
  }
}

function readValue(value: unknown): ReturnType<typeof readJsonDocument> | { pair: QuestionAnswer } {
  const pair = toQuestionAnswer(value)
  return pair === null ? readJsonDocument(value) : { pair }
}

/**
 * DOCS.jsonl: one document a line, its text stored as it is. A bad line does not hold up the others.
 * Lines with a question and its answer make up one document together.
 */
export const jsonLines: Format = {
  name: 'JSONL',
  extensions: ['.jsonl', '.ndjson'],
  mediaTypes: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
  maxBytes: MAX_JSONL_BYTES,
  isHarmless: true,
  parse: function* ({ bytes, name }): Generator<Parsed> {
    const pairs: QuestionAnswer[] = []
    let isEmpty = true
    for (const { number, line } of linesOf(bytes)) {
      const outcome = readLine(line)
      if (outcome === null) continue
      isEmpty = false
      if ('pair' in outcome) pairs.push(outcome.pair)
      else if ('reason' in outcome) yield { place: `line ${number}`, reason: outcome.reason }
      else yield outcome
    }
    if (pairs.length > 0) yield describePairs(pairs, name, titleFromName(name))
    if (isEmpty) yield { place: null, reason: 'The file is empty.' }
  },
}
