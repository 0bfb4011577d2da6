/** A question on one paragraph. */
export interface TrainingQuestion {
  readonly text: string
  /** BCP 47; often another one than the text's. */
  readonly language: string
  /** Copied from the paragraph; null when no paragraph of the article answers. */
  readonly answer: string | null
  /** The same with a word or two changed, so that the paragraph does not answer. */
  readonly spoilt: readonly string[]
  /** Asked after it, and understood only so; those with a null answer the paragraph does not tell. */
  readonly followUps: readonly FollowUp[]
}

export type FollowUp = Pick<TrainingQuestion, 'text' | 'answer'>

export interface TrainingParagraph {
  /** Of the paragraph; empty where there is none. */
  readonly heading: string
  readonly text: string
  readonly questions: readonly TrainingQuestion[]
}

export interface TrainingArticle {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly paragraphs: readonly TrainingParagraph[]
}

/** An article while its lines are read. */
interface Growing extends TrainingArticle {
  readonly paragraphs: GrowingParagraph[]
}

interface GrowingParagraph extends TrainingParagraph {
  readonly questions: GrowingQuestion[]
}

interface GrowingQuestion extends TrainingQuestion {
  readonly spoilt: string[]
  readonly followUps: FollowUp[]
}

const TITLE = /^# (?<language>[\w-]+) \| (?<title>.+)$/
/** `+ question | answer` or `- question`, with the question's language before it if it is another. */
const QUESTION = /^(?<sign>[+-]) (?:\[(?<language>[\w-]+)\] )?(?<rest>.+)$/
const SEPARATOR = ' | '
/** Of the question above, which has an answer: a spoilt version, and a follow-up with its answer, if it has one. */
const BELOW = /^[~>] /

/**
 * The articles of one file; README.md tells the format.
 * @throws Error naming the line that breaks it.
 */
export function articlesOf(file: string): TrainingArticle[] {
  const articles: Growing[] = []
  let heading = ''
  for (const [index, raw] of file.split('\n').entries()) {
    const line = raw.trim()
    const fail = (reason: string): never => {
      throw new Error(`Line ${index + 1}: ${reason}`)
    }
    const article = articles.at(-1)
    const paragraph = article?.paragraphs.at(-1)
    const title = TITLE.exec(line)?.groups
    if (line === '') continue
    if (title) {
      articles.push({ language: title['language']!, title: title['title']!, paragraphs: [] })
      heading = ''
    } else if (line.startsWith('## ')) heading = line.slice(3)
    else if (line.startsWith('P: '))
      (article ?? fail('a paragraph before any title')).paragraphs.push({
        heading,
        text: line.slice(3).replaceAll('\\n', '\n'),
        questions: [],
      })
    else {
      const { questions, text } = paragraph ?? fail('a question before any paragraph')
      const question = questions.at(-1)
      if (!BELOW.test(line))
        questions.push(
          questionOf(line, text, article!.language) ??
            fail('neither a question nor an answer from the text'),
        )
      else if (question === undefined || question.answer === null)
        fail('nothing to spoil or to follow up')
      else if (line.startsWith('~ ')) question.spoilt.push(line.slice(2))
      else
        question.followUps.push(cutAnswer(line.slice(2), text) ?? fail('no answer from the text'))
    }
  }
  return articles
}

/** Null when the line is no question, or its answer isn't in the paragraph. */
function questionOf(line: string, paragraph: string, own: string): GrowingQuestion | null {
  const { sign, rest, language = own } = QUESTION.exec(line)?.groups ?? {}
  if (rest === undefined) return null
  if (sign === '-') return { text: rest, language, answer: null, spoilt: [], followUps: [] }
  const cut = cutAnswer(rest, paragraph)
  return cut === null || cut.answer === null
    ? null
    : { ...cut, language, spoilt: [], followUps: [] }
}

/** A line with its answer behind it, if it has one; null when that isn't in the paragraph. */
function cutAnswer(line: string, paragraph: string): FollowUp | null {
  const cut = line.lastIndexOf(SEPARATOR)
  if (cut < 0) return { text: line, answer: null }
  const answer = line.slice(cut + SEPARATOR.length)
  return paragraph.includes(answer) ? { text: line.slice(0, cut).trim(), answer } : null
}
