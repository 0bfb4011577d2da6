import { indexOfGreatest } from '../core/greatest.ts'
import { decode } from './decode.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'
import { titleFromName } from './metadata.ts'
import { describe } from './plain-text.ts'
import { describePairs, questionAnswerNames } from './question-answer.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The delimiter that the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const bare =
    text
      .slice(0, 10_000)
      .replace(/"[^"]*"/g, '')
      .split('\n', 1)[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[indexOfGreatest(counts)]!
}

/** "Column: value" for each filled cell, a block of lines for each row. */
const toLines = (names: readonly string[], row: readonly string[]): string =>
  row
    .flatMap((cell, column) => {
      const value = cell.replace(/\s+/g, ' ').trim()
      const name = names[column]?.replace(/\s+/g, ' ').trim() ?? ''
      return value === '' ? [] : [name === '' ? value : `${name}: ${value}`]
    })
    .join('\n')

async function parseTable({ bytes, charset, name }: RawFile): Promise<Parsed> {
  const decoded = decode(bytes, charset)
  if ('reason' in decoded) return { place: null, ...decoded }
  const { CsvError, parse } = await import('csv-parse/sync')
  try {
    const [names = [], ...rows] = parse(decoded.text, {
      delimiter: delimiterOf(decoded.text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    })
    return describeTable(names, rows, name)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      place: null,
      reason: `This is not a table of comma-separated values: ${error.message}.`,
    }
  }
}

function describeTable(names: readonly string[], rows: readonly string[][], file: string): Parsed {
  if (rows.length === 0) return { place: null, reason: 'The table has no rows below its head.' }
  const title = titleFromName(file)
  const pair = questionAnswerNames(names)
  if (pair === null)
    return describe(rows.map((row) => toLines(names, row)).join('\n\n'), file, { title })
  const [question, answer] = [names.indexOf(pair.question), names.indexOf(pair.answer)]
  const pairs = rows
    .map((row) => ({ question: row[question] ?? '', answer: row[answer] ?? '' }))
    .filter((row) => row.answer.trim() !== '')
  return describePairs(pairs, file, title)
}

/** Tables with a head: pairs of question and answer, or rows as "column: value" lines. */
export const csv: Format = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  maxBytes: MAX_FILE_BYTES,
  parse: async function* (file) {
    yield await parseTable(file)
  },
}
