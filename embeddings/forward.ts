import { availableParallelism } from 'node:os'
import { AutoModel, env, LogLevel, Tensor } from '@xenova/transformers'
import { modelsDirectory } from './models.ts'

/** More threads than this gain nothing on rows of a few hundred tokens. */
const MAX_THREADS = 4

interface Inputs {
  readonly input_ids: Tensor
  readonly attention_mask: Tensor
}
export type Model = (inputs: Inputs) => Promise<Readonly<Record<string, Tensor>>>

// On an error the library would print the token ids, and so the question.
env.logLevel = LogLevel.NONE
env.allowRemoteModels = false
env.allowLocalModels = true
env.useFSCache = false
env.localModelPath = modelsDirectory()

/** Loads a model that ships with the project. */
export const openModel = async (name: string): Promise<Model> =>
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
export const forward = async (
  model: Model,
  tokens: Int32Array,
  output: string,
): Promise<Float32Array> => {
  const shape = [1, tokens.length]
  const outputs = await model({
    input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(tokens.length).fill(1n), shape),
  })
  const data = outputs[output]?.data
  if (!(data instanceof Float32Array)) throw new Error(`The model has no output \`${output}\``)
  return data
}
