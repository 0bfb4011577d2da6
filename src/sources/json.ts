import { decode } from './decode.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { readJsonDocument } from './json-document.ts'
import { titleFromName } from './metadata.ts'
import { describePairs, toQuestionAnswer } from './question-answer.ts'

/** Pairs of question and answer, or documents as in DOCS.jsonl; a single one need not be in a list. */
function* parseValue(value: unknown, name: string): Generator<Parsed> {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  const pairs = items.flatMap((item) => toQuestionAnswer(item) ?? [])
  if (pairs.length > 0) yield describePairs(pairs, name, titleFromName(name))
  let number = 0
  for (const item of items) {
    number += 1
    if (toQuestionAnswer(item) !== null) continue
    const outcome = readJsonDocument(item)
    yield 'document' in outcome ? outcome : { place: `item ${number}`, reason: outcome.reason }
  }
}

function* parseJson({ bytes, charset, name }: RawFile): Generator<Parsed> {
  const decoded = decode(bytes, charset)
  if ('reason' in decoded) return yield { place: null, ...decoded }
  let value: unknown
  try {
    value = JSON.parse(decoded.text)
  } catch (error) {
    return yield { place: null, reason: `This is not JSON: ${(error as Error).message}.` }
  }
  if (Array.isArray(value) && value.length === 0)
    return yield { place: null, reason: 'The list is empty.' }
  yield* parseValue(value, name)
}

/** A list of documents, or of questions with their answers. */
export const json: Format = {
  name: 'JSON',
  extensions: ['.json'],
  mediaTypes: ['application/json'],
  maxBytes: MAX_FILE_BYTES,
  parse: parseJson,
}
