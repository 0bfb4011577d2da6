import { readFileSync } from 'node:fs'
import { AutoTokenizer, env } from '@xenova/transformers'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { EMBEDDER, modelsDirectory, tokenizerFile } from '../../embeddings/models.ts'
import { Tokenizer } from '../../embeddings/tokenizer.ts'
import { anyText, plainText } from './texts.ts'

const tokenizer = Tokenizer.open(tokenizerFile())
const pieces: [string, number][] = JSON.parse(readFileSync(tokenizerFile(), 'utf8')).model.vocab

const placed = (text: string): [string, number, number][] => {
  const { ids, starts, ends } = tokenizer.encode(text)
  return Array.from(ids, (id, token) => [pieces[id]![0], starts[token]!, ends[token]!])
}

describe('against the tokenizers library', () => {
  let library: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>
  beforeAll(async () => {
    env.allowRemoteModels = false
    env.localModelPath = modelsDirectory()
    library = await AutoTokenizer.from_pretrained(EMBEDDER.name)
  })
  const same = (text: string): void => {
    const expected = library.encode(text, { add_special_tokens: false })
    expect([...tokenizer.encode(text).ids]).toEqual(expected.map(Number))
  }

  test('the same tokens for arbitrary Unicode', () => {
    // The library takes a special token's name in a text for the token; here it is text.
    const free = anyText.filter((text) => !/<\/?(s|pad|unk|mask)>|\p{M}{31}/u.test(text))
    fc.assert(fc.property(free, same), { numRuns: 500 })
  })

  test('the same tokens for a document', () => {
    same(readFileSync('documents/guangdong-2026.txt', 'utf8'))
  })
})

describe('places', () => {
  test('are in order, within the text, and never inside a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ids, starts, ends } = tokenizer.encode(text)
        const isCut = (place: number): boolean =>
          /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, place - 1), place + 1))
        for (let token = 0; token < ids.length; token++) {
          expect(starts[token]).toBeGreaterThanOrEqual(starts[token - 1] ?? 0)
          expect(ends[token]).toBeGreaterThanOrEqual(Math.max(starts[token]!, ends[token - 1] ?? 0))
          expect(ends[token]).toBeLessThanOrEqual(text.length)
          expect([isCut(starts[token]!), isCut(ends[token]!)]).toEqual([false, false])
        }
      }),
    )
  })

  test('cover every character that is not white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { starts, ends } = tokenizer.encode(text)
        const left = text.split('')
        starts.forEach((start, token) => {
          left.fill(' ', start, ends[token])
        })
        expect(left.join('').trim()).toBe('')
      }),
    )
  })

  test('of plain text hold what the token says', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        for (const [piece, start, end] of placed(text))
          if (piece !== '<unk>')
            expect(`▁${text.slice(start, end).normalize('NFKC')}`).toBe(
              `▁${piece.replace('▁', '')}`,
            )
      }),
    )
  })

  test('literally', () => {
    expect(placed('Die Ａnt-\nwort  ﷺ')).toEqual([
      ['▁Die', 0, 3],
      ['▁Ant', 4, 7],
      ['-', 7, 8],
      ['▁', 9, 9],
      ['wort', 9, 13],
      ['▁صلى', 15, 16],
      ['▁الله', 15, 16],
      ['▁عليه', 15, 16],
      ['▁وسلم', 15, 16],
    ])
  })
})

test('the name of a special token in a text is text', () => {
  const { ids } = tokenizer.encode('end </s> <s> <pad> <unk> <mask>')
  expect([0, 1, 2, 3, 250_002].filter((special) => ids.includes(special))).toEqual([])
})
