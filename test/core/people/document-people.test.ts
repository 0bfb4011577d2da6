import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleInDocument } from '../../../src/core/people/document-people.ts'
import { tagTexts } from '../../../src/core/people/tagging.ts'
import type { NamedEntity } from '../../../src/core/reader.ts'
import { knownNames } from '../../support/known-names.ts'

/** Name → [roles, other forms], as texts. */
async function read(text: string, names: readonly string[], language = 'en') {
  const [tagged] = await tagTexts(knownNames(...names), [text])
  const { people } = peopleInDocument({ text, language }, tagged!)
  return Object.fromEntries(
    people.map(({ name, roles, mentions }) => [
      name,
      [
        roles.map(({ start, end }) => text.slice(start, end)),
        mentions
          .map(({ formStart, end }) => text.slice(formStart, end))
          .filter((form) => !form.endsWith(name)),
      ],
    ]),
  )
}

describe('roles', () => {
  const ROWS: readonly [string, string, string[], Record<string, string[]>][] = [
    [
      'apposition',
      'Ann Lee, chair of the Lake Trust and treasurer of the Oak Club, spoke.',
      ['Ann Lee'],
      { 'Ann Lee': ['chair of the Lake Trust', 'treasurer of the Oak Club'] },
    ],
    [
      'one complement for two',
      'Ann Lee, founder and chief executive of Oak, spoke.',
      ['Ann Lee', '@Oak'],
      { 'Ann Lee': ['founder and chief executive of Oak'] },
    ],
    [
      'each item of a list has its part, whatever it is',
      'Ann Lee (drums), Bo Ek (bass).',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': ['drums'], 'Bo Ek': ['bass'] },
    ],
    [
      'from one post to another',
      'Ann Lee was promoted from clerk to head of sales in May.',
      ['Ann Lee'],
      { 'Ann Lee': ['clerk', 'head of sales'] },
    ],
    [
      'a named owner belongs to the role',
      "Bo Ek left. Bo Ek's lawyer, Ann Lee, stayed.",
      ['Bo Ek', 'Ann Lee'],
      { 'Bo Ek': [], 'Ann Lee': ["Bo Ek's lawyer"] },
    ],
    [
      'somebody is of somebody',
      'A spokesman for Bo Ek, Ann Lee, said no.',
      ['Bo Ek', 'Ann Lee'],
      { 'Bo Ek': [], 'Ann Lee': ['spokesman for Bo Ek'] },
    ],
    [
      'the subject of a clause is no role',
      'Ann Lee, an architect, the owner has said, won.',
      ['Ann Lee'],
      { 'Ann Lee': ['architect'] },
    ],
    [
      'ahead',
      'Lake Trust spokesman Bo Ek said no.',
      ['Bo Ek', '@Lake Trust'],
      { 'Bo Ek': ['Lake Trust spokesman'] },
    ],
    [
      'bracket',
      'Present: Ann Lee (clerk), Bo Ek.',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': ['clerk'], 'Bo Ek': [] },
    ],
    [
      'label',
      'Director: Ann Lee\nSound: Bo Ek',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': ['Director'], 'Bo Ek': ['Sound'] },
    ],
    [
      'appointed',
      'Oak has appointed Ann Lee as finance director, replacing Bo Ek.',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': ['finance director'], 'Bo Ek': [] },
    ],
    [
      'from and to',
      'Oak promotes Ann Lee from clerk to head of tax.',
      ['Ann Lee'],
      { 'Ann Lee': ['clerk', 'head of tax'] },
    ],
    ['inverted', 'Its present owner is Ann Lee.', ['Ann Lee'], { 'Ann Lee': ['present owner'] }],
    [
      'pronoun',
      'Ann Lee runs Oak. Before that she was a branch auditor.',
      ['Ann Lee'],
      { 'Ann Lee': ['branch auditor'] },
    ],
    [
      'both',
      'Ann Lee and Bo Ek, both opticians at Oak, met.',
      ['Ann Lee', 'Bo Ek', '@Oak'],
      { 'Ann Lee': ['opticians at Oak'], 'Bo Ek': ['opticians at Oak'] },
    ],
    [
      'a body alone',
      'Ann Lee (Oak Club) spoke.',
      ['Ann Lee', '@Oak Club'],
      { 'Ann Lee': ['Oak Club'] },
    ],
    ['signature', 'Yours,\n\nAnn Lee\nHead of Tax', ['Ann Lee'], { 'Ann Lee': ['Head of Tax'] }],
    [
      'kinship is none',
      'Ann Lee and her brother Bo Ek met.',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': [], 'Bo Ek': [] },
    ],
    [
      'Spanish',
      'La escritora chilena Ana Soto y el alcalde de Lago, Blas Ruiz, hablaron.',
      ['Ana Soto', 'Blas Ruiz'],
      { 'Ana Soto': ['escritora chilena'], 'Blas Ruiz': ['alcalde de Lago'] },
    ],
    [
      'German',
      'Ina Kern, Leiterin des Museums, und Bürgermeister Udo Baum kamen.',
      ['Ina Kern', 'Udo Baum'],
      { 'Ina Kern': ['Leiterin des Museums'], 'Udo Baum': ['Bürgermeister'] },
    ],
    [
      'French',
      "Zoé Roux, directrice du musée, et l'infirmière Léa Blin sont là.",
      ['Zoé Roux', 'Léa Blin'],
      { 'Zoé Roux': ['directrice du musée'], 'Léa Blin': ['infirmière'] },
    ],
    [
      'Chinese',
      '省委书记黄坤明和市水务局局长马若兰出席。',
      ['黄坤明', '马若兰'],
      { 黄坤明: ['省委书记'], 马若兰: ['市水务局局长'] },
    ],
    [
      'Chinese bracket',
      '黄坤明（省委书记）主持。任命方若琳为首席财务官。',
      ['黄坤明', '方若琳'],
      { 黄坤明: ['省委书记'], 方若琳: ['首席财务官'] },
    ],
  ]
  test.each(ROWS)('%s', async (_, text, names, expected) => {
    const found = await read(text, names)
    expect(
      Object.fromEntries(Object.entries(found).map(([name, [roles]]) => [name, roles])),
    ).toEqual(expected)
  })
})

describe('names', () => {
  test('a title, a surname alone and capitals are forms of one name', async () => {
    const text = 'Ann Lee spoke. Ms. Lee left. LEE was tired. Ann smiled.'
    expect(await read(text, ['Ann Lee', 'Lee', 'LEE', 'Ann'])).toEqual({
      'Ann Lee': [[], ['Ms. Lee', 'LEE', 'Ann']],
    })
  })
  test('people with one surname stay apart', async () => {
    const text = 'Huang Kunming spoke before Huang Chuping.'
    expect(Object.keys(await read(text, ['Huang Kunming', 'Huang Chuping']))).toEqual([
      'Huang Kunming',
      'Huang Chuping',
    ])
  })
  test('ships, streets, prizes, handles and programs are nobody', async () => {
    const text =
      'The Lady Margaret sailed. The Ann Lee Prize, Ann Lee Street and @ann_lee. Ask Otto, our chat assistant.'
    expect(await read(text, ['Lady Margaret', 'Ann Lee', 'Otto'])).toEqual({})
  })
  test('a name broken over two lines is one', async () => {
    const text =
      'The new bridge was opened on Saturday by Margarethe\nOyelaran, chair of the Lake Trust.'
    expect(await read(text, ['Margarethe Oyelaran', '@Lake Trust'])).toEqual({
      'Margarethe Oyelaran': [['chair of the Lake Trust'], ['Margarethe\nOyelaran']],
    })
  })
  test('a name in another script in brackets is the same person’s', async () => {
    expect(
      await read('商人陈伟亮（Tan Wei Liang）捐款。', ['陈伟亮', 'Tan Wei Liang'], 'zh'),
    ).toEqual({
      陈伟亮: [['商人'], ['Tan Wei Liang']],
    })
  })
  test('a Chinese given name alone is a form of the whole name', async () => {
    const text = '姐姐林晚晴是厂长。晚晴管炒茶。'
    expect(await read(text, ['林晚晴'], 'zh')).toEqual({ 林晚晴: [['厂长'], ['晚晴']] })
  })
  test('what was taken for a body is a person where only a person can stand', async () => {
    const text = 'Oak has promoted Ann Castile to head of sales. Chiefly oak.'
    expect(await read(text, ['@Oak', '@Ann Castile'])).toEqual({
      'Ann Castile': [['head of sales'], []],
    })
  })
  test('a model’s half of a Chinese name is mended', async () => {
    expect(Object.keys(await read('任命方若琳为首席财务官。', ['若琳'], 'zh'))).toEqual(['方若琳'])
  })
})

describe('laws', () => {
  const KINDS = ['person', 'organisation', 'location'] as const
  test('whatever the text and the tags: every span lies in the text, roles overlap no other', () => {
    const words = fc.constantFrom(
      'Ann',
      'Lee',
      'chair',
      'of',
      'the',
      ',',
      '(',
      ')',
      ':',
      '\n',
      '局长',
      '王小明',
      '·',
      '“',
      'and',
      '.',
      'de',
      "O'Neil",
      '😀',
    )
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(200), fc.nat(12), fc.constantFrom(...KINDS)), { maxLength: 12 }),
        (parts, tags) => {
          const text = parts.join(' ')
          let end = 0
          const names: NamedEntity[] = []
          for (const [gap, length, kind] of tags) {
            const start = end + (gap % 9)
            end = Math.min(text.length, start + 1 + length)
            if (start < end) names.push({ start, end, kind, confidence: 0.9 })
          }
          for (const { mentions, roles } of peopleInDocument({ text, language: 'en' }, names)
            .people) {
            for (const span of [...mentions, ...roles]) {
              expect(span.start).toBeGreaterThanOrEqual(0)
              expect(span.end).toBeLessThanOrEqual(text.length)
              expect(span.start).toBeLessThan(span.end)
            }
            for (const [index, role] of roles.entries())
              expect(role.start).toBeGreaterThanOrEqual(roles[index - 1]?.end ?? 0)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
