import { CacheBackedEmbeddings } from '@langchain/classic/embeddings/cache_backed'
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import { Document } from '@langchain/core/documents'
import { Embeddings, type EmbeddingsInterface } from '@langchain/core/embeddings'
import { InMemoryStore } from '@langchain/core/stores'
import { MODEL, PREFIX, PRETRAINED, useLocalModels } from './model.ts'
import { hits, type OpenPeer, type PeerDocument } from './port.ts'
import { plainSplitter, tunedSplitter } from './split.ts'

/** The words that the model was trained with, before each text; short batches of like lengths. */
class Prefixed extends Embeddings {
  constructor(readonly inner: HuggingFaceTransformersEmbeddings) {
    super({})
  }

  embedQuery(text: string): Promise<number[]> {
    return this.inner.embedQuery(PREFIX.question + text)
  }

  embedDocuments(texts: string[]): Promise<number[][]> {
    return this.inner.embedDocuments(texts.map((text) => PREFIX.passage + text))
  }
}

function embeddingsFor(isTuned: boolean): EmbeddingsInterface {
  const model = { model: MODEL, pretrainedOptions: PRETRAINED }
  if (!isTuned) return new HuggingFaceTransformersEmbeddings(model)
  const inner = new HuggingFaceTransformersEmbeddings({ ...model, batchSize: 16 })
  return CacheBackedEmbeddings.fromBytesStore(new Prefixed(inner), new InMemoryStore<Uint8Array>())
}

/** HNSWLib with HuggingFaceTransformersEmbeddings. It can remove nothing: each update makes it anew. */
export const open: OpenPeer = async ({ modelsDirectory, isTuned }) => {
  useLocalModels(modelsDirectory)
  const embeddings = embeddingsFor(isTuned)
  await embeddings.embedQuery('warm')
  const splitter = isTuned ? tunedSplitter() : plainSplitter()
  let store: HNSWLib | null = null
  const index = async (documents: readonly PeerDocument[]): Promise<void> => {
    const whole = documents.map(
      ({ id, title, text }) => new Document({ pageContent: text, metadata: { id, title } }),
    )
    const chunks = await splitter.splitDocuments(whole)
    if (isTuned)
      for (const chunk of chunks)
        chunk.pageContent = `${chunk.metadata['title']}\n${chunk.pageContent}`
    store = await HNSWLib.fromDocuments(chunks, embeddings)
    if (isTuned) store.index.setEf(2 * hits(isTuned))
  }
  return {
    index,
    search: async (question) => {
      const found = (await store?.similaritySearch(question, hits(isTuned))) ?? []
      return found.map(({ metadata }) => String(metadata['id']))
    },
    update: index,
    close: async () => undefined,
  }
}
