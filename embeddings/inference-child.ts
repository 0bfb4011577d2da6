import type { Embedding } from '../src/core/embedder.ts'
import { forward, openModel } from './forward.ts'
import { EMBEDDER, READER, tokenizerFile } from './models.ts'
import { embeddingOf } from './pooling.ts'
import type { Loaded, Operations, Reply, Request, TextTokens } from './protocol.ts'
import { isTooLong, PREFIX, textTokens } from './text-tokens.ts'
import { readTokenMeans } from './token-means.ts'
import { Tokenizer } from './tokenizer.ts'

/** Entry of the child process: holds both models and the tokenizer, answers one request at a time. */

const [embedder, reader] = await Promise.all([openModel(EMBEDDER.name), openModel(READER.name)])
const tokenizer = Tokenizer.open(tokenizerFile())
const means = readTokenMeans()

const embed = async ({ ids, first, starts, role }: TextTokens): Promise<Embedding> => {
  const hidden = await forward(embedder, ids, 'last_hidden_state')
  const weights = tokenizer.weightsOf(ids.subarray(first, -1))
  return embeddingOf(hidden, first, means[role], weights, starts)
}

const embedQuestion = async (text: string): Promise<Embedding | number> => {
  const row = textTokens(tokenizer.encode(PREFIX.question + text), 'question')
  return isTooLong(row) ? row.ids.length : embed(row)
}

/** One by one: the model uses all cores for a single row. */
const inOrder = async <Row, Result>(
  rows: readonly Row[],
  work: (row: Row) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (const row of rows) results.push(await work(row))
  return results
}

const answer = async (request: Request): Promise<Operations[Request['operation']]['output']> => {
  switch (request.operation) {
    case 'count':
      return request.input.map((text) => tokenizer.encode(text).ids.length)
    case 'encode':
      return request.input.map((text) => tokenizer.encode(text))
    case 'embed':
      return inOrder(request.input, embed)
    case 'embed question':
      return embedQuestion(request.input)
    case 'read':
      return inOrder(request.input, (ids) => forward(reader, ids, 'qa'))
    case 'tag':
      return inOrder(request.input, (ids) => forward(reader, ids, 'ner'))
  }
}

process.on('message', async (request: Request) => {
  const reply: Reply = await answer(request).then(
    (output) => ({ output }),
    (error: unknown) => ({ error: String(error) }),
  )
  // The parent may be gone by now; `disconnect` follows.
  process.send?.(reply, undefined, undefined, () => {})
})
const loaded: Loaded = { loadMs: performance.now() }
process.send?.(loaded, undefined, undefined, () => {})
process.on('disconnect', () => process.exit())
// Ctrl-C and a service manager's stop reach the whole group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
