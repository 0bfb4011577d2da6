import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  description,
  formOf,
  type ModeratedServer,
  openModeratedServer,
} from '../support/discord/moderated-server.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('menus of messages', () => {
  test('Find the source, and Ask about this', async () => {
    const { world, send, told, addHouse } = server
    await addHouse()
    expect(
      await told(
        world.member().onMessage('Find the source', { content: 'I heard the hall opens at nine?' }),
      ),
    ).toContain('> The hall opens')
    expect(await told(world.member().onMessage('Find the source', { content: '' }))).toContain(
      'no text',
    )
    const form = formOf(
      await send(world.member().onMessage('Ask about this', { content: 'The hall opens soon.' })),
    )
    expect(
      await told(
        world.member().submit(form.custom_id, {
          question: 'When in the morning?',
          message: 'The hall opens soon.',
        }),
      ),
    ).toContain('> The hall opens')
  })

  test('Add as source takes the text of a message', async () => {
    const { moderator, send, ask } = server
    const form = formOf(
      await send(
        moderator.onMessage('Add as source', { content: 'The pool is closed on Mondays.' }),
      ),
    )
    expect(JSON.stringify(form)).toContain('The pool is closed on Mondays.')
    await send(
      moderator.submit(form.custom_id, { title: 'Pool', text: 'The pool is closed on Mondays.' }),
    )
    expect(description((await ask('When is the pool closed?')).seen[0])).toContain('> The pool is')
  })
})
