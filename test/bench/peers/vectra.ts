import { type EmbeddingsModel, LocalDocumentIndex } from 'vectra'
import { openModel, PREFIX } from './model.ts'
import type { OpenPeer, PeerDocument } from './port.ts'

/** Of the model; vectra fills its batches by it. */
const MAX_TOKENS = 512

/** LocalDocumentIndex, in JSON files, with vectors of transformers.js. */
export const open: OpenPeer = async ({ modelsDirectory, directory, isTuned }) => {
  const embed = await openModel(modelsDirectory)
  // vectra does not say which texts are questions: those come alone, not as a list.
  const embeddings: EmbeddingsModel = {
    maxTokens: MAX_TOKENS,
    createEmbeddings: async (inputs) => {
      const prefix = Array.isArray(inputs) ? PREFIX.passage : PREFIX.question
      const texts = [inputs].flat().map((text) => (isTuned ? prefix + text : text))
      return { status: 'success', output: await embed(texts) }
    },
  }
  let round = 0
  let index: LocalDocumentIndex | null = null
  const put = async (documents: readonly PeerDocument[]): Promise<void> => {
    for (const { id, title, text } of documents)
      await index?.upsertDocument(id, isTuned ? `${title}\n${text}` : text, 'txt')
  }
  return {
    index: async (documents) => {
      round += 1
      index = new LocalDocumentIndex({
        folderPath: `${directory}/${round}`,
        embeddings,
        ...(isTuned ? { chunkingConfig: { chunkSize: 256, chunkOverlap: 32 } } : {}),
      })
      await index.createIndex({ version: 1 })
      await put(documents)
    },
    search: async (question) => {
      // With `isBm25` it loads its word model at each question, and after a few of them ends in
      // `RangeError: Invalid string length`.
      const found = (await index?.queryDocuments(question)) ?? []
      return found.map(({ uri }) => uri)
    },
    update: (_, changed) => put(changed),
    close: async () => undefined,
  }
}
