import { HuggingFaceEmbedding } from '@llamaindex/huggingface'
import {
  Document,
  type MessageContentDetail,
  SentenceSplitter,
  Settings,
  VectorStoreIndex,
} from 'llamaindex'
import { MODEL, PREFIX, PRETRAINED, useLocalModels } from './model.ts'
import { hits, type OpenPeer, type PeerDocument } from './port.ts'

/** The words that the model was trained with, before each text. */
class Prefixed extends HuggingFaceEmbedding {
  override getTextEmbedding(text: string): Promise<number[]> {
    return super.getTextEmbedding(PREFIX.passage + text)
  }

  override async getQueryEmbedding(query: MessageContentDetail): Promise<number[] | null> {
    return query.type === 'text' ? super.getTextEmbedding(PREFIX.question + query.text) : null
  }
}

const documentOf = ({ id, title, text }: PeerDocument): Document =>
  new Document({ id_: id, text, metadata: { title } })

/** VectorStoreIndex in memory with `@llamaindex/huggingface`. */
export const open: OpenPeer = async ({ modelsDirectory, isTuned }) => {
  useLocalModels(modelsDirectory)
  const Embedding = isTuned ? Prefixed : HuggingFaceEmbedding
  Settings.embedModel = new Embedding({ modelType: MODEL, modelOptions: PRETRAINED })
  Settings.nodeParser = isTuned
    ? new SentenceSplitter({ chunkSize: 256, chunkOverlap: 32 })
    : new SentenceSplitter()
  await Settings.embedModel.getTextEmbedding('warm')
  let index: VectorStoreIndex | null = null
  return {
    index: async (documents) => {
      index = await VectorStoreIndex.fromDocuments(documents.map(documentOf))
    },
    search: async (question) => {
      const retriever = index?.asRetriever({ similarityTopK: hits(isTuned) })
      const found = (await retriever?.retrieve({ query: question })) ?? []
      return found.map(({ node }) => node.sourceNode?.nodeId ?? '')
    },
    update: async (_, changed) => {
      for (const document of changed) {
        await index?.deleteRefDoc(document.id)
        await index?.insert(documentOf(document))
      }
    },
    close: async () => undefined,
  }
}
