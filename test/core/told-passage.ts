import { makeDocument, type Span } from '../../src/core/document.ts'
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
  /** Sentences with one of these words score nearly as well. */
  readonly near?: readonly string[]
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
  near = [],
}: Told): ReadPassage {
  const document = makeDocument(
    { id, title, text, language, ...(date === undefined ? {} : { date }) },
    language,
  )
  const all = segment(text, language)
  const sentences = all
    .filter(({ kind }) => kind !== 'heading')
    .map(({ start, end }) => ({ start, end }))
  const [from, at] = [sentences[0]!.start, text.indexOf(answer)]
  const best = { start: at - from, end: at - from + answer.length }
  const holds = ({ start, end }: Span): boolean => start <= at && at < end
  const isNear = ({ start, end }: Span): boolean =>
    near.some((word) => text.slice(start, end).includes(word))
  const scores = sentences.map((one) => (holds(one) ? margin : isNear(one) ? margin - 1 : -9))
  return {
    passage: {
      id: 1,
      documentId: id,
      start: from,
      end: sentences.at(-1)!.end,
      sentences,
      headings: all.filter(({ kind }) => kind === 'heading'),
      context: title,
      ...(people === undefined ? {} : { names: people.map((name) => tagged(text, name)) }),
    },
    summary: { ...document, passages: 1 },
    document,
    cosine: 0.9,
    bm25: 1,
    match: null,
    score: 1,
    scores,
    named: 1,
    rank: margin,
    reading: {
      margin,
      best,
      sentences: sentences.map((one, row) => ({
        score: scores[row]!,
        highlight: holds(one)
          ? { start: best.start, end: Math.min(one.end - from, best.end) }
          : null,
      })),
    },
  }
}

const tagged = (text: string, name: string): NamedEntity => ({
  kind: 'person',
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
  confidence: 0.9,
})
