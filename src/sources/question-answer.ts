import type { Parsed } from './format.ts'
import { describe } from './plain-text.ts'

/** A question that somebody has answered, in the words of the file. */
export interface QuestionAnswer {
  readonly question: string
  readonly answer: string
}

const QUESTION_NAMES = new Set(
  'question,questions,q,frage,pregunta,pergunta,domanda,вопрос,问题,問題,问,質問,질문'.split(','),
)
const ANSWER_NAMES = new Set(
  'answer,answers,a,response,reply,antwort,respuesta,resposta,réponse,risposta,ответ,答案,回答,答,답변'.split(
    ',',
  ),
)

const isIn =
  (names: ReadonlySet<string>) =>
  (name: string): boolean =>
    names.has(name.trim().toLowerCase())

/** Which of the names hold question and answer; null when the two are not there. */
export function questionAnswerNames(
  names: readonly string[],
): { readonly question: string; readonly answer: string } | null {
  const question = names.find(isIn(QUESTION_NAMES))
  const answer = names.find(isIn(ANSWER_NAMES))
  return question === undefined || answer === undefined ? null : { question, answer }
}

/** A pair out of an object with such names; null when it is none. */
export function toQuestionAnswer(value: unknown): QuestionAnswer | null {
  if (typeof value !== 'object' || value === null) return null
  const fields = new Map(Object.entries(value))
  const names = questionAnswerNames([...fields.keys()])
  if (names === null) return null
  const question: unknown = fields.get(names.question)
  const answer: unknown = fields.get(names.answer)
  return typeof question === 'string' && typeof answer === 'string' && answer.trim() !== ''
    ? { question, answer }
    : null
}

/** All pairs as one document: each question heads its answer, so that the answer is what is quoted. */
export function describePairs(
  pairs: readonly QuestionAnswer[],
  name: string,
  title: string,
): Parsed {
  const text = pairs
    .map(({ question, answer }) => `# ${question.replace(/\s+/g, ' ').trim()}\n\n${answer.trim()}`)
    .join('\n\n')
  return describe(text, name, { title })
}
