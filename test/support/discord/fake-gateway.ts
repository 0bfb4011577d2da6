import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FakeState } from './fake-state.ts'

interface Packet {
  readonly op: number
  readonly d?: unknown
}

interface Identify {
  readonly token: string
  readonly intents: number
}

const HELLO = 10
const HEARTBEAT = 1
const IDENTIFY = 2
const RESUME = 6
const INVALID_SESSION = 9
const ACK = 11
/** Members, presences, message content: each needs a switch in the portal. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)

/** Discord's gateway on loopback: one shard, JSON, no compression. */
export class FakeGateway {
  readonly identifies: Identify[] = []
  readonly resumes: { readonly session_id: string; readonly seq: number }[] = []
  /** Close codes that the bot's side gave. */
  readonly closes: number[] = []
  /** Given to the next identify instead of READY. */
  refuseWith: number | null = null
  /** False: a resume is answered by op 9. */
  isSessionValid = true
  guilds: readonly string[] = []
  #port = 0
  #server: WebSocketServer | null = null
  #socket: WebSocket | null = null
  #sequence = 0
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

  /** Sends an event to the bot. */
  dispatch(event: string, data: unknown): void {
    this.#sequence += 1
    this.#socket?.send(JSON.stringify({ op: 0, t: event, s: this.#sequence, d: data }))
  }

  /** Ends the connection as Discord does. */
  disconnect(code: number): void {
    this.#socket?.close(code)
  }

  #welcome(socket: WebSocket): void {
    this.#socket = socket
    socket.send(JSON.stringify({ op: HELLO, d: { heartbeat_interval: 45_000 } }))
    socket.on('close', (code) => this.closes.push(code))
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as Packet
      if (op === HEARTBEAT) socket.send(JSON.stringify({ op: ACK }))
      if (op === IDENTIFY) this.#identify(socket, d as Identify)
      if (op === RESUME) {
        this.resumes.push(d as { session_id: string; seq: number })
        if (this.isSessionValid) this.dispatch('RESUMED', {})
        else socket.send(JSON.stringify({ op: INVALID_SESSION, d: false }))
      }
    })
  }

  #identify(socket: WebSocket, identify: Identify): void {
    this.identifies.push(identify)
    const refusal = this.#refusalOf(identify)
    this.refuseWith = null
    if (refusal !== null) socket.close(refusal)
    else this.#ready()
  }

  #ready(): void {
    this.#sequence = 0
    this.dispatch('READY', {
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
      guilds: this.guilds.map((id) => ({ id, unavailable: true })),
      session_id: 'session',
      resume_gateway_url: this.url,
      application: { id: this.#state.applicationId, flags: 0 },
      shard: [0, 1],
    })
    for (const id of this.guilds) this.dispatch('GUILD_CREATE', guildOf(id))
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
