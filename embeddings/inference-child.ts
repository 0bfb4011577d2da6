import { availableParallelism } from 'node:os'
import { AutoModel, env, LogLevel, Tensor } from '@xenova/transformers'
import { EMBEDDER, modelsDirectory, READER, tokenizerFile } from './models.ts'
import type { Loaded, Operations, Reply, Request } from './protocol.ts'
import { Tokenizer } from './tokenizer.ts'

/** Entry of the child process: holds both models and the tokenizer, answers one request at a time. */

/** More threads than this gain nothing on batches of a few hundred tokens. */
const MAX_THREADS = 4

interface Inputs {
  readonly input_ids: Tensor
  readonly attention_mask: Tensor
}
type Model = (inputs: Inputs) => Promise<Readonly<Record<string, Tensor>>>

// On an error the library would print the token ids, and so the question.
env.logLevel = LogLevel.NONE
env.allowRemoteModels = false
env.allowLocalModels = true
env.useFSCache = false
env.localModelPath = modelsDirectory()

const open = async (name: string): Promise<Model> =>
  (await AutoModel.from_pretrained(name, {
    dtype: 'q8',
    session_options: {
      intraOpNumThreads: Math.min(MAX_THREADS, availableParallelism()),
      // Waiting threads sleep instead of spinning: the cores also serve the bot and its database.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  })) as unknown as Model

/**
 * One output of the model for one row of token ids.
 * Rows are run one by one: this int8 model scales its activations over all it is given, so in a
 * batch each row would depend on its neighbours, and the batch is hardly faster on a CPU.
 */
const forward = async (model: Model, tokens: Int32Array, output: string): Promise<Float32Array> => {
  const shape = [1, tokens.length]
  const outputs = await model({
    input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(tokens.length).fill(1n), shape),
  })
  const data = outputs[output]?.data
  if (!(data instanceof Float32Array)) throw new Error(`The model has no output \`${output}\``)
  return data
}

const forwardAll = async (
  model: Model,
  rows: readonly Int32Array[],
  output: string,
): Promise<Float32Array[]> => {
  const results: Float32Array[] = []
  for (const tokens of rows) results.push(await forward(model, tokens, output))
  return results
}

/** Mean over the tokens, at unit length. */
const pool = (hidden: Float32Array): Float32Array => {
  const sums = new Float64Array(EMBEDDER.dimensions)
  hidden.forEach((value, place) => {
    sums[place % EMBEDDER.dimensions]! += value
  })
  const norm = Math.hypot(...sums)
  return Float32Array.from(sums, (sum) => sum / norm)
}

const [embedder, reader] = await Promise.all([open(EMBEDDER.name), open(READER.name)])
const tokenizer = Tokenizer.open(tokenizerFile())

const answer = async (request: Request): Promise<Operations[Request['operation']]['output']> => {
  switch (request.operation) {
    case 'count':
      return request.input.map((text) => tokenizer.encode(text).ids.length)
    case 'encode':
      return request.input.map((text) => tokenizer.encode(text))
    case 'embed':
      return (await forwardAll(embedder, request.input, 'last_hidden_state')).map(pool)
    case 'read':
      return forwardAll(reader, request.input, 'qa')
    case 'tag':
      return forwardAll(reader, request.input, 'ner')
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
