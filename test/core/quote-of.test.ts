import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocks } from '../../src/core/block.ts'
import { listAround } from '../../src/core/list-span.ts'
import { quoteOf } from '../../src/core/quote-of.ts'
import { read, type Told } from './told-passage.ts'

const shown = (told: Told) => {
  const quote = quoteOf(read(told))!
  const { highlight } = quote
  return {
    quote: quote.text,
    answer: highlight && told.text.slice(highlight.start, highlight.end),
  }
}

test('the sentence with the answer is quoted, the answer highlighted', () => {
  const text = 'The fair opens in May. Rosa Lind presides over it. Entry is free.'
  expect(shown({ text, answer: 'Rosa Lind' })).toEqual({
    quote: 'Rosa Lind presides over it.',
    answer: 'Rosa Lind',
  })
})

test('a sentence that leans on the one before is quoted with it', () => {
  const text = 'Rosa Lind founded the fair. She led it until 2019. Entry is free.'
  expect(shown({ text, answer: 'until 2019' })).toEqual({
    quote: 'Rosa Lind founded the fair. She led it until 2019.',
    answer: 'until 2019',
  })
})

test.each([
  [
    'Gäste sind willkommen. Sie müssen 5 Euro zahlen.',
    'Gäste sind willkommen. Sie müssen 5 Euro zahlen.',
  ],
  ['Bitte melden Sie sich an. Sie müssen 5 Euro zahlen.', 'Sie müssen 5 Euro zahlen.'],
  ['Gäste sind willkommen.\n\nSie müssen 5 Euro zahlen.', 'Sie müssen 5 Euro zahlen.'],
])('"Sie" is "they" where nobody is addressed before it in its paragraph: %j', (text, quote) => {
  expect(shown({ text, answer: '5 Euro', language: 'de' }).quote).toBe(quote)
})

test('an answer over the end of a sentence is quoted whole', () => {
  const text = 'Bring a tent. Bring a stove. Nothing else.'
  expect(shown({ text, answer: 'a tent. Bring a stove' })).toEqual({
    quote: 'Bring a tent. Bring a stove.',
    answer: 'a tent. Bring a stove',
  })
})

test('a list that answers is quoted with its lead-in and all its items', () => {
  const text =
    'Please bring these things:\n- a tent\n- a stove\n- warm clothes\n\nDogs stay at home.'
  expect(shown({ text, answer: 'these things' })).toEqual({
    quote: 'Please bring these things:\n- a tent\n- a stove\n- warm clothes',
    answer: 'these things',
  })
})

/** So long that a list with it is not quoted whole. */
const MORE = `- ${'more '.repeat(50).trim()}`

test.each([
  ['Guests must not bring:', '- dogs\n- glass bottles', 'glass bottles'],
  ['The following are forbidden in the sauna.', '- shoes\n- dogs', 'dogs'],
  ['Nicht mitbringen:', '1. Hunde\n2. Glas. Es bricht.', 'Glas'],
  ['❌ Not allowed:', '🔹 dogs\n🔹 glass', 'glass'],
  ['Not allowed:', '🔹 dogs\n⚠️ glass', 'glass'],
])('an item comes with what leads in: %j', (lead, items, answer) => {
  const end = items.indexOf(answer) + answer.length
  for (const before of ['', 'You are welcome.\n\n', 'Do bring:\n- a towel\n\n']) {
    const text = `${before}${lead}\n${items}\n${MORE}\n\nBe nice to each other.`
    expect(shown({ text, answer, language: 'und' })).toEqual({
      quote: `${lead}\n${items.slice(0, end)}${items.startsWith('.', end) ? '.' : ''}`,
      answer,
    })
  }
})

test.each([
  ['**Half price for:**', '- children\n- students', 'students'],
  ['## Not in the sauna:', '- shoes\n\n- dogs', 'dogs'],
  ['以下物品禁止带入', '- 宠物狗\n- 玻璃瓶', '玻璃瓶'],
])('an item comes with the heading that leads in: %j', (heading, items, answer) => {
  const text = `Be nice.\n\n${heading}\n${items}\n${MORE}`
  expect(blocks(text)[1]!.kind).toBe('heading')
  const told = { text: text.slice(text.indexOf(heading)), answer }
  expect(shown(told).quote).toBe(`${heading}\n${items}`)
})

test('an item within another comes with the one that leads it in', () => {
  const text = `Rules:\n- Do not bring:\n  - dogs\n  - glass\n- Bring:\n  - a towel\n  - soap\n- Be nice\n${MORE}`
  expect(shown({ text, answer: 'glass' }).quote).toBe('- Do not bring:\n  - dogs\n  - glass')
  expect(shown({ text, answer: 'soap' }).quote).toBe('- Bring:\n  - a towel\n  - soap')
  expect(shown({ text, answer: 'Be nice' }).quote).toBe(
    text.slice(0, text.indexOf('Be nice') + 'Be nice'.length),
  )
})

test('a paragraph with a number, and a further sentence of an item, come without what leads in', () => {
  const long =
    'All rooms are closed while the roof is repaired, and whoever has booked one of them gets all of the money back within a month'
  const text = `The changes are as follows:\n1. ${long}, or another one on a later day, as is wanted.\n2. Dogs. They may come.\n${MORE}`
  expect(shown({ text, answer: 'closed' }).quote).toMatch(/^All rooms .* wanted\.$/)
  expect(shown({ text, answer: 'may come' }).quote).toBe('Dogs. They may come.')
  const chinese = `現將有關事項公告如下。\n一、服務據點。閉館期間設服務站。\n二、借閱規定。${'期限延長'.repeat(30)}。`
  expect(shown({ text: chinese, answer: '服務站' }).quote).toBe('閉館期間設服務站。')
})

test('a short list is quoted whole, one without anything that leads in by its item', () => {
  const list = 'Prices for the day:\n- adults 9 euros\n- children 4 euros'
  expect(shown({ text: `${list}\n\nDogs stay at home.`, answer: '4 euros' })).toEqual({
    quote: list,
    answer: '4 euros',
  })
  expect(shown({ text: 'Dogs stay at home.\n- a tent\n- a stove', answer: 'stove' }).quote).toBe(
    '- a stove',
  )
  expect(shown({ text: `A: one:\n\nText.\n- a tent\n${MORE}`, answer: 'tent' }).quote).toBe(
    '- a tent',
  )
})

test('an item whose passage begins amid its list comes with what leads in, unless that is far', () => {
  const quoteIn = (items: string): string => {
    const text = `Not allowed:\n${items}\n- dogs\n- glass`
    const whole = read({ text, answer: 'glass' })
    const from = whole.passage.sentences.length - 2
    const [sentences, scores] = [whole.passage.sentences.slice(from), whole.scores.slice(from)]
    const passage = { ...whole.passage, sentences, start: sentences[0]!.start }
    const reading = { ...whole.reading, best: null, sentences: [{ score: -9, highlight: null }] }
    reading.sentences.push({ score: 5, highlight: null })
    return quoteOf({ ...whole, passage, scores, reading })!.text
  }
  const items = `${MORE}\n  It goes on.`
  expect(quoteIn(items)).toBe(`Not allowed:\n${items}\n- dogs\n- glass`)
  expect(quoteIn(`${items}\nThat was it.`)).toBe('- glass')
  expect(quoteIn(`${MORE}\n`.repeat(5))).toBe('- glass')
})

test.each([
  ['**Is there parking?** No.', 'No'],
  ['**How much is it?** 5 € a day. It is free at night.', '5 €'],
  ['Is there parking? No.', 'Is there parking'],
  ['- How much is it? And who pays? Ann pays.', 'How much'],
  ['Q: Is there parking? A: No.', 'No'],
  ['Are dogs allowed? No. Are cats allowed? Yes, on a leash.', 'No'],
  ['有停车场吗？没有。', '没有'],
  ['**駐車場はありますか？** いいえ。', 'いいえ'],
])('a question on the line of its answer is quoted with it: %j', (line, answer) => {
  const text = `${line}\n\nBe nice.`
  const first = /^.*?[?？].*?(?:\? .*?)?[.。](?=\s|$)/u.exec(line)![0]
  expect(shown({ text, answer, language: 'und' })).toEqual({ quote: first, answer })
})

test('an answer is quoted with its own question where another one is answered before it', () => {
  const text = 'Is there parking? No. Is there wifi? Yes.'
  expect(shown({ text, answer: 'Yes' }).quote).toBe('Is there wifi? Yes.')
})

test('what is said before a question in one sentence comes without the answer to the question', () => {
  const text = 'The pool closes at 5 p.m. Is there parking? Yes.'
  const said = 'The pool closes at 5 p.m. Is there parking?'
  expect(shown({ text, answer: '5 p.m.' }).quote).toBe(said)
  expect(shown({ text, answer: 'Is there parking' }).quote).toBe(text)
  const asked = 'Who is Dr. Lind from St. Ives? The chair.'
  expect(shown({ text: asked, answer: 'Who' }).quote).toBe(asked)
})

test('what leans on a bare answer is quoted with the question, too', () => {
  const answered = 'Are dogs allowed? No. They must stay at home.'
  const text = `Be nice. ${answered} Cats may come.`
  expect(shown({ text, answer: 'stay at home' }).quote).toBe(answered)
  expect(shown({ text, answer: 'Cats' }).quote).toBe('Cats may come.')
})

test('a question is not quoted with a long answer, one elsewhere, or another question', () => {
  const long = 'Our car park lies behind the hall and has room for about two hundred cars.'
  expect(shown({ text: `Is there parking? ${long}`, answer: 'two hundred' }).quote).toBe(long)
  expect(shown({ text: 'Is there any?\nAsk Ann.', answer: 'Ann' }).quote).toBe('Ask Ann.')
  expect(shown({ text: 'Is it so? Was it ever?', answer: 'ever' }).quote).toBe('Was it ever?')
})

test.each([
  ['①身份证\n②雨衣', '请携带以下物品：'],
  ['•身份证\n•雨衣', '请携带以下物品：'],
  ['1.身份证\n2.雨衣', '请携带以下物品：'],
  ['一、身份证\n二、雨衣', '請攜帶以下物品：'],
  ['● a tent\n● a stove', 'Bring these:'],
  ['✓ a tent\n\n✓ a stove', 'Bring these:'],
  ['+ ein Zelt\n+ ein Kocher', 'Bitte mitbringen:'],
  ['A. une tente\nB. un réchaud', 'À apporter :'],
  ['1. Bring a tent.\n2. Bring a stove.', 'These are the rules:'],
  ['**a tent**: for two\n**a stove**: for gas', 'Bring these:'],
  ['- a tent. It must be dry.\n- a stove. No gas, please.', 'Bring these:'],
  ['🔹 a tent\n🔹 a stove', 'What to bring:'],
  ['✅ a tent\n❌ dogs', 'Bring these:'],
  ['✅ a tent\n✅ a stove', '🎉 Bring these:'],
  ['1️⃣ ein Zelt\n2️⃣ ein Kocher', 'Bitte mitbringen:'],
  ['→ une tente\n→ un réchaud', 'À apporter :'],
  ['・テント\n・コンロ', '持ち物：'],
  ['- a tent\n  It must be dry.\n- a stove', 'Bring these:'],
  ['- a tent.\nIt must be dry.\n- a stove', 'Bring these:'],
])('items %j belong to their lead-in', (items, lead) => {
  for (const after of ['', '\n\nDogs stay at home.', '\nNot these:\n- dogs\n- cats'])
    expect(shown({ text: `${lead}\n${items}${after}`, answer: lead }).quote).toBe(
      `${lead}\n${items}`,
    )
})

test.each(['What should I bring?', '# To bring', '**To bring**', 'Packing list'])(
  'a list right below the heading %j is quoted whole where its items answer together',
  (heading) => {
    const items = '- a tent. It must be dry.\n- a stove\n- a cup'
    const text = `${heading}\n${items}\n\nDogs stay at home.`
    expect(shown({ text, answer: 'a stove', near: ['tent', 'cup'] })).toEqual({
      quote: items,
      answer: 'a stove',
    })
    expect(shown({ text, answer: 'a stove' }).quote).toBe('- a stove')
    expect(shown({ text, answer: 'a tent', near: ['must be dry'] }).quote).toBe('- a tent.')
  },
)

test('a list whose items the answer goes over is quoted whole', () => {
  const text = 'Bring these:\n- a tent\n- a stove\n- a cup\n\nDogs stay at home.'
  expect(shown({ text, answer: 'a tent\n- a stove' }).quote).toBe(
    'Bring these:\n- a tent\n- a stove\n- a cup',
  )
  const long = `Bring these:\n- a tent. It must be dry.\n- a stove\n${MORE}`
  expect(shown({ text: long, answer: 'tent. It must be dry' }).quote).toBe(
    'Bring these:\n- a tent. It must be dry.',
  )
})

test('a list that its passage cuts is whole, unless it is too long to be a quote', () => {
  const cut = (items: string): string | null => {
    const text = `Bring these:\n${items}\n\nDogs stay at home.`
    const whole = read({ text, answer: 'Bring these' })
    const sentences = whole.passage.sentences.slice(0, 3)
    const list = listAround(text, { ...whole, passage: { ...whole.passage, sentences } }, 0)
    return list && text.slice(list.start, list.end)
  }
  const items = '- a tent\n- a stove. No gas.\n  None at all.\n- a cup'
  expect(cut(items)).toBe(`Bring these:\n${items}`)
  expect(cut(`${items}\n- a thing`)).toBe(`Bring these:\n${items}\n- a thing`)
  expect(cut(`${items}\nSee you there.  `)).toBe(`Bring these:\n${items}`)
  expect(cut(`${items}\n1. a part`)).toBe(`Bring these:\n${items}`)
  expect(cut(`${items}${'\n- a thing'.repeat(200)}`)).toBe(null)
})

test('items that answer together without lead-in and heading are no list by themselves', () => {
  const text = 'Dogs stay at home.\n- a tent\n- a stove\n- a cup'
  expect(shown({ text, answer: 'a stove', near: ['tent', 'cup'] }).quote).toBe('- a stove')
})

test('numbers, and initials within a paragraph, open no items', () => {
  const text = 'What you get:\n1.5 litres of water. 2.5 litres of tea.\n-5 degrees in the night'
  expect(shown({ text, answer: 'litres of water', near: ['tea', 'night'] }).quote).toBe(
    '1.5 litres of water.',
  )
  const chairs = `Chairs\n- 2024: A. Moss. B. Lind was second.\n- 2025: I. Brand`
  expect(shown({ text: chairs, answer: 'B. Lind' }).quote).toBe('B. Lind was second.')
})

test('a list holds the sentence it was found by, whatever the lines are', () => {
  const line = fc.constantFrom(
    '- a',
    '① b',
    '🔹 g',
    '✅ h:',
    '  - i',
    '• c. And d.',
    'So:',
    '',
    '  e',
    'F is here.',
    '# G',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.nat(), (lines, choice) => {
      const text = ['Lead:', ...lines].join('\n')
      const passage = read({ text, answer: 'Lead', near: ['a', 'b', 'c', 'd', 'e'] })
      const index = choice % passage.passage.sentences.length
      const list = listAround(text, passage, index)
      const sentence = passage.passage.sentences[index]!
      if (list === null) return
      expect(list.start).toBeLessThanOrEqual(sentence.start)
      expect(list.end).toBeGreaterThanOrEqual(sentence.end)
    }),
  )
})
