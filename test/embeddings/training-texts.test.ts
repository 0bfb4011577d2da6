import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { remarked, remarksOf } from '../../embeddings/training/remarks.ts'
import { articlesOf } from '../../embeddings/training/texts.ts'
import { projectDirectory } from '../../src/project.ts'

const TRAINING = join(projectDirectory(), 'embeddings', 'training')
const FOLDER = join(TRAINING, 'texts')

test('articles with their paragraphs and questions are read from lines', () => {
  const lines = [
    '# en | Tide tables',
    '## Spring',
    'P: High water comes at 6:10.\\nLow water | half past twelve.',
    '+ When is high water? | 6:10',
    '~ When is high tea?',
    '~ Where is high water?',
    '> And low water? | half past twelve',
    '> And on Sundays?',
    '+ [de] Wann ist Niedrigwasser? | half past twelve',
    '- When was high water yesterday?',
    '',
    '# zh | 潮汐',
    'P: 高潮在六点十分。',
  ]
  expect(articlesOf(lines.join('\n'))).toEqual([
    {
      language: 'en',
      title: 'Tide tables',
      paragraphs: [
        {
          heading: 'Spring',
          text: 'High water comes at 6:10.\nLow water | half past twelve.',
          questions: [
            {
              text: 'When is high water?',
              language: 'en',
              answer: '6:10',
              spoilt: ['When is high tea?', 'Where is high water?'],
              followUps: [
                { text: 'And low water?', answer: 'half past twelve' },
                { text: 'And on Sundays?', answer: null },
              ],
            },
            {
              text: 'Wann ist Niedrigwasser?',
              language: 'de',
              answer: 'half past twelve',
              spoilt: [],
              followUps: [],
            },
            {
              text: 'When was high water yesterday?',
              language: 'en',
              answer: null,
              spoilt: [],
              followUps: [],
            },
          ],
        },
      ],
    },
    {
      language: 'zh',
      title: '潮汐',
      paragraphs: [{ heading: '', text: '高潮在六点十分。', questions: [] }],
    },
  ])
})

test.each([
  ['an answer that the paragraph lacks', '# en | A\nP: Seven.\n+ How many? | Eight', 'Line 3'],
  ['a question with no answer', '# en | A\nP: Seven.\n+ How many?', 'Line 3'],
  ['a paragraph with no article', 'P: Seven.', 'Line 1'],
  ['a question with no paragraph', '# en | A\n- How many?', 'Line 2'],
  ['a spoilt version of no question', '# en | A\nP: Seven.\n~ How many?', 'Line 3'],
  ['a spoilt near miss', '# en | A\nP: Seven.\n- How many?\n~ How few?', 'Line 4'],
  [
    'an answer to a follow-up that the paragraph lacks',
    '# en | A\nP: Seven.\n+ How many? | Seven\n> And few? | Two',
    'Line 4',
  ],
  ['any other line', '# en | A\nP: Seven.\nHow many?', 'Line 3'],
])('%s is told with its line', (_, text, message) => {
  expect(() => articlesOf(text)).toThrow(message)
})

test.each(readdirSync(FOLDER))(
  '%s can be read; near misses are about as many as answers, or none',
  (name) => {
    const questions = articlesOf(readFileSync(join(FOLDER, name), 'utf8')).flatMap(
      ({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.questions),
    )
    const answerable = questions.filter(({ answer }) => answer !== null).length / questions.length
    expect(answerable === 1 || (answerable > 0.4 && answerable < 0.7)).toBe(true)
  },
)

test('remarks are read from lines, and stand around questions', () => {
  const remarks = remarksOf('en | before | just joined,\nen | behind | thx!\n')
  expect(remarks).toEqual([
    { language: 'en', place: 'before', text: 'just joined,' },
    { language: 'en', place: 'behind', text: 'thx!' },
  ])
  expect(remarks.map((remark) => remarked('is it open?', remark))).toEqual([
    'just joined, is it open?',
    'is it open? thx!',
  ])
  expect(() => remarksOf('en | before | hi\nen | between | hi')).toThrow('Line 2')
  expect(remarksOf(readFileSync(join(TRAINING, 'remarks.txt'), 'utf8')).length).toBeGreaterThan(
    1_000,
  )
})
