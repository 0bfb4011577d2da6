import { expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import type { KeptAnswer, KeptPart } from '../../src/core/community.ts'
import { quote } from '../../src/core/quote.ts'
import { renderAnswer } from '../../src/discord/render-answer.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemoryStore } from '../support/memory-store.ts'

const TEXT = 'The club meets in the old boathouse.'

async function rendered(part: Omit<KeptPart, 'question'>): Promise<string | undefined> {
  const store = new MemoryStore()
  const sources = async function* () {
    yield { source: 'test', documents: [{ id: 'club', title: 'Club', text: TEXT }] }
  }
  await updateIndex({ store, embedder: hashEmbedder }, 'c', sources(), { holder: 'test' })
  const document = (await (await store.live('c'))!.document('club'))!
  const kept: KeptAnswer = {
    id: 'AAAAAAAAAAAAAAAA',
    guild: null,
    collection: 'c',
    question: 'Where?',
    parts: [
      {
        question: 'Where?',
        ...part,
        quotes: part.quotes.length > 0 ? [quote(document, { start: 0, end: TEXT.length })] : [],
      },
    ],
    more: [],
    created: '2026-01-01T00:00:00.000Z',
    isPrivate: false,
    link: null,
  }
  const { embeds } = await renderAnswer(store, kept, 'en')
  return embeds[0]?.description
}

const somewhere = [{} as never]

test('what may answer is shown at once, and called unsure', async () => {
  expect(await rendered({ kind: 'not-found', quotes: somewhere, isUnsure: true })).toMatch(
    /^Not sure that the documents answer this\. The closest passage:\n+> The club meets in the old boathouse\.\n/,
  )
})

test('what does not answer waits behind its button', async () => {
  expect(await rendered({ kind: 'not-found', quotes: somewhere })).toBe('Not in the documents.')
  expect(await rendered({ kind: 'not-found', quotes: [], isUnsure: true })).toBe(
    'Not in the documents.',
  )
})
