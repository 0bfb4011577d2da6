import { readFileSync } from 'node:fs'
import { UserError } from '../src/core/errors.ts'
import { EMBEDDER, tokenMeansFile } from './models.ts'

/** Mean hidden state of the embedder's tokens, by what the text is. */
export type TokenMeans = Readonly<Record<'question' | 'passage', Float32Array>>

/**
 * Made by `npm run calibrate`.
 * @throws UserError when the file does not fit the model.
 */
export function readTokenMeans(): TokenMeans {
  const file: Record<string, number[]> = JSON.parse(readFileSync(tokenMeansFile(), 'utf8'))
  const meanOf = (role: keyof TokenMeans): Float32Array => {
    const mean = Float32Array.from(file[role] ?? [])
    if (mean.length !== EMBEDDER.dimensions)
      throw new UserError(
        `${tokenMeansFile()} does not fit the model ${EMBEDDER.name}. Run \`npm run calibrate\`.`,
        { expected: EMBEDDER.dimensions, got: mean.length },
      )
    return mean
  }
  return { question: meanOf('question'), passage: meanOf('passage') }
}
