import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { type APIInteraction, REST, Routes } from 'discord.js'
import { WebSocket } from 'ws'
import { postSigned, TOKEN } from '../support/discord/world.ts'
import type { Twin } from './open-twin.ts'

const clock = { now: () => new Date() }

/**
 * Brings interactions to a bot that listens for them, as Discord does where an endpoint is set, and
 * its first responses back. @returns ends it.
 */
export async function deliverOverHttp(
  { relay, proxy }: Twin,
  port: number,
  key: KeyObject,
): Promise<() => void> {
  const rest = new REST({ api: proxy.url })
  const deliver = async (interaction: APIInteraction): Promise<void> => {
    const response = await postSigned(port, JSON.stringify(interaction), key, clock)
    if (response.status !== 200) throw new Error(`The bot answered ${response.status}`)
    const { id, token } = interaction
    const body = await response.json()
    await rest.post(Routes.interactionCallback(id, token), { body, auth: false })
  }
  const socket = new WebSocket(relay.url)
  const isReady = new Promise<void>((resolve) =>
    socket.on('message', (raw) => {
      const { op, t, d } = JSON.parse(String(raw))
      if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: TOKEN, intents: 0 } }))
      if (t === 'READY') resolve()
      if (t === 'INTERACTION_CREATE') void deliver(d)
    }),
  )
  await once(socket, 'open')
  await isReady
  return () => socket.close()
}
