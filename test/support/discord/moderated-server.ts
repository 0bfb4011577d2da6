import { expect } from 'vitest'
import type { MemoryIndexer } from '../memory-indexer.ts'
import type { Exchange, Seen } from './fake-state.ts'
import type { Member } from './member.ts'
import { GUILD, openWorld, type World } from './world.ts'

export const HOUSE = {
  id: 'rules',
  title: 'House rules',
  text: 'Members meet weekly. The hall opens at nine in the morning. Bring your card to the door.',
}
export const PAGE = 'https://example.org/garden'

type Interaction = Parameters<World['send']>[0]

/** A server without documents, one of its moderators, a page, and a document of the operator's. */
export interface ModeratedServer {
  readonly world: World
  readonly moderator: Member
  readonly indexer: MemoryIndexer
  send(interaction: Interaction): Promise<Exchange>
  /** What shows when it is done. */
  told(interaction: Interaction): Promise<string>
  ask(question: string, member?: Member): Promise<Exchange>
  /** The moderator adds {@link HOUSE} as a text. */
  addHouse(): Promise<Exchange>
  /** Its source says ten instead of nine from now on. */
  changeHouse(): void
  /** Fails when a request broke a rule of Discord. */
  close(): Promise<void>
}

export async function openModeratedServer(): Promise<ModeratedServer> {
  const world = await openWorld({
    documents: { default: [{ id: 'd', title: 'Default', text: 'The operator lives in a tower.' }] },
  })
  const moderator = world.member({ permissions: '32', user: '700000000000000009' })
  const indexer = world.app.indexer as MemoryIndexer
  indexer.pages.set(PAGE, {
    id: 'garden',
    title: 'Garden',
    text: 'The garden has roses. It closes at six.',
    url: PAGE,
    source: PAGE,
  })
  const send = (interaction: Interaction): Promise<Exchange> => world.send(interaction)
  return {
    world,
    moderator,
    indexer,
    send,
    told: async (interaction) => description((await send(interaction)).seen[0]),
    ask: (question, member = world.member()) => send(member.slash('ask', { question })),
    addHouse: async () => {
      const form = formOf(await send(moderator.slash('sources', {}, 'add')))
      return send(moderator.submit(form.custom_id, { url: '', title: HOUSE.id, text: HOUSE.text }))
    },
    changeHouse: () => {
      const text = HOUSE.text.replace('nine', 'ten')
      indexer.sources.get(GUILD)?.set('rules', { ...HOUSE, text })
    },
    close: async () => {
      await world.close()
      expect(world.discord.faults).toEqual([])
    },
  }
}

/** Titles and texts of a message's embeds. */
export const description = (seen: Seen | undefined): string =>
  ((seen?.body['embeds'] ?? []) as { title?: string; description?: string }[])
    .map((embed) => [embed.title, embed.description].filter(Boolean).join('\n'))
    .join('\n')

/** The form that opened. */
export const formOf = (exchange: Exchange) =>
  (exchange.response as { data: { custom_id: string; components: object[] } }).data
