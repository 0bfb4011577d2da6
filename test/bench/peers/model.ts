import {
  env,
  type FeatureExtractionPipeline,
  type PretrainedModelOptions,
  pipeline,
} from '@huggingface/transformers'

export const MODEL = 'multilingual-e5-small'
/** The int8 file, which is the one that ships. */
export const PRETRAINED: PretrainedModelOptions = { dtype: 'q8' }
/** The model was trained with these words before its texts. */
export const PREFIX = { question: 'query: ', passage: 'passage: ' } as const

/** All libraries here share this one transformers.js; nothing is fetched. */
export function useLocalModels(modelsDirectory: string): void {
  env.allowRemoteModels = false
  env.localModelPath = modelsDirectory
}

export type Embed = (texts: readonly string[]) => Promise<number[][]>

const BATCH = 16

/** Texts → unit vectors, for libraries that bring no embeddings of their own. */
export async function openModel(modelsDirectory: string): Promise<Embed> {
  useLocalModels(modelsDirectory)
  const extract: FeatureExtractionPipeline = await pipeline('feature-extraction', MODEL, PRETRAINED)
  return async (texts) => {
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH)
      const output = await extract(batch, { pooling: 'mean', normalize: true })
      vectors.push(...(output.tolist() as number[][]))
    }
    return vectors
  }
}
