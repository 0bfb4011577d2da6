import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../support/discord/member.ts'
import {
  description,
  type ModeratedServer,
  openModeratedServer,
  PAGE,
} from '../support/discord/moderated-server.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('/sources', () => {
  test('a typed text becomes a document, and the server is answered from it', async () => {
    const { world, ask, addHouse } = server
    const { seen } = await addHouse()
    expect(description(seen[0])).toContain('**1** added')
    expect(description((await ask('When does the hall open?')).seen[0])).toContain(
      '> The hall opens at nine',
    )
    expect(description((await ask('Where does the operator live?')).seen[0])).toContain(
      'Not in the documents',
    )
    expect(
      description(
        (await ask('Where does the operator live?', world.member({ guild: '900000000000000009' })))
          .seen[0],
      ),
    ).toContain('tower')
  })

  test('a page, and one that cannot be read', async () => {
    const { moderator, told } = server
    expect(await told(moderator.slash('sources', { url: PAGE }, 'add'))).toContain(
      '**Added:** Garden',
    )
    expect(
      await told(moderator.slash('sources', { url: 'https://example.org/none' }, 'add')),
    ).toContain('404')
  })

  test.each(['/etc/hostname', 'file:///etc/hostname', 'javascript:alert(1)'])(
    '%s is no page',
    async (url) => {
      const { moderator, told } = server
      expect(await told(moderator.slash('sources', { url }, 'add'))).toBe(
        'Give an address, or a title and a text.',
      )
    },
  )

  test('list and show', async () => {
    const { world, moderator, send, told, addHouse } = server
    await addHouse()
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    expect(await told(world.member().slash('sources', {}, 'list'))).toBe(
      '2 documents\n- [Garden](https://example.org/garden) · 1 passage\n- rules · 1 passage',
    )
    expect(await told(world.member().slash('sources', { document: 'garden' }, 'list'))).toContain(
      '> The garden has roses. It closes at six.',
    )
    expect(await told(world.member().slash('sources', { document: 'nothing' }, 'list'))).toContain(
      'no such document',
    )
  })

  test('completion forgives typos, and knows this server’s documents alone', async () => {
    const { world, moderator, send } = server
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    const choices = async (member: Member, typed: string) =>
      (await send(member.type('sources', { document: typed }, 'document', 'list'))).response?.[
        'data'
      ]
    expect(await choices(world.member(), 'gadren')).toEqual({
      choices: [{ name: 'Garden', value: 'garden' }],
    })
    expect(await choices(world.member(), '')).toEqual({
      choices: [{ name: 'Garden', value: 'garden' }],
    })
    expect(await choices(world.member({ guild: '900000000000000009' }), 'gar')).toEqual({
      choices: [],
    })
  })

  test('remove', async () => {
    const { moderator, told, addHouse } = server
    await addHouse()
    expect(await told(moderator.slash('sources', { document: 'rules' }, 'remove'))).toBe(
      'Removed: rules',
    )
    expect(await told(moderator.slash('sources', { document: 'rules' }, 'remove'))).toContain(
      'no such document',
    )
  })
})
