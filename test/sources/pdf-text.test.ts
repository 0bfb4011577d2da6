import { expect, test } from 'vitest'
import { type PdfItem, pdfToText } from '../../src/sources/pdf-text.ts'

/** A run at a place; half as wide a character as its type is high. */
const run = (str: string, x: number, y: number, fontSize = 10): PdfItem => ({
  str,
  x,
  y,
  width: str.length * fontSize * 0.5,
  fontSize,
  hasEOL: false,
})
/** Lines one below the other. */
const column = (x: number, top: number, ...lines: string[]): PdfItem[] =>
  lines.map((line, row) => run(line, x, top - row * 12))

test('Chinese lines are joined without a space, at punctuation too', () => {
  expect(pdfToText([column(50, 700, '会员可以借阅六册图书，', '为期四周', '，逾期罚款。')])).toBe(
    '会员可以借阅六册图书，为期四周，逾期罚款。',
  )
})

test('marks of a list that are drawn last join their lines', () => {
  const page = [
    ...column(62, 700, 'Telephones are switched off.', 'Dogs wait outside, by the door of'),
    run('the old hall.', 62, 676),
    run('•', 50, 700),
    run('•', 50, 688),
  ]
  expect(pdfToText([page])).toBe(
    '• Telephones are switched off.\n• Dogs wait outside, by the door of the old hall.',
  )
})

test('aligned cells become rows; a wide gap in justified lines is a space', () => {
  const row = (y: number, ...cells: string[]) => cells.map((text, at) => run(text, 50 + at * 90, y))
  const page = [
    ...row(700, 'Room', 'Seats'),
    ...row(688, 'Map room', '8'),
    run('The hall', 50, 640),
    run('is open on all', 110, 640),
    run('weekdays, and it', 50, 628),
    run('closes at six.', 150, 628),
  ]
  expect(pdfToText([page])).toBe(
    '| Room | Seats |\n| Map room | 8 |\n\nThe hall is open on all weekdays, and it closes at six.',
  )
})

test('a header within a sentence that goes on overleaf is left out, a heading is not', () => {
  const first = column(50, 700, 'Members may borrow six volumes for four', 'weeks, and the')
  const next = column(50, 700, 'committee may extend that time once.', 'Nobody else may.')
  const text =
    'Members may borrow six volumes for four weeks, and the\fcommittee may extend that time once. Nobody else may.'
  expect(pdfToText([first, [run('Charter', 50, 760), ...next]])).toBe(text)
  expect(pdfToText([[...first, run('Charter', 50, 40)], next])).toBe(text)
  const whole = column(50, 700, 'Members may borrow six volumes.', 'That is all of it.')
  expect(pdfToText([whole, [run('Fines', 50, 760), ...next]])).toContain('\f' + 'Fines')
})

test('notes at the foot stand before a paragraph that goes on overleaf', () => {
  const first = [
    ...column(50, 700, 'The library was founded in the year 1921', 'by those who fished here.'),
    ...column(50, 650, 'Since then, as the charter says, it'),
    run('1 They had a boat.', 50, 300, 8),
  ]
  expect(pdfToText([first, column(50, 700, 'belongs to its members.')])).toBe(
    'The library was founded in the year 1921 by those who fished here.\n\n1 They had a boat.\n\nSince then, as the charter says, it\fbelongs to its members.',
  )
})

test('a small number above the line is no part of the one on it', () => {
  const page = [
    run('The fee is $50', 50, 700),
    run('1', 120, 704, 6),
    run('a year.', 126, 700),
    run('A tank holds 10', 50, 650),
    run('6', 125, 703.5 - 50, 7),
    run(' litres.', 130, 650),
    run('12', 172, 653, 7),
  ]
  expect(pdfToText([page])).toBe('The fee is $50¹ a year. A tank holds 10⁶ litres.¹²')
})

test.each([
  ['of the same size', run('1', 120, 702, 10)],
  ['below the line', run('1', 120, 698, 6)],
  ['a letter', run('e', 120, 704, 6)],
])('what else stands by a number is no raised number: %s', (_, item) => {
  expect(pdfToText([[run('The fee is $50', 50, 700), item]])).toBe(`The fee is $50${item.str}`)
})

test('dots without a name and accents on their own are read', () => {
  expect(pdfToText([[run('\u0088 The caf´e of Kurt G¨odel is \ue001open.', 50, 700)]])).toBe(
    '• The café of Kurt Gödel is open.',
  )
})
