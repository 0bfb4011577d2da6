import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FakeState } from './fake-state.ts'
import { shardOf } from './shard-of.ts'

interface Packet {
  readonly op: number
  readonly d?: unknown
}

interface Identify {
  readonly token: string
  readonly intents: number
  readonly shard?: readonly [id: number, count: number]
}

const HELLO = 10
const HEARTBEAT = 1
const IDENTIFY = 2
const RESUME = 6
const INVALID_SESSION = 9
const ACK = 11
/** Members, presences, message content: each needs a switch in the portal. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)

/** Discord's gateway on loopback: JSON, no compression; each shard's last connection is kept. */
export class FakeGateway {
  readonly identifies: Identify[] = []
  readonly resumes: { readonly session_id: string; readonly seq: number }[] = []
  /** Close codes that the bot's side gave. */
  readonly closes: number[] = []
  /** Given to the next identify instead of READY. */
  refuseWith: number | null = null
  /** Connections that were ever opened. */
  connections = 0
  /** Connections are taken, and nothing is said. */
  isSilent = false
  /** False: a resume is answered by op 9. */
  isSessionValid = true
  guilds: readonly string[] = []
  #port = 0
  #server: WebSocketServer | null = null
  readonly #sockets = new Map<number, WebSocket>()
  readonly #sequences = new Map<number, number>()
  readonly #state: FakeState
  readonly #token: string

  constructor(state: FakeState, token: string) {
    this.#state = state
    this.#token = token
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`
  }

  async listen(): Promise<void> {
    this.#server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    this.#server.on('connection', (socket) => this.#welcome(socket))
    await new Promise((resolve) => this.#server?.once('listening', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    for (const client of this.#server?.clients ?? []) client.terminate()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  /** Sends an event to the bot, over one shard. */
  dispatch(event: string, data: unknown, shard = 0): void {
    const sequence = (this.#sequences.get(shard) ?? 0) + 1
    this.#sequences.set(shard, sequence)
    this.#sockets.get(shard)?.send(JSON.stringify({ op: 0, t: event, s: sequence, d: data }))
  }

  /** Ends the connection of shard 0 as Discord does. */
  disconnect(code: number): void {
    this.#sockets.get(0)?.close(code)
  }

  #welcome(socket: WebSocket): void {
    this.connections += 1
    if (this.isSilent) return
    socket.send(JSON.stringify({ op: HELLO, d: { heartbeat_interval: 45_000 } }))
    socket.on('close', (code) => this.closes.push(code))
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as Packet
      if (op === HEARTBEAT) socket.send(JSON.stringify({ op: ACK }))
      if (op === IDENTIFY) this.#identify(socket, d as Identify)
      if (op === RESUME) {
        const resume = d as { session_id: string; seq: number }
        this.resumes.push(resume)
        const shard = Number(resume.session_id.split('-')[1] ?? 0)
        this.#sockets.set(shard, socket)
        if (this.isSessionValid) this.dispatch('RESUMED', {}, shard)
        else socket.send(JSON.stringify({ op: INVALID_SESSION, d: false }))
      }
    })
  }

  #identify(socket: WebSocket, identify: Identify): void {
    this.identifies.push(identify)
    const refusal = this.#refusalOf(identify)
    this.refuseWith = null
    const shard = identify.shard ?? [0, 1]
    this.#sockets.set(shard[0], socket)
    if (refusal !== null) socket.close(refusal)
    else this.#ready(shard)
  }

  #ready(shard: readonly [id: number, count: number]): void {
    const [id, count] = shard
    const guilds = this.guilds.filter((guild) => shardOf(guild, count) === id)
    this.#sequences.set(id, 0)
    const ready = {
      v: 10,
      user: {
        id: this.#state.botId,
        username: 'verbatim',
        discriminator: '0',
        global_name: null,
        avatar: null,
        bot: true,
        verified: true,
        mfa_enabled: false,
        flags: 0,
        email: null,
      },
      guilds: guilds.map((guild) => ({ id: guild, unavailable: true })),
      session_id: id === 0 ? 'session' : `session-${id}`,
      resume_gateway_url: this.url,
      application: { id: this.#state.applicationId, flags: 0 },
      shard,
    }
    this.dispatch('READY', ready, id)
    for (const guild of guilds) this.dispatch('GUILD_CREATE', guildOf(guild), id)
  }

  #refusalOf({ token, intents }: Identify): FakeGateway['refuseWith'] {
    if (this.refuseWith !== null) return this.refuseWith
    if (token !== this.#token) return 4004
    return (intents & PRIVILEGED) === 0 ? null : 4014
  }
}

/** A server with one channel. */
const guildOf = (id: string): object => ({
  id,
  name: 'A server',
  owner_id: '1',
  preferred_locale: 'de',
  roles: [],
  emojis: [],
  features: [],
  channels: [],
  threads: [],
  members: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  stickers: [],
  member_count: 2,
  joined_at: '2026-01-01T00:00:00.000Z',
  system_channel_flags: 0,
  premium_tier: 0,
  nsfw_level: 0,
})
