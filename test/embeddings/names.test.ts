import { expect, test } from 'vitest'
import { LABELS, namesIn } from '../../embeddings/names.ts'

const NAMES = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC']

/** Tokens written as `text/label`, joined without a space; a space before a word is written `_`. */
const tag = (tokens: string) => {
  const labelled = tokens.split(' ').map((token) => token.split('/') as [string, string])
  const text = labelled.map(([piece]) => piece.replace('_', ' ')).join('')
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const [piece] of labelled) {
    starts.push(at + (piece.startsWith('_') ? 1 : 0))
    at += piece.length
    ends.push(at)
  }
  const logits = Float32Array.from(
    labelled.flatMap(([, label]) => NAMES.map((name) => (name === label ? 9 : 0))),
  )
  const encoding = {
    ids: new Int32Array(labelled.length),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  }
  expect(logits).toHaveLength(labelled.length * LABELS)
  return namesIn(text, encoding, logits).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ])
}

test.each([
  [
    'Ann/B-PER _Lee/I-PER _met/O _Bo/B-PER ./O',
    [
      ['person', 'Ann Lee'],
      ['person', 'Bo'],
    ],
  ],
  ['in/O _York/I-LOC _now/O', [['location', 'York']]],
  [
    'Ann/B-PER _Acme/I-ORG',
    [
      ['person', 'Ann'],
      ['organisation', 'Acme'],
    ],
  ],
  [
    'Ann/B-PER _Bo/B-PER',
    [
      ['person', 'Ann'],
      ['person', 'Bo'],
    ],
  ],
  ['Mc/B-PER Don/O ald/O ,/O _x/O', [['person', 'McDonald']]],
  ['Mc/O Don/B-PER ald/B-PER ’s/O', [['person', 'McDonald']]],
  [
    '张/B-PER 三/I-PER 在/O 北京/B-LOC 工/O',
    [
      ['person', '张三'],
      ['location', '北京'],
    ],
  ],
  [
    '김철수/B-PER 는/O _서울/B-LOC 에/O',
    [
      ['person', '김철수'],
      ['location', '서울'],
    ],
  ],
  ['(/O NASA/B-ORG )/O', [['organisation', 'NASA']]],
  ['no/O _names/O', []],
])('%s', (tokens, names) => {
  expect(tag(tokens)).toEqual(names)
})

test('confidence is the mean probability of the kind, whichever of its labels', () => {
  const encoding = {
    ids: Int32Array.of(5, 5),
    starts: Int32Array.of(0, 3),
    ends: Int32Array.of(3, 6),
  }
  const ln = Math.log
  const logits = Float32Array.of(
    ...[ln(0.2), ln(0.5), ln(0.1), ln(0.05), ln(0.05), ln(0.05), ln(0.05)],
    ...[ln(0.1), ln(0.2), ln(0.6), ln(0.025), ln(0.025), ln(0.025), ln(0.025)],
  )
  expect(namesIn('Annlee', encoding, logits)).toEqual([
    { kind: 'person', start: 0, end: 6, confidence: expect.closeTo(0.7, 5) },
  ])
})
