import { forward, openModel } from '../../embeddings/forward.ts'
import { EMBEDDER, SPECIAL, tokenizerFile } from '../../embeddings/models.ts'
import { PREFIX } from '../../embeddings/text-tokens.ts'
import type { TokenMeans } from '../../embeddings/token-means.ts'
import { Tokenizer } from '../../embeddings/tokenizer.ts'
import type { QualitySet } from './sets.ts'

/** Of each set at most; a mean of some ten thousand tokens hardly moves any more. */
const MOST_TEXTS = 250
const MOST_CHARACTERS = 400

type Role = keyof TokenMeans

/** Mean hidden states of the embedder's tokens; every set counts the same, whatever its size. */
export async function fitTokenMeans(sets: readonly QualitySet[]): Promise<Record<Role, number[]>> {
  const model = await openModel(EMBEDDER.name)
  const tokenizer = Tokenizer.open(tokenizerFile())
  const meanOf = async (role: Role, texts: readonly string[]): Promise<Float64Array> => {
    const sums = new Float64Array(EMBEDDER.dimensions)
    let tokens = 0
    for (const text of texts.slice(0, MOST_TEXTS)) {
      const { ids, starts } = tokenizer.encode(PREFIX[role] + text.slice(0, MOST_CHARACTERS))
      const own = ids.subarray(0, EMBEDDER.maxTokens - 2)
      const input = [SPECIAL.begin, ...own, SPECIAL.end]
      const first = starts.findIndex((start) => start >= PREFIX[role].length) + 1
      const hidden = await forward(model, Int32Array.from(input), 'last_hidden_state')
      const states = hidden.subarray(first * sums.length, (input.length - 1) * sums.length)
      for (const [place, value] of states.entries()) sums[place % sums.length]! += value
      tokens += states.length / sums.length
    }
    return sums.map((sum) => sum / tokens)
  }
  const means = async (role: Role, groups: readonly (readonly string[])[]): Promise<number[]> => {
    const found: Float64Array[] = []
    for (const texts of groups) found.push(await meanOf(role, texts))
    return Array.from(found[0]!, (_, place) =>
      Number((found.reduce((sum, mean) => sum + mean[place]!, 0) / found.length).toFixed(4)),
    )
  }
  const passages = [...new Map(sets.map((set) => [set.documents[0]!.id, set])).values()]
  return {
    question: await means(
      'question',
      sets.map(({ questions }) => questions.map(({ question }) => question)),
    ),
    passage: await means(
      'passage',
      passages.map(({ documents }) => documents.flatMap(({ text }) => piecesOf(text))),
    ),
  }
}

/** A long document is several texts. */
const piecesOf = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / MOST_CHARACTERS) }, (_, row) =>
    text.slice(row * MOST_CHARACTERS, (row + 1) * MOST_CHARACTERS),
  )
