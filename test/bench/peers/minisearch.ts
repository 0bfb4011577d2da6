import MiniSearch from 'minisearch'
import { hits, type OpenPeer, type PeerDocument } from './port.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words of any script: those of Chinese and Japanese have no spaces between them. */
const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )

const newIndex = (isTuned: boolean): MiniSearch<PeerDocument> =>
  new MiniSearch<PeerDocument>({
    fields: ['title', 'text'],
    ...(isTuned
      ? { tokenize: wordsOf, searchOptions: { boost: { title: 0.5 }, fuzzy: 0.1, prefix: false } }
      : {}),
  })

/** Words alone, without a model. */
export const open: OpenPeer = async ({ isTuned }) => {
  let index = newIndex(isTuned)
  return {
    index: async (documents) => {
      index = newIndex(isTuned)
      index.addAll(documents)
    },
    search: async (question) =>
      index
        .search(question)
        .slice(0, hits(isTuned))
        .map(({ id }) => String(id)),
    update: async (_, changed) => {
      for (const document of changed) index.replace(document)
    },
    close: async () => undefined,
  }
}
