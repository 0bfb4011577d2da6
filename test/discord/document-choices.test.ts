import { afterEach, expect, test } from 'vitest'
import { chosenDocument } from '../../src/discord/document-choices.ts'
import { GUILD, openWorld, type World } from '../support/discord/world.ts'

const TITLES = {
  meeting: '广东省高质量发展大会',
  shenzhen: 'Shenzhen in numbers',
  charter: 'Charta der Bürgerräte',
  history: '歷史',
  law: '力士',
}

let world: World
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
})

async function choices(typed: string): Promise<unknown[]> {
  const member = world.member()
  const { response } = await world.send(member.type('summary', { document: typed }, 'document'))
  const { choices } = response!['data'] as { choices: { value: string }[] }
  return choices.map(({ value }) => value)
}

test('titles are offered by a part, with typos, by pinyin, and by Chinese characters for pinyin', async () => {
  const documents = Object.entries(TITLES).map(([id, title]) => ({
    id,
    title,
    text: 'Some words.',
  }))
  world = await openWorld({ documents: { [GUILD]: documents } })
  expect(await choices('')).toEqual(['charter', 'history', 'law', 'meeting', 'shenzhen'])
  expect(await choices('numbers')).toEqual(['shenzhen'])
  expect(await choices('shenzen')).toEqual(['shenzhen'])
  expect(await choices('Buergerr')).toEqual(['charter'])
  expect(await choices('burgerrate')).toEqual(['charter'])
  expect(await choices('发展')).toEqual(['meeting'])
  expect(await choices('發展')).toEqual(['meeting'])
  expect(await choices('guangdong')).toEqual(['meeting'])
  expect(await choices('Gao Zhiliang')).toEqual(['meeting'])
  expect(await choices('深圳')).toEqual(['shenzhen'])
  expect(await choices('历史')).toEqual(['history'])
  expect(await choices('lishi')).toEqual(['history', 'law'])
  expect(await choices('🙂')).toEqual([])
})

test('documents with long ids that begin alike are told apart, and each is the one that is meant', async () => {
  const beginning = `https://example.org/feeds/${'entry/'.repeat(15)}`
  const ids = [1, 2, 3].map((row) => `${beginning}${row}`)
  const short = beginning.slice(0, 100)
  const documents = [...ids, short].map((id, row) => ({
    id,
    title: `Entry ${row + 1}`,
    text: `These are the words of entry ${row + 1}.`,
  }))
  world = await openWorld({ documents: { [GUILD]: documents } })
  const values = (await choices('Entry')) as string[]
  expect(new Set(values).size).toBe(4)
  const summaries = await (await world.app.store.live(GUILD))!.documents()
  const chosen = (text: string) => chosenDocument(summaries, text)?.title ?? null
  expect(values.map(chosen).sort()).toEqual(['Entry 1', 'Entry 2', 'Entry 3', 'Entry 4'])
  expect(ids.map(chosen)).toEqual(['Entry 1', 'Entry 2', 'Entry 3'])
  expect([chosen(short), chosen(short.slice(1))]).toEqual(['Entry 4', null])
  const moderator = world.member({ permissions: '32' })
  await world.send(moderator.slash('sources', { document: values[1]! }, 'remove'))
  const left = await (await world.app.store.live(GUILD))!.documents()
  expect(left.map(({ title }) => title)).not.toContain(chosen(values[1]!))
  expect(left).toHaveLength(3)
})
