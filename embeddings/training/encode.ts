import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocks } from '../../src/core/block.ts'
import { QUESTION_TOKENS } from '../../src/core/reader.ts'
import { sentencesOf } from '../../src/core/sentence.ts'
import { tokenizerFile } from '../models.ts'
import { PREFIX } from '../text-tokens.ts'
import { type Encoding, Tokenizer } from '../tokenizer.ts'
import { remarked, remarksOf } from './remarks.ts'
import { articlesOf, type TrainingParagraph, type TrainingQuestion } from './texts.ts'

/** Tokens `[first, end)` of a paragraph. */
type TokenRange = readonly [first: number, end: number]

const tokenizer = Tokenizer.open(tokenizerFile())
const idsOf = (text: string): number[] => Array.from(tokenizer.encode(text).ids)

/** A question's tokens, and how much each says. */
function weighed(question: string) {
  const { ids } = tokenizer.encode(question)
  return { ids: Array.from(ids), weights: Array.from(tokenizer.weightsOf(ids)) }
}

/** As members type it who are in a hurry. */
const hurried = (question: string): string =>
  question
    .toLowerCase()
    .replace(/[\s?？؟.。]+$/u, '')
    .replace(/^¿/u, '')

/** `node dist/embeddings/training/encode.js FOLDER > tokens.jsonl`: a line an article, for `train_*.py`. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of texts and remarks.')
const remarks = remarksOf(readFileSync(join(folder, 'remarks.txt'), 'utf8'))

/** Other ways of writing each of some questions, all with the same remark: `row` chooses it. */
function wordings(language: string, row: number) {
  const own = remarks.filter((remark) => remark.language === language)
  const remark = own[row % own.length]
  return (question: string) => ({
    hurried: idsOf(hurried(question)),
    remarked: idsOf(remark === undefined ? question : remarked(question, remark)),
  })
}

/** The tokens that share a character with `[start, end)`. */
function rangeOf({ ids, starts, ends }: Encoding, start: number, end: number): TokenRange {
  let first = 0
  while (first < ids.length && (ends[first]! <= start || ends[first] === starts[first])) first++
  let last = first
  while (last < ids.length && starts[last]! < end) last++
  return [first, last]
}

/** Where an answer stands, each time; not inside a longer word or number. */
function* placesOf(answer: string, text: string): Generator<number> {
  const isWord = (character: string | undefined) => /^[a-z0-9]$/i.test(character ?? '')
  for (let at = text.indexOf(answer); at >= 0; at = text.indexOf(answer, at + 1)) {
    const begins = isWord(answer[0]) && isWord(text[at - 1])
    const ends = isWord(answer.at(-1)) && isWord(text[at + answer.length])
    if (!begins && !ends) yield at
  }
}

/** Questions so far. */
let encoded = 0

function encodeParagraph(title: string, language: string, paragraph: TrainingParagraph) {
  const { heading, text } = paragraph
  const encoding = tokenizer.encode(text)
  const range = ({ start, end }: { start: number; end: number }) => rangeOf(encoding, start, end)
  const answered = ({ answer }: Pick<TrainingQuestion, 'answer'>) => ({
    answers: [...(answer === null ? [] : placesOf(answer, text))].map((start) =>
      range({ start, end: start + answer!.length }),
    ),
    answerable: answer !== null,
  })
  const questions = paragraph.questions.map(({ text: question, language: asked, ...rest }) => {
    const written = wordings(asked, encoded++)
    return {
      ...weighed(question),
      language: asked,
      ...written(question),
      spoilt: rest.spoilt.map((one) => ({ ids: idsOf(one), ...written(one) })),
      followUps: rest.followUps.map((one) => ({
        ids: idsOf(`${question} ${one.text}`).slice(-QUESTION_TOKENS),
        ...answered(one),
      })),
      ...answered(rest),
    }
  })
  return {
    context: idsOf(heading === '' ? title : `${title}\n${heading}`),
    ids: Array.from(encoding.ids),
    sentences: sentencesOf(text, blocks(text), language).map(range),
    questions: questions.filter(({ answers, answerable }) => answers.length > 0 || !answerable),
  }
}

const prefixes = { question: idsOf(PREFIX.question), passage: idsOf(PREFIX.passage) }
const texts = join(folder, 'texts')
for (const file of readdirSync(texts).sort())
  for (const { language, title, paragraphs } of articlesOf(readFileSync(join(texts, file), 'utf8')))
    console.log(
      JSON.stringify({
        kind: file,
        language,
        prefixes,
        title: idsOf(title),
        paragraphs: paragraphs.map((one) => encodeParagraph(title, language, one)),
      }),
    )
