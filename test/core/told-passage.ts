import { makeDocument } from '../../src/core/document.ts'
import type { ReadPassage } from '../../src/core/read-passage.ts'
import type { NamedEntity } from '../../src/core/reader.ts'
import { segment } from '../../src/core/sentence.ts'

export interface Told {
  readonly id?: string
  readonly title?: string
  readonly date?: string
  readonly margin?: number
  readonly text: string
  /** The words that the reader takes for the answer; their first place in the text. */
  readonly answer: string
  readonly language?: string
  /** Names of people that the tagger found. */
  readonly people?: readonly string[]
}

/** A document of one passage, read: its sentence with the answer scores best. */
export function read({
  id = 'd',
  title = 'Title',
  date,
  margin = 5,
  text,
  answer,
  language = 'en',
  people,
}: Told): ReadPassage {
  const document = makeDocument(
    { id, title, text, language, ...(date === undefined ? {} : { date }) },
    language,
  )
  const sentences = segment(text, language).map(({ start, end }) => ({ start, end }))
  const at = text.indexOf(answer)
  const best = { start: at, end: at + answer.length }
  return {
    passage: {
      id: 1,
      documentId: id,
      start: sentences[0]!.start,
      end: sentences.at(-1)!.end,
      sentences,
      headings: [],
      context: title,
      ...(people === undefined ? {} : { names: people.map((name) => tagged(text, name)) }),
    },
    document: { ...document, passages: 1 },
    text: document,
    cosine: 0.9,
    bm25: 1,
    match: null,
    score: 1,
    scores: sentences.map(({ start, end }) => (start <= at && at < end ? margin : -9)),
    named: 1,
    rank: margin,
    reading: {
      margin,
      best,
      sentences: sentences.map(({ start, end }) => {
        const holds = start <= at && at < end
        return {
          score: holds ? margin : -9,
          highlight: holds ? { start: at, end: Math.min(end, best.end) } : null,
        }
      }),
    },
  }
}

const tagged = (text: string, name: string): NamedEntity => ({
  kind: 'person',
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
  confidence: 0.9,
})
