import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Quote } from '../../src/core/quote.ts'
import { componentsOf } from '../support/discord/member.ts'
import {
  description,
  formOf,
  type ModeratedServer,
  openModeratedServer,
  PAGE,
} from '../support/discord/moderated-server.ts'
import { GUILD } from '../support/discord/world.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('/gaps', () => {
  const gap = async () => {
    const { world, send, ask, addHouse } = server
    await addHouse()
    for (const question of [
      'Who painted the ceiling?',
      'Who painted the blue ceiling?',
      'Where is parking?',
    ])
      await ask(question)
    await send(world.member().slash('ask', { question: 'A private secret matter?', private: true }))
  }

  test('groups, counts, exports, clears; no word about who asked', async () => {
    const { moderator, send } = server
    await gap()
    const { seen } = await send(moderator.slash('gaps'))
    expect(description(seen[0])).toBe(
      'Asked, but not in the documents\n- **2×** Who painted the ceiling? (+1)\n- **1×** Where is parking?',
    )
    const exported = await send(moderator.press(seen[0]!, 'Export as CSV'))
    expect(exported.seen[0]?.files[0]).toContain('count,asked,question\r\n1,')
    expect(JSON.stringify(exported.seen[0])).not.toContain('secret')
    await send(moderator.press(seen[0]!, 'Clear the list'))
    expect(description(seen[0])).toContain('Every public question has been answered')
  })

  test('a quote marked 👎 can be banned, and another pinned', async () => {
    const { world, moderator, send, ask, addHouse } = server
    await addHouse()
    const answer = (await ask('When does the hall open?')).seen[0]!
    const form = formOf(await send(world.member().press(answer, '👎')))
    await send(world.member().submit(form.custom_id, { missing: 'Wrong *hour*' }, answer))
    const panel = (await send(moderator.slash('gaps'))).seen[0]!
    const [feedback] = await world.app.community.care.feedback(GUILD, 'bad')
    const quote = (await send(moderator.choose(panel, 'gaps-quote', [feedback!.id]))).seen[0]!
    expect(description(quote)).toContain('Wrong \\*hour\\*')
    await send(moderator.press(quote, 'Never quote this'))
    expect(description((await ask('When does the hall open?')).seen[0])).not.toContain(
      'opens at nine',
    )
    const pinForm = formOf(await send(moderator.press(quote, 'Pin another sentence')))
    expect(
      description(
        (await send(moderator.submit(pinForm.custom_id, { sentence: 'No such words' }))).seen[0],
      ),
    ).toContain('No document says')
    await send(moderator.submit(pinForm.custom_id, { sentence: 'Bring your card to the door.' }))
    expect(description((await ask('when does the hall open')).seen[0])).toContain(
      '> Bring your card to the door.',
    )
  })

  test('a banned sentence is in no summary, nor among further places; a ruling can be taken back', async () => {
    const { world, moderator, send, told, ask, addHouse } = server
    await addHouse()
    const answer = (await ask('When does the hall open?')).seen[0]!
    const form = formOf(await send(world.member().press(answer, '👎')))
    await send(world.member().submit(form.custom_id, {}, answer))
    const { care } = world.app.community
    const [feedback] = await care.feedback(GUILD, 'bad')
    const summarised = () => told(world.member().slash('summary', { document: 'rules' }))
    expect(await summarised()).toContain('> The hall opens at nine')
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    const furtherPlaces = async () => {
      const { seen } = await ask('Which roses has the garden of the hall?')
      expect(description(seen[0])).toContain('garden has roses.')
      return componentsOf(seen[0]!).some(({ label }) => label === 'More')
    }
    expect(await furtherPlaces()).toBe(true)
    const panel = (await send(moderator.slash('gaps'))).seen[0]!
    const quote = (await send(moderator.choose(panel, 'gaps-quote', [feedback!.id]))).seen[0]!
    await send(moderator.press(quote, 'Never quote this'))
    expect(await summarised()).toBe('No sentence of this document can stand alone.')
    expect(await furtherPlaces()).toBe(false)

    const rulings = (await send(moderator.slash('gaps'))).seen[0]!
    const [ban] = await care.rulings(GUILD)
    const shown = (await send(moderator.choose(rulings, 'gaps-ruling', [ban!.id]))).seen[0]!
    expect(description(shown)).toContain(
      '> The hall opens at nine in the **morning**.\n-# **🚫** rules',
    )
    await send(moderator.press(shown, 'Undo'))
    expect(description(shown)).toBe('Undone. Answers are found as before.')
    expect(await care.rulings(GUILD)).toEqual([])
    expect(await summarised()).toContain('opens at nine')
    await send(moderator.press(panel, 'Clear the list'))
    expect(await care.feedback(GUILD, 'bad')).toEqual([])
    expect(componentsOf(panel)).toEqual([])
  })

  test('what was banned after a private answer is not shared, nor among its further places', async () => {
    const { world, moderator, send, addHouse } = server
    await addHouse()
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    const { care } = world.app.community
    const question = 'Which roses has the garden of the hall?'
    const answer = (await send(world.member().slash('ask', { question, private: true }))).seen[0]!
    const id = componentsOf(answer)[0]?.custom_id?.split('~')[2] ?? ''
    const kept = await world.app.community.answers.find(GUILD, id)
    const ban = (quote: Quote) =>
      care.addRuling(GUILD, { id: quote.text, kind: 'ban', question: '', quote })
    const share = () => send(world.member().press(answer, 'Share'))

    await ban(kept!.more[0]!)
    const nothing = (await send(world.member().press(answer, 'More'))).seen[0]
    const refusal = 'A sentence of this answer is not quoted here any more. Ask the question again.'
    expect(description(nothing)).toBe(refusal)
    const quote = kept!.parts[0]!.quotes[0]!
    await ban(quote)
    const refused = await share()
    expect(refused.seen.map(({ isPrivate }) => isPrivate)).toEqual([true, true])
    expect(description(refused.seen[1])).toBe(refusal)
    await care.addRuling(GUILD, { id: 'pin', kind: 'pin', question, quote })
    const shared = await share()
    expect(shared.seen[1]?.isPrivate).toBe(false)
    expect(componentsOf(shared.seen[1]!).map(({ label }) => label)).not.toContain('More')
  })

  test('a pinned sentence is not called unsure', async () => {
    const { world, moderator, send, ask, addHouse } = server
    await addHouse()
    const { answerQuestion } = world.app
    Object.assign(world.app, {
      answerQuestion: async (...asked: Parameters<typeof answerQuestion>) => ({
        ...(await answerQuestion(...asked)),
        kind: 'not-found',
        cause: 'unsure',
      }),
    })
    const question = 'When does the hall open?'
    const unsure = (await ask(question)).seen[0]!
    expect(description(unsure)).toContain('Not sure that the documents answer this.')
    expect(componentsOf(unsure).map(({ label, emoji }) => label ?? emoji?.name)).toEqual([
      'Check',
      'Context',
      '👍',
      '👎',
      'Follow up',
      'Delete',
    ])
    const form = formOf(await send(world.member().press(unsure, '👎')))
    await send(world.member().submit(form.custom_id, {}, unsure))
    const [feedback] = await world.app.community.care.feedback(GUILD, 'bad')
    const pinForm = formOf(await send(moderator.component(unsure, `1~pin~${feedback!.id}~0`)))
    await send(moderator.submit(pinForm.custom_id, { sentence: 'Members meet weekly.' }))
    expect(description((await ask(question)).seen[0])).toMatch(
      /^When does the hall open\?\n> Members meet weekly\./,
    )
  })
})
