import { createInterface } from 'node:readline'
import { z } from 'zod'
import { UserError } from '../core/errors.ts'
import { type Invocation, UsageError } from './invocation.ts'
import { print } from './output.ts'

/** Numbers are taken as ids too, as text. */
const Id = z.union([z.string(), z.number().transform(String)]).nullish()

export interface BatchOptions {
  /** The field of a line, beside its `id`, that is worked on. */
  readonly field: string
  /** @throws UserError when the text of that field cannot be worked on. */
  readonly work: (text: string, id: string | null) => Promise<unknown>
}

/** The id and the text of a line. @throws UsageError, SyntaxError. */
function readLine(line: string, field: string): { id: string | null; text: string | null } {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null) return { id: null, text: null }
  const fields = new Map(Object.entries(value))
  const text: unknown = fields.get(field)
  return {
    id: Id.safeParse(fields.get('id')).data ?? null,
    text: typeof text === 'string' ? text : null,
  }
}

/** One line of input → one line of output; only what stops the whole run is thrown. */
async function answerLine(
  line: string,
  { field, work }: BatchOptions,
  { signal, log }: Invocation,
): Promise<string> {
  let id: string | null = null
  try {
    const read = readLine(line, field)
    id = read.id
    if (read.text === null)
      throw new UsageError(`The line needs a "${field}" and an "id", both strings.`)
    return JSON.stringify(await work(read.text, id))
  } catch (error) {
    signal.throwIfAborted()
    const isExpected = error instanceof UserError || error instanceof SyntaxError
    if (!isExpected) log.error({ err: error, id }, 'a line of the batch failed')
    const prefix = error instanceof SyntaxError ? 'The line is not JSON: ' : ''
    return JSON.stringify({ id, error: prefix + (error as Error).message })
  }
}

/** JSONL from standard input, one answer a line, in order; a line that cannot be answered gives its error. */
export async function runBatch(options: BatchOptions, invocation: Invocation): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    invocation.signal.throwIfAborted()
    if (line.trim() !== '') await print(await answerLine(line, options, invocation))
  }
}
