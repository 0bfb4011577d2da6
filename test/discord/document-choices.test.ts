import { afterEach, expect, test } from 'vitest'
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
