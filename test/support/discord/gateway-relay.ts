import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { APIInteraction, APIMessage } from 'discord.js'
import { type WebSocket as Socket, WebSocket, WebSocketServer } from 'ws'
import type { Json } from './json.ts'

interface Packet {
  readonly op: number
  readonly t?: string
  readonly d: Json
}

const IDENTIFY = 2

export interface RelayOptions {
  /** Of the gateway behind it. */
  readonly upstream: () => string
  readonly botId: string
}

/** Stands before an emulated gateway and puts in what Discord sends and the emulator leaves out. */
export class GatewayRelay {
  readonly identifies: Json[] = []
  /** What the next interaction is made up with. */
  next: APIInteraction | null = null
  readonly #options: RelayOptions
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  readonly #listening = once(this.#server, 'listening')

  constructor(options: RelayOptions) {
    this.#options = options
    this.#server.on('connection', (socket) => this.#connect(socket))
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async listen(): Promise<void> {
    await this.#listening
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #connect(socket: Socket): void {
    const upstream = new WebSocket(`${this.#options.upstream()}/?v=10&encoding=json`)
    const opened = new Promise((resolve) => upstream.once('open', resolve))
    socket.on('message', (raw) => {
      const packet = JSON.parse(String(raw)) as Packet
      if (packet.op === IDENTIFY) this.identifies.push(packet.d)
      void opened.then(() => upstream.send(String(raw)))
    })
    upstream.on('message', (raw) => {
      const packet = JSON.parse(String(raw)) as Packet
      socket.send(JSON.stringify({ ...packet, d: this.#complete(packet) }))
    })
    socket.on('close', () => upstream.close())
    upstream.on('close', (code) => socket.close(code < 4_000 ? 1_000 : code))
  }

  #complete({ t, d }: Packet): unknown {
    if (t === 'READY') return { ...d, resume_gateway_url: this.url }
    if (t === 'MESSAGE_CREATE') return this.#withMentions(d as unknown as APIMessage)
    if (t === 'INTERACTION_CREATE') return this.#asCaused(d as unknown as APIInteraction)
    return d
  }

  /** Without a privileged intent the text comes with one's own messages and with mentions alone. */
  #withMentions(message: APIMessage): APIMessage {
    const { botId } = this.#options
    const ids = [...message.content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => ({ id }))
    const isSeen = message.author.id === botId || ids.some(({ id }) => id === botId)
    const mentions = ids as APIMessage['mentions']
    return { ...message, mentions, content: isSeen ? message.content : '' }
  }

  /** The emulator knows no languages, installations, roles of who presses, nor who caused a message. */
  #asCaused(interaction: APIInteraction): APIInteraction {
    const { next } = this
    this.next = null
    if (next === null) return interaction
    const { member, message } = interaction
    return {
      ...interaction,
      ...('locale' in next && { locale: next.locale }),
      authorizing_integration_owners: next.authorizing_integration_owners,
      ...(member && {
        member: {
          ...member,
          roles: next.member?.roles ?? [],
          permissions: next.member?.permissions ?? '0',
        },
      }),
      ...(message && {
        message: { ...message, interaction_metadata: next.message?.interaction_metadata },
      }),
    } as APIInteraction
  }
}
