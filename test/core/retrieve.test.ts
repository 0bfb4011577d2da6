import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { readTerms } from '../../src/core/question.ts'
import { fuse, retrieve, weighTerms } from '../../src/core/retrieve.ts'
import { kindOf } from '../../src/core/terms.ts'
import { packTokens } from '../../src/core/token-vectors.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'

const ranking = {
  lexicalWeight: 0.5,
  crossLanguageBonus: 0,
  foreignTermWeight: 0,
  sentenceWeight: 0,
  retrievalWeight: 0,
}

async function generationOf(
  texts: Readonly<Record<string, string>>,
  language: string,
  embedder = hashEmbedder,
) {
  const store = new MemoryStore()
  const documents = Object.entries(texts).map(([id, text]) => ({ id, title: id, text, language }))
  const sources = async function* () {
    yield { source: 'test', documents }
  }
  await updateIndex({ store, embedder }, 'c', sources(), { holder: 'test' })
  return (await store.live('c'))!
}

test('both scores are scaled to 0–1 and added', () => {
  const candidates = [
    { passageId: 1, cosine: 0.8, bm25: 0 },
    { passageId: 2, cosine: 0.9, bm25: 3 },
    { passageId: 3, cosine: 0.85, bm25: 6 },
  ]
  expect(
    fuse(candidates, 0.5).map(({ passageId, score }) => [passageId, Number(score.toFixed(6))]),
  ).toEqual([
    [2, 0.75],
    [3, 0.75],
    [1, 0],
  ])
})

test('a fused order never puts a passage before one that is better in both ways', () => {
  const candidate = fc.record({
    passageId: fc.nat(),
    cosine: fc.double({ min: -1, max: 1, noNaN: true }),
    bm25: fc.double({ min: 0, max: 50, noNaN: true }),
  })
  fc.assert(
    fc.property(
      fc.array(candidate, { maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (some, weight) => {
        const order = fuse(some, weight)
        for (const [at, better] of order.entries())
          for (const worse of order.slice(0, at))
            expect(
              better.cosine > worse.cosine &&
                better.bm25 > worse.bm25 &&
                better.score > worse.score,
            ).toBe(false)
      },
    ),
  )
})

test('a term that no document has stands for near ones, with less weight', async () => {
  const generation = await generationOf({ one: 'The governor presided over the conference.' }, 'en')
  const weights = await weighTerms(generation, readTerms('who was the govenor'), new Set(['en']))
  expect(weights.get('govenor')).toBe(1)
  expect(weights.get('governor')).toBe(0.5)
})

test.each([
  ['memebr', 'member'],
  ['refudn', 'refund'],
  ['tikcets', 'ticket'],
  ['parkign', 'parking'],
  ['recieve', 'receive'],
  ['shcedule', 'schedule'],
  ['Mitgleid', 'mitglied'],
  ['horaiers', 'horaire'],
])('swapped letters are one edit: %s finds %s', async (typed, meant) => {
  const text = 'member refund ticket parking receive schedule Mitglied horaires'
  const generation = await generationOf({ one: text }, 'en')
  const weights = await weighTerms(generation, readTerms(typed, 'en'), new Set(['en']))
  expect(weights.get(meant)).toBe(0.5)
})

test('in a foreign language only names and numbers count as terms', async () => {
  const generation = await generationOf(
    { one: 'Huang Kunming addressed the conference on 24 February 2026. An action plan follows.' },
    'en',
  )
  const weights = await weighTerms(
    generation,
    readTerms('黄坤明在2月24日说了什么？'),
    new Set(['en']),
  )
  expect([...weights.keys()].every((term) => /^[pndt]:/.test(term))).toBe(true)
  expect(weights.has('p:kunming')).toBe(true)
  expect(weights.has('d:2-24')).toBe(true)
})

test('the passage with the words of the question comes first', async () => {
  const generation = await generationOf(
    {
      ferry: 'The ferry to the island leaves at nine.',
      library: 'The library lends books for three weeks.',
      museum: 'The museum shows old maps of the harbour.',
    },
    'en',
  )
  const found = await retrieve(
    hashEmbedder,
    generation,
    readTerms('How long does the library lend books?'),
    {
      limit: 2,
      ranking,
    },
  )
  expect(found.map(({ summary }) => summary.id)[0]).toBe('library')
  expect(found).toHaveLength(2)
})

/** Each word is a direction of its own, as far as there are any. */
const wordEmbedder: Embedder = {
  ...hashEmbedder,
  embed: async (texts, role) => {
    const embedded = await hashEmbedder.embed(texts, role)
    return texts.map((text, row) => {
      const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
      const vectors = words.map((word) => {
        const vector = new Float32Array(hashEmbedder.dimensions)
        vector[word.charCodeAt(0) - 97] = 1
        return vector
      })
      const tokens = packTokens(
        Float32Array.from(vectors.flatMap((vector) => [...vector])),
        hashEmbedder.dimensions,
        words.map(() => 0),
      )
      return { ...embedded[row]!, tokens, weights: new Float32Array(words.length).fill(1) }
    })
  },
}

test('the passage where each token has its like comes first, and says how alike', async () => {
  const texts = { y: 'yellow apples', z: 'zesty brown apples', c: 'cold dry evenings' }
  const generation = await generationOf(texts, 'en', wordEmbedder)
  const options = { limit: 3, ranking }
  const found = await retrieve(wordEmbedder, generation, readTerms('zebra bananas ashore'), options)
  expect(found.map(({ summary, match, score }) => [summary.id, match?.mean, score])).toEqual([
    ['z', 1, 1],
    ['y', 1 / 3, 1 / 3],
    ['c', 0, 0],
  ])
})

test.each([
  ['Wann wurde Marta Schneider gewählt?', 'marta schneider'],
  ['Wann hat der Vorstand Marta Schneider zum Plan der Halle befragt?', 'marta schneider'],
  ['Wie alt ist Schneider, und was steht im Plan?', ''],
  ['Cuándo fue elegida Marta Schneider?', 'marta schneider'],
  ['Quand est-ce que la dame nommée Schneider a vu le plan ?', 'schneider'],
  ['N3 Plus 的负责人是谁？', 'n3 plus'],
  ['N3 Plus の責任者は誰ですか', 'n3 plus'],
  ['من هي السيدة التي تعمل هنا واسمها Marta Schneider؟', 'marta schneider'],
  ['Wer leitet bei uns die n3?', 'n3'],
  ['WANN WURDE MARTA SCHNEIDER GEWÄHLT?', ''],
  ['the plan of Marta 是什么？到底是谁写的呢？', 'plan marta'],
  ['Quand est-ce que la dame nommée Golden Schneider est venue ?', ''],
  ['Wann ist die Halle offen, und was kostet der Plan?', ''],
  ['谁在什么时候当选？', ''],
])('of “%s” the documents of another language have as names: “%s”', async (question, expected) => {
  const text = 'Marta Schneider leads N3 Plus. The hall has a plan, and she was elected in May.'
  const generation = await generationOf({ one: text }, 'en')
  const weights = await weighTerms(generation, readTerms(question), new Set(['en']))
  expect([...weights.keys()].filter((term) => kindOf(term) === 'word').join(' ')).toBe(expected)
})

test('of a question in Latin letters, words of another script are sought in foreign documents', async () => {
  const generation = await generationOf({ one: 'カラオケの部屋は五時に開きます。' }, 'ja')
  const question = readTerms('When does the room with カラオケ open?')
  const weights = await weighTerms(generation, question, new Set(['ja']))
  expect([...weights.keys()]).toEqual(['カラ', 'ラオ', 'オケ'])
})

test.each([
  ['who is huang kunming', ['p:huangkun', 'p:kunming']],
  ['WHO IS HUANG KUNMING?', ['p:huangkun', 'p:kunming']],
  ['wer ist kunming huang', ['p:kunming', 'p:minghuang']],
  ['who is Huang kun ming', ['p:huangkun', 'p:kunming']],
  ['how long is the due date', []],
  ['wie lange ist bei euch die pause', []],
  ['can he dance at the long game', []],
])('of “%s” the Chinese documents have %j', async (question, expected) => {
  const generation = await generationOf({ one: '省委书记黄坤明表示支持。坤明黄。' }, 'zh')
  const weights = await weighTerms(generation, readTerms(question), new Set(['zh']))
  expect([...weights.keys()]).toEqual(expected)
})
