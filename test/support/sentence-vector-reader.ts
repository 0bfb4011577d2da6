import type { Embedder } from '../../src/core/embedder.ts'
import type { PassageToRead, Reader, Reading } from '../../src/core/reader.ts'
import { cosine } from '../../src/core/vector.ts'

/**
 * A reader made of sentence vectors alone: the sentence nearest to the question, no highlight.
 * The floor that a trained reader is measured against.
 */
export const createSentenceVectorReader = (embedder: Embedder): Reader => ({
  modelId: `sentence-vectors/${embedder.modelId}`,
  async read(question, passages, signal) {
    const texts = passages.flatMap(({ text, sentences }) =>
      sentences.map(({ start, end }) => text.slice(start, end)),
    )
    const [[target], embedded] = await Promise.all([
      embedder.embed([question], 'question', signal),
      embedder.embed(texts, 'passage', signal),
    ])
    let row = 0
    return passages.map((passage) => {
      const from = row
      row += passage.sentences.length
      return readingOf(
        passage,
        target!.vector,
        embedded.slice(from, row).map(({ vector }) => vector),
      )
    })
  },
})

function readingOf(
  { sentences }: PassageToRead,
  question: Float32Array,
  vectors: readonly Float32Array[],
): Reading {
  const scores = vectors.map((vector) => cosine(question, vector))
  return {
    margin: scores.length === 0 ? -1 : Math.max(...scores),
    best: null,
    sentences: sentences.map((_, index) => ({ score: scores[index]!, highlight: null })),
  }
}
