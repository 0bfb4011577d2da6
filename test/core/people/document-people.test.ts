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
    [
      'an office of several words',
      'Chief Financial Officer Ann Lee will become chair effective in May.',
      ['Ann Lee'],
      { 'Ann Lee': ['Chief Financial Officer', 'chair'] },
    ],
    [
      'minutes of councillors',
      'Present: Cllr P Batty (Chairman), Cllr Beck, Cllr Cartwright and Mrs Oak (clerk).',
      ['P Batty'],
      {
        'P Batty': ['Cllr', 'Chairman'],
        Beck: ['Cllr'],
        Cartwright: ['Cllr'],
        Oak: ['clerk'],
      },
    ],
    [
      'a table whose columns are roles',
      '| Chair | Clerk |\n|---|---|\n| Ann Lee | Bo Ek |',
      ['Ann Lee', 'Bo Ek'],
      { 'Ann Lee': ['Chair'], 'Bo Ek': ['Clerk'] },
    ],
    [
      'a table with roles ahead of names',
      '| Post | Holder |\n|---|---|\n| Chair | Ann Lee |',
      ['Ann Lee'],
      { 'Ann Lee': ['Chair'] },
    ],
    [
      'a transcript',
      'Q. Who are you?\nA. Ann Lee, court clerk.',
      ['Ann Lee'],
      { 'Ann Lee': ['court clerk'] },
    ],
    [
      'a form',
      'Name: Ann Lee\nTitle: Managing Director',
      ['Ann Lee'],
      { 'Ann Lee': ['Managing Director'] },
    ],
    [
      'said of several',
      'Our trustees are Ann Lee (chair), Bo Ek and Cy Oak.',
      ['Ann Lee', 'Bo Ek', 'Cy Oak'],
      { 'Ann Lee': ['chair'], 'Bo Ek': ['trustees'], 'Cy Oak': ['trustees'] },
    ],
  ]
  test.each(ROWS)('%s', async (_, text, names, expected) => {
    const found = await read(text, names)
    expect(
      Object.fromEntries(Object.entries(found).map(([name, [roles]]) => [name, roles])),
    ).toEqual(expected)
  })
})

describe('what is said of somebody else is no role', () => {
  test.each([
    ['The mayor met Ann Lee on Monday.', 'en'],
    ['The director praises Ann Lee.', 'en'],
    ['According to Ann Lee, the mayor has resigned.', 'en'],
    ['Thanks to her doctor, Ann Lee lived.', 'en'],
    ['The director of the museum and Ann Lee spoke.', 'en'],
    ['We thank Ann Lee, our sponsors and the caretaker.', 'en'],
    ['They heard Ann Lee, two bus drivers and the head of the school.', 'en'],
    ['Ann Lee was never director of the school.', 'en'],
    ['If Ann Lee becomes chair, the club will close.', 'en'],
    ['Nobody was appointed to succeed Ann Lee as chaplain.', 'en'],
    ['One of the injured cyclists, Ann Lee, walks with a stick.', 'en'],
    ['Action: Ann Lee to write to the treasurer.', 'en'],
    ['Ann Lee: the doctor will see you now.', 'en'],
    ['Der Bürgermeister lobt Ann Lee.', 'de'],
    ['Die Tochter des Bürgermeisters, Ann Lee, studiert.', 'de'],
    ['Ann Lee ist nicht mehr Direktorin der Schule.', 'de'],
    ['Le maire félicite Ann Lee.', 'fr'],
    ['Selon Ann Lee, le maire a démissionné.', 'fr'],
    ['El alcalde felicita a Ann Lee.', 'es'],
    ['Según Ann Lee, el alcalde dimitió.', 'es'],
    ['Pour remplacer Ann Lee, on vote.', 'fr'],
    ['En la cuenta oficial del alcalde, Ann Lee, hay fotos.', 'es'],
    ['黄坤明不是校长。', 'zh'],
    ['黄坤明的丈夫是校长。', 'zh'],
    ['如果黄坤明当选主席，他将离开。', 'zh'],
    ['黄坤明拒绝担任校长。', 'zh'],
  ])('%s', async (text, language) => {
    const name = language === 'zh' ? '黄坤明' : 'Ann Lee'
    const found = await read(text, [name], language)
    expect(found[name]?.[0]).toEqual([])
  })
})

test('a foreign name in Chinese holds nothing of the words around it', async () => {
  const text = '佩内塔负于维多利亚·阿扎伦卡，娜塔莎最终与马特·罗宾逊结婚。'
  const found = await read(text, ['负于维多利亚·阿扎伦卡', '娜塔莎最终与马特·罗宾逊'], 'zh')
  expect(Object.keys(found)).toEqual(['维多利亚·阿扎伦卡', '马特·罗宾逊'])
})

test('words of the dictionary behind a role are nobody', async () => {
  expect(await read('教师宿舍及学生公寓在湖南省长沙县。', [], 'zh')).toEqual({})
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
