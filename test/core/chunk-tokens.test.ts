import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenizerFile } from '../../embeddings/models.ts'
import { Tokenizer } from '../../embeddings/tokenizer.ts'
import { chunk, embedderInput } from '../../src/core/chunk.ts'
import { makeDocument } from '../../src/core/document.ts'
import { anyText } from '../support/arbitrary-text.ts'

const tokenizer = Tokenizer.open(tokenizerFile())

const countTokens = async (texts: readonly string[]): Promise<number[]> =>
  texts.map((text) => tokenizer.encode(text).ids.length)

/** "passage: " and the two special tokens. */
const PREFIX_AND_SPECIAL = 6

test('with the real tokenizer no embedder input has more than 512 tokens', async () => {
  // One character of this text is 18 after NFKC; the next is several tokens by itself.
  const dear = fc.array(fc.constantFrom('\ufdfa', '𒀀', '㍿', 'ﷲ', 'x', '字', '🇩🇪', ' ', '\n'), {
    minLength: 100,
    maxLength: 600,
    size: 'max',
  })
  const costly = dear.map((characters) => characters.join(''))
  await fc.assert(
    fc.asyncProperty(fc.oneof(costly, anyText), fc.oneof(costly, anyText), async (text, title) => {
      const document = makeDocument({ id: 'd', title, text }, 'und')
      const options = { maxTokens: 300, maxContextTokens: 96 }
      const passages = await chunk(document, countTokens, options)
      const inputs = passages.map((passage) => embedderInput(document, passage))
      for (const tokens of await countTokens(inputs))
        expect(tokens + PREFIX_AND_SPECIAL).toBeLessThanOrEqual(512)
    }),
    { numRuns: 60 },
  )
})
