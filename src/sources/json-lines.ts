import { z } from 'zod'
import { dayOf } from './dates.ts'
import { type Format, MAX_TEXT_LENGTH, type Parsed, textFault } from './format.ts'
import { httpUrl, languageOf, titleOf } from './metadata.ts'

/** A line: the largest text, each unit written as `\uXXXX`, and the other fields. */
const MAX_LINE_BYTES = MAX_TEXT_LENGTH * 6 + 65_536

/** A gigabyte: about a million documents. Lines are decoded one by one. */
const MAX_JSONL_BYTES = 1024 ** 3

/** Control characters would let an id or a title drive a terminal or break a line. */
const shortText = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters')

const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null)

const checked = (read: (text: string) => string | null, what: string) =>
  orNull(
    z.string().transform((text, context) => {
      const value = text.trim() === '' ? null : read(text)
      if (value === null && text.trim() !== '') context.addIssue(`must be ${what}`)
      return value
    }),
  )

/** One line of DOCS.jsonl. Further fields are allowed and left alone. */
const Line = z.object({
  id: shortText,
  title: orNull(shortText),
  text: z.string(),
  url: checked(httpUrl, 'an http or https address'),
  lang: checked(languageOf, 'a language code such as en'),
  date: checked(dayOf, 'a date such as 2026-02-24'),
})

const describeIssues = (issues: readonly z.core.$ZodIssue[]): string =>
  issues
    .map(({ path, message }) => `${path.length > 0 ? `“${path.join('.')}”: ` : ''}${message}`)
    .join('; ')

function parseLine(
  line: string,
): { readonly document: z.infer<typeof Line> } | { readonly reason: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { reason: `This is not JSON: ${(error as Error).message}.` }
  }
  const { data, error } = Line.safeParse(value)
  if (error) return { reason: `This is not a document: ${describeIssues(error.issues)}.` }
  const fault = textFault(data.text)
  return fault === null ? { document: data } : { reason: fault }
}

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

function readLine(number: number, bytes: Uint8Array): Parsed | null {
  const place = `line ${number}`
  if (bytes.length > MAX_LINE_BYTES) return { place, reason: 'The line is too long.' }
  const line = decodeLine(bytes)
  if (line === null) return { place, reason: 'The line is not valid UTF-8.' }
  if (line.trim() === '') return null
  const outcome = parseLine(line)
  if ('reason' in outcome) return { place, reason: outcome.reason }
  const { id, title, text, url, lang, date } = outcome.document
  return {
    document: {
      id,
      part: id,
      title: title ?? titleOf(text) ?? id,
      text,
      ...(url && { url }),
      ...(lang && { language: lang }),
      ...(date && { date }),
    },
  }
}

/** DOCS.jsonl: one document a line, its text stored as it is. A bad line does not hold up the others. */
export const jsonLines: Format = {
  name: 'JSONL',
  extensions: ['.jsonl', '.ndjson'],
  mediaTypes: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
  maxBytes: MAX_JSONL_BYTES,
  parse: function* ({ bytes }) {
    let isEmpty = true
    for (const { number, line } of linesOf(bytes)) {
      const parsed = readLine(number, line)
      if (parsed === null) continue
      isEmpty = false
      yield parsed
    }
    if (isEmpty) yield { place: null, reason: 'The file is empty.' }
  },
}
