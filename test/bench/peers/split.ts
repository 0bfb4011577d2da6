import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'

/** As it comes: 1,000 characters that share 200, cut where English text is cut. */
export const plainSplitter = () => new RecursiveCharacterTextSplitter()

/** About as long as the model reads best, cut at the ends of sentences of any script. */
export const tunedSplitter = () =>
  new RecursiveCharacterTextSplitter({
    chunkSize: 500,
    chunkOverlap: 50,
    separators: ['\n\n', '\n', '。', '！', '？', '. ', '? ', '! ', '，', ' ', ''],
  })
