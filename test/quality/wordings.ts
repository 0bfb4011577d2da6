import type { AnswerOptions } from '../../src/core/answer.ts'
import { type Outcome, scoreAnswer, summarizeOutcomes } from '../../src/core/evaluate.ts'
import { openRealAnswerer } from '../support/real-answerer.ts'
import { writeSection } from './section.ts'
import { loadSet, type SetQuestion, thin } from './sets.ts'

/**
 * The `community` questions as members write them, and where they ask them.
 * `node dist/test/quality/wordings.js FOLDER`
 */

/** Two letters of the longest word swapped, or one left out; dense scripts have no such words. */
function mistyped(text: string, row: number): string {
  const words = [...text.matchAll(/[\p{Script=Latin}]{5,}/gu)]
  const [longest] = words.sort((one, other) => other[0].length - one[0].length)
  if (longest === undefined) return text
  const places = [...longest[0]]
    .map((_, at) => at)
    .filter(
      (at) => at > 0 && longest[0][at + 1] !== undefined && longest[0][at] !== longest[0][at + 1],
    )
  if (places.length === 0) return text
  const at = longest.index + places[row % places.length]!
  const [first = '', second = ''] = text.slice(at, at + 2)
  return text.slice(0, at) + (row % 2 === 0 ? second + first : second) + text.slice(at + 2)
}

const inHaste = (text: string): string => text.toLowerCase().replace(/[?？¿؟]/gu, '')

const WORDINGS: readonly (readonly [string, (text: string, row: number) => string])[] = [
  ['as written', (text) => text],
  ['small letters, no mark', inHaste],
  ['capitals', (text) => text.toUpperCase()],
  ['a typo', mistyped],
  ['"can someone tell me …"', (text) => `can someone tell me ${inHaste(text)}`],
  ['thanks behind', (text) => `${text} Thanks a lot in advance!`],
  ['a remark before', (text) => `I tried to find it in the pinned messages but could not. ${text}`],
]

/** The question of another document's answer, in whose thread one is asked. */
const elsewhere = (questions: readonly SetQuestion[], { doc, near }: SetQuestion): string =>
  questions.find((other) => other.doc !== null && other.doc !== (doc ?? near))!.question

const percent = (value: number | null): string => ((value ?? 0) * 100).toFixed(1)

function rowOf(name: string, outcomes: readonly Outcome[]): string {
  const { recallAt1, quote, missed, falseAnswers } = summarizeOutcomes(outcomes)
  return `| ${[name, ...[recallAt1, quote, missed, falseAnswers].map(percent)].join(' | ')} |`
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the development data.')
const { inference, index, ask } = await openRealAnswerer()
const set = loadSet(folder, 'community')
await index('set', set.documents)

const MOST_QUESTIONS = 230

/** The same share of every kind of question. */
async function measure(
  write: (text: string, row: number) => string,
  optionsOf: (label: SetQuestion) => AnswerOptions = () => ({}),
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [row, label] of thin(set.questions, MOST_QUESTIONS).entries())
    outcomes.push(
      scoreAnswer(label, await ask('set', write(label.question, row), optionsOf(label))),
    )
  return outcomes
}

const rows = [
  '| asked | right document first | quote | missed | false answers |',
  '|---|---|---|---|---|',
]
for (const [name, write] of WORDINGS) rows.push(rowOf(name, await measure(write)))
const inThread = await measure(
  (text) => text,
  (label) => ({ previousQuestion: elsewhere(set.questions, label) }),
)
rows.push(rowOf('in the thread of another answer', inThread))
await inference.close()
console.log(rows.join('\n'))
writeSection('wordings', rows.join('\n'))
