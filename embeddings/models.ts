import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../src/core/errors.ts'

/** The models that ship with the project. `maxTokens` counts special tokens too. */
export const EMBEDDER = { name: 'multilingual-e5-small', dimensions: 384, maxTokens: 512 } as const
export const READER = { name: 'verbatim-reader', maxTokens: 512 } as const

/** Token ids around what a model reads; both models share a tokenizer. */
export const SPECIAL = { begin: 0, end: 2 } as const

/**
 * The project's folder: the nearest one above this file that holds the models,
 * so that source, `dist/` and a clone at any path find the same files.
 * @throws UserError when there is none.
 */
const projectDirectory = (): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  for (let directory = here; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'embeddings', 'models', EMBEDDER.name, 'config.json')))
      return directory
    if (dirname(directory) === directory)
      throw new UserError(
        'The models are missing: no `embeddings/models` lies in or above the program. Clone the repository again.',
        { searchedFrom: here },
      )
  }
}

/** Where the models are; a folder for each. */
export const modelsDirectory = (): string => join(projectDirectory(), 'embeddings', 'models')

/** `tokenizer.json` of both models. */
export const tokenizerFile = (): string => join(modelsDirectory(), EMBEDDER.name, 'tokenizer.json')

/** Mean token vectors of the embedder, see `readTokenMeans`. */
export const tokenMeansFile = (): string =>
  join(projectDirectory(), 'embeddings', 'token-means.json')

/** The compiled module of the inference process; `npm run build` makes it. */
export const childModule = (): string =>
  join(projectDirectory(), 'dist', 'embeddings', 'inference-child.js')

/**
 * `name-` and the first 12 hex digits of a SHA-256 over its ONNX file, and over what else makes its
 * output: other weights, other id.
 */
export const modelIdOf = async (name: string, ...others: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  // Small enough pieces that nothing else in the process waits for a hash.
  for (const file of [join(modelsDirectory(), name, 'onnx', 'model_quantized.onnx'), ...others])
    for await (const bytes of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(bytes)
  return `${name}-${hash.digest('hex').slice(0, 12)}`
}
