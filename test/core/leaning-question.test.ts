import { expect, test } from 'vitest'
import { followedUp, leansOnPrevious } from '../../src/core/leaning-question.ts'

test.each([
  'What does it cost?',
  'When was it held?',
  'Where is that?',
  'How much does this cost?',
  'And for children?',
  'What about dogs?',
  'Was kostet das?',
  'Wann beginnt er?',
  'Und für Kinder?',
  'Combien ça coûte ?',
  'Combien coûte-t-il ?',
  '¿Cuándo se celebra?',
  '¿Cuánto cuesta eso?',
  'Quando começa?',
  'Quanto custa isso?',
  '什么时候举行？',
  '它多少钱？',
  '那要多少錢？',
  'いつですか。',
  'それはいくらですか。',
  '누가 주재했습니까?',
])('“%s” leans on the question before it', (question) => {
  expect(leansOnPrevious(question)).toBe(true)
})

test.each([
  'When does the fair open?',
  'And where do I park?',
  'Is it possible to bring a dog?',
  'How long does it take to get the permit?',
  'When does this channel open?',
  'Who is the person that won?',
  'Who dies in the play?',
  'What happens to the deposit if a member who has paid it leaves the garden?',
  'Wann gibt es Essen?',
  'Können Sie mir helfen?',
  'Quand le marché ouvre-t-il ?',
  'Où y a-t-il des toilettes ?',
  '¿Cuánto cuesta la entrada?',
  'Quando abre o mercado?',
  'O mercado abre hoje?',
  '场地费用是多少？',
  '其他人可以参加吗？',
  '場所はどこですか。',
  '회의는 언제입니까?',
  'كم رسوم التسجيل؟',
  'Quanto costa il biglietto?',
  'Hvad er prisen for en billet?',
  '¿El próximo concierto cuándo es?',
  '土耳其代表团什么时候到达？',
  '马耳他代表团什么时候到达？',
])('“%s” stands by itself', (question) => {
  expect(leansOnPrevious(question)).toBe(false)
})

test('no question takes long', () => {
  for (const piece of ['le ', 'le a-', 'it ', 'e a ', '这', 'か', '?', '¿', 'und '])
    leansOnPrevious(piece.repeat(100_000))
}, 5_000)

test('questions that lean follow up the last that stands by itself', () => {
  const [plot, cost, due, parking] = [
    'How do I apply for the garden plot?',
    'What does it cost?',
    'When is it due?',
    'Where do I park?',
  ] as const
  expect(followedUp([plot, cost, due], undefined)).toEqual([undefined, plot, plot])
  expect(followedUp([plot, cost, parking], undefined)).toEqual([undefined, plot, undefined])
  expect(followedUp([cost, due], plot)).toEqual([plot, plot])
  expect(followedUp([cost, due], undefined)).toEqual([undefined, cost])
  expect(followedUp([parking, cost], plot)).toEqual([plot, parking])
})
