import { afterEach, beforeEach, expect, test } from 'vitest'
import { cacheAnswers } from '../../src/core/answer-cache.ts'
import { GUILD, indexInto, openWorld, type World } from '../support/discord/world.ts'

const HALL = {
  id: 'hall',
  title: 'Hall',
  text: 'The hall opens at nine. The hall opens at ten on Sundays.',
  language: 'en',
}
const NINE = { document: 'hall', text: 'The hall opens at nine.' }
const QUESTION = 'When does the hall open?'

let world: World
let hits = 0
beforeEach(async () => {
  hits = 0
  world = await openWorld({
    documents: { [GUILD]: [HALL] },
    withApp: (app) => ({
      ...app,
      answerQuestion: cacheAnswers({
        answerQuestion: app.answerQuestion,
        store: app.store,
        most: 100,
        onUse: (isKnown) => {
          if (isKnown) hits += 1
        },
      }),
    }),
  })
})
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
})

const ask = async (): Promise<string> => {
  const { seen } = await world.send(world.member().slash('ask', { question: QUESTION }))
  return JSON.stringify(seen[0]?.body['embeds']).replaceAll('**', '')
}
/** The kept quote of the sentence, as a ruling holds it. */
const quoteOfNine = async () => {
  const { quotes } = (await world.app.community.answers.publicSince(GUILD, ''))[0]!.parts[0]!
  return quotes.find(({ text }) => text === NINE.text)!
}

test('a known answer is under the rulings of the moment', async () => {
  expect(await ask()).toContain('at nine')
  expect(await ask()).toContain('at nine')
  expect(hits).toBe(1)
  const ruling = { id: 'no', kind: 'ban' as const, question: QUESTION, quote: await quoteOfNine() }
  await world.app.community.care.addRuling(GUILD, ruling)
  expect(await ask()).not.toContain('at nine')
  expect(hits).toBe(2)
})

test('a limit takes its document out of what is known', async () => {
  expect(await ask()).toContain('at nine')
  const limits = [{ document: 'hall', roles: ['1'], channels: [] }]
  await world.app.settings.change(GUILD, { limits })
  expect(await ask()).not.toMatch(/nine|ten/)
  expect(hits).toBe(0)
})

test('a new version of a document is what is quoted', async () => {
  expect(await ask()).toContain('at nine')
  await indexInto(world.app.store, GUILD, [{ ...HALL, text: 'The hall opens at eleven.' }])
  const told = await ask()
  expect(told).toContain('at eleven')
  expect(told).not.toContain('at nine')
  expect(hits).toBe(0)
})
