import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { quote } from '../../src/core/quote.ts'
import { quotedTexts } from '../../src/discord/escape.ts'
import { keepSlices } from '../../src/discord/quotes-reply.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { componentsOf } from '../support/discord/member.ts'
import {
  CHANNEL,
  GUILD,
  indexInto,
  openWorld,
  WAYS,
  type Way,
  type World,
} from '../support/discord/world.ts'

const TEXT =
  'Members meet weekly. The hall opens at nine in the morning. Bring your card to the door.\n\nThe library lends books. A card opens the library too. Books go back in a month.'
const RULES = { id: 'rules', title: 'House rules', text: TEXT, date: '2026-02-24' }
const OTHER = { id: 'other', title: 'Other', text: 'The hall was painted in May. It is blue.' }

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

let world: World
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
})
let way: Way = 'gateway'
const open = async () => {
  world = await openWorld({ way, documents: { default: [RULES, OTHER] } })
  return world
}
const ask = async (options: Record<string, boolean> = {}): Promise<Seen> => {
  const question = 'When does the hall open?'
  const { seen } = await world.send(world.member().slash('ask', { question, ...options }))
  return seen[0]!
}
const press = async (seen: Seen, button: string, asker?: string) =>
  world.send(world.member().press(seen, button, asker))
const description = (seen: Seen | undefined) =>
  (seen?.body['embeds'] as { description: string }[] | undefined)?.[0]?.description ?? ''
const labels = (seen: Seen) => componentsOf(seen).map(({ label, emoji }) => label ?? emoji?.name)

describe.each(WAYS)('over %s', (name) => {
  beforeEach(() => {
    way = name
  })

  test('an answer has its buttons, a private one can be shared', async () => {
    await open()
    expect(labels(await ask())).toEqual([
      'Check',
      'More',
      'Context',
      '👍',
      '👎',
      'Follow up',
      'Delete',
    ])
    expect(labels(await ask({ private: true }))).toEqual([
      'Check',
      'More',
      'Context',
      '👍',
      '👎',
      'Share',
      'Follow up',
      'Delete',
    ])
  })

  describe('Check', () => {
    const check = async (text: string | null) => {
      const answer = await ask()
      if (text !== null) await indexInto(world.app.store, 'default', [{ ...RULES, text }])
      const { seen, response } = await press(answer, 'Check')
      expect(response).toEqual({ type: 5, data: { flags: 64 } })
      return description(seen[0])
    }

    test('unchanged, in its surroundings', async () => {
      await open()
      expect(await check(null)).toBe(
        '**[1]** ✅ Unchanged: the document says this today.\n> Members meet weekly. **The hall opens at nine in the morning.** Bring your card to the door.\n-# **[1]** House rules · Feb 24, 2026',
      )
    })

    test('moved', async () => {
      await open()
      expect(await check(`News first. ${TEXT}`)).toContain('✅ Moved')
    })

    test('changed, old and new', async () => {
      await open()
      const shown = await check(TEXT.replace('nine', 'ten'))
      expect(shown).toContain('⚠️ Changed')
      expect(shown).toContain(
        '> The hall opens at nine in the **morning**.\n-# **Before** House rules',
      )
      expect(shown).toContain('**The hall opens at ten in the morning.**')
    })

    test('gone', async () => {
      await open()
      const shown = await check('Another text about gardens. They are green.')
      expect(shown).toContain('❌ Gone')
      expect(shown).toContain('> The hall opens at nine')
    })
  })

  test('Check and Context of nine quotes with long links show each of them', async () => {
    await open()
    const text = NUMBERS.map(
      (number) =>
        `この次の段落に書いてあるとおりにすべての会員が守る規則の番号は${number}です。\n\n${number}番目の規則は${'とても'.repeat(15)}長い。\n\n`,
    ).join('')
    const page = { id: 'long', title: '規則', text, url: 'https://example.org/rules' }
    await indexInto(world.app.store, 'default', [page])
    const document = (await (await world.app.store.live('default'))?.document('long'))!
    const quotes = NUMBERS.map((number) => {
      const start = text.indexOf(`${number}番目`)
      return quote(document, { start, end: text.indexOf('。', start) + 1 })
    })
    await keepSlices(world.app, 'default', quotes)
    const kept = { question: '規則？', kind: 'quoted', quotes } as const
    const answer = {
      ...{ id: 'A'.repeat(16), guild: GUILD, collection: 'default', question: '規則？' },
      ...{ parts: [kept], more: [], created: '2026-03-01T00:00:00.000Z' },
      ...{ isPrivate: true, link: null },
    }
    await world.app.community.answers.put(answer)
    const seen = await ask()
    const shown = async (action: string) => {
      const pressed = world.member().component(seen, `1~${action}~${answer.id}~0`)
      return quotedTexts(description((await world.send(pressed)).seen[0]))
    }
    for (const action of ['check', 'context']) {
      const texts = await shown(action)
      expect(texts).toHaveLength(9)
      for (const one of texts) expect(one.length).toBeGreaterThan(50)
    }
    const changed = text.replaceAll('長い', '短い')
    await indexInto(world.app.store, 'default', [{ ...page, text: changed }])
    const both = await shown('check')
    expect(both).toHaveLength(18)
    for (const one of both) expect(one.length).toBeGreaterThan(40)
  })

  describe('the other buttons', () => {
    test('More shows the next places, privately', async () => {
      await open()
      const { seen } = await press(await ask(), 'More')
      expect(seen[0]?.isPrivate).toBe(true)
      expect(description(seen[0])).toContain('> The hall was painted in May. It is blue.')
    })

    test('Context shows what stands before and after', async () => {
      await open()
      const { seen } = await press(await ask(), 'Context')
      expect(description(seen[0])).toContain(
        '> Members meet weekly. **The hall opens at nine in the morning.** Bring your card to the door.',
      )
    })

    test('👍 is kept without a name', async () => {
      await open()
      const { seen } = await press(await ask(), '👍')
      expect(description(seen[0])).toContain('Thank you')
      const [feedback] = await world.app.community.care.feedback(GUILD, 'good')
      expect(feedback).toMatchObject({
        question: 'When does the hall open?',
        comment: '',
        quote: { document: 'rules' },
      })
      expect(JSON.stringify(feedback)).not.toContain('700000000000000001')
    })

    test('👎 asks what was missing', async () => {
      await open()
      const answer = await ask()
      const { response } = await press(answer, '👎')
      expect(response).toMatchObject({ type: 9, data: { title: 'What was missing?' } })
      const id = (response as { data: { custom_id: string } }).data.custom_id
      const { seen } = await world.send(
        world.member().submit(id, { missing: ' The hour on Sundays. ' }, answer),
      )
      expect(seen[0]?.isPrivate).toBe(true)
      expect(await world.app.community.care.feedback(GUILD, 'bad')).toMatchObject([
        { comment: 'The hour on Sundays.' },
      ])
    })

    test('Share posts a private answer for everyone, once', async () => {
      await open()
      const answer = await ask({ private: true })
      const { seen, response } = await press(answer, 'Share')
      expect(response).toEqual({ type: 6 })
      expect(seen).toMatchObject([
        { id: answer.id, isPrivate: true },
        { isPrivate: false, channel: CHANNEL },
      ])
      expect(labels(answer)).not.toContain('Share')
      expect(description(seen[1])).toBe(description(answer))
      expect((await press(seen[1]!, 'Check')).seen).toHaveLength(1)
    })

    test('Follow up asks with the question before', async () => {
      await open()
      const answer = await ask()
      const { response } = await press(answer, 'Follow up')
      const id = (response as { data: { custom_id: string } }).data.custom_id
      const { seen } = await world.send(
        world.member().submit(id, { question: 'In the morning?' }, answer),
      )
      expect(seen[0]?.isPrivate).toBe(false)
      expect(description(seen[0])).toContain('> The hall opens at **nine**')
    })

    test('/ask in the thread of an answer knows its question', async () => {
      await open()
      const answer = await ask()
      const member = world.member({ thread: { id: answer.id, parent: CHANNEL } })
      const { seen } = await world.send(member.slash('ask', { question: 'And in the morning?' }))
      expect(description(seen[0])).toContain('> The hall opens at **nine**')
    })

    test('the asker and moderators can delete an answer, others cannot', async () => {
      await open()
      const answer = await ask()
      const refused = await press(answer, 'Delete', '700000000000000099')
      expect(answer.isDeleted).toBe(false)
      expect(refused.seen[1]).toMatchObject({
        isPrivate: true,
        body: {
          embeds: [{ description: 'Only the person who asked, or a moderator, can delete this.' }],
        },
      })
      await press(answer, 'Delete')
      expect(answer.isDeleted).toBe(true)
      const second = await ask()
      await world.send(
        world.member({ permissions: '32' }).press(second, 'Delete', '700000000000000099'),
      )
      expect(second.isDeleted).toBe(true)
    })

    test('a question without an answer offers the nearest passage', async () => {
      await open()
      const { seen } = await world.send(
        world
          .member()
          .slash('ask', { question: 'Who sang louder in the blue hall on Sunday evening?' }),
      )
      expect(labels(seen[0]!)).toEqual(['Nearest passage', 'Follow up', 'Delete'])
      expect(description((await press(seen[0]!, 'Nearest passage')).seen[0])).toContain(
        'does not answer the question:\n> ',
      )
      expect(await world.app.community.care.gaps(GUILD)).toMatchObject([{ count: 1 }])
    })
  })

  describe('what a button cannot do', () => {
    test('an answer expires after 90 days', async () => {
      await open()
      const answer = await ask()
      world.clock.advance(91 * 86_400_000)
      expect(description((await press(answer, 'Check')).seen[0])).toBe(
        'This answer has expired. Ask the question again.',
      )
    })

    test.each([
      '1~check~AAAAAAAAAAAAAAAA~0',
      '0~check~x~0',
      'rubbish',
      '1~constructor~x~0',
      '1~check~../../x~0',
    ])('a forged custom id gets a refusal: %s', async (customId) => {
      await open()
      const { seen } = await world.send(world.member().component(await ask(), customId))
      expect(seen[0]).toMatchObject({ isPrivate: true })
      expect(description(seen[0])).toMatch(/expired|does not know/)
    })

    test('an answer of one server is out of reach from another, and from direct messages', async () => {
      await open()
      const answer = await ask()
      for (const who of [{ guild: '900000000000000009' }, { guild: null }, { isUserInstall: true }])
        expect(
          description((await world.send(world.member(who).press(answer, 'Check'))).seen[0]),
        ).toContain('expired')
    })
  })
})
