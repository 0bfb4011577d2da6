import type { APIInteraction, APIMessage } from 'discord.js'
import type { Json } from './json.ts'
import {
  faultsOfCallback,
  faultsOfCommands,
  faultsOfEdit,
  faultsOfFollowUp,
  faultsOfMessage,
  faultsOfMessageEdit,
} from './validate.ts'

/** What Discord answers: a status, and a body that its API documents. */
export interface Answer {
  readonly status: number
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** A message as a member sees it. */
export interface Seen {
  id: string
  channel: string
  isPrivate: boolean
  isLoading: boolean
  body: Json
  files: readonly string[]
  isDeleted: boolean
}

/** An interaction and all that came of it. */
export interface Exchange {
  readonly interaction: APIInteraction
  readonly created: number
  /** The first response. */
  response: Json | null
  /** What shows in the channel, in order. */
  readonly seen: Seen[]
}

export const failure = (
  status: number,
  code: number,
  message: string,
  faults: readonly string[] = [],
): Answer => ({
  status,
  body: {
    code,
    message,
    ...(faults.length > 0 && {
      errors: { _errors: faults.map((fault) => ({ code: 'RULE', message: fault })) },
    }),
  },
})

const RESPONSE_MS = 3_000
const TOKEN_MS = 15 * 60_000
const EPHEMERAL = 64

/** Discord's side: what it knows of interactions, messages and commands, and how it judges requests. */
export class FakeState {
  readonly applicationId = '1000000000000000001'
  readonly botId = '1000000000000000001'
  readonly exchanges = new Map<string, Exchange>()
  readonly messages = new Map<string, Seen>()
  /** By scope: `global` or a server's id. */
  readonly commands = new Map<string, unknown>()
  /** Servers that the bot is in, as REST tells. */
  readonly guilds = new Set<string>()
  /** Every refusal for a rule broken: a test ends with none. */
  readonly faults: string[] = []
  #last = 1_200_000_000_000_000_000n

  /** @param responseMs how long a first response may take, in milliseconds. */
  constructor(
    readonly now: () => Date,
    readonly responseMs = RESPONSE_MS,
  ) {}

  id(): string {
    this.#last += 1n
    return String(this.#last)
  }

  begin(interaction: APIInteraction): Exchange {
    const exchange: Exchange = {
      interaction,
      created: this.now().getTime(),
      response: null,
      seen: [],
    }
    this.exchanges.set(interaction.token, exchange)
    return exchange
  }

  guild(id: string): Answer {
    return this.guilds.has(id)
      ? { status: 200, body: { id, name: 'A server' } }
      : failure(404, 10004, 'Unknown Guild')
  }

  register(scope: string, body: unknown): Answer {
    const refused = this.#judge(faultsOfCommands(body))
    if (refused) return refused
    this.commands.set(scope, body)
    return { status: 200, body: body as object }
  }

  /** The first response, by REST or as the answer to an HTTP interaction. */
  respond(token: string, body: Json): Answer {
    const exchange = this.exchanges.get(token)
    if (exchange === undefined || this.#age(exchange) > this.responseMs)
      return failure(404, 10062, 'Unknown interaction')
    if (exchange.response !== null)
      return failure(400, 40060, 'Interaction has already been acknowledged.')
    const refused = this.#judge(faultsOfCallback(body))
    if (refused) return refused
    exchange.response = body
    const data = (body['data'] ?? {}) as Json
    const type = body['type']
    if (type === 4 || type === 5) this.#show(exchange, data, type === 5)
    if (type === 6 || type === 7) {
      const of = this.messages.get(exchange.interaction.message?.id ?? '')
      if (of) exchange.seen.push(of)
    }
    return { status: 204 }
  }

  editOriginal(token: string, body: Json, files: readonly string[]): Answer {
    const open = this.#open(token)
    if ('status' in open) return open
    const [original] = open.seen
    if (original === undefined || original.isDeleted) return failure(404, 10008, 'Unknown Message')
    return this.#judge(faultsOfEdit(body)) ?? this.#edit(original, body, files)
  }

  deleteOriginal(token: string): Answer {
    const open = this.#open(token)
    if ('status' in open) return open
    const [original] = open.seen
    if (original === undefined || original.isDeleted) return failure(404, 10008, 'Unknown Message')
    original.isDeleted = true
    return { status: 204 }
  }

  followUp(token: string, body: Json, files: readonly string[]): Answer {
    const open = this.#open(token)
    if ('status' in open) return open
    const refused = this.#judge(faultsOfFollowUp(body))
    if (refused) return refused
    const [original] = open.seen
    // The first follow-up to a deferral takes its place, and with it who can see it.
    if (original?.isLoading && open.response?.['type'] === 5)
      return this.#edit(original, body, files)
    const seen = this.#show(open, body, false)
    seen.files = files
    return { status: 200, body: this.message(seen) }
  }

  post(channel: string, body: Json, files: readonly string[]): Answer {
    const refused = this.#judge(faultsOfMessage(body))
    if (refused) return refused
    const nonce = body['enforce_nonce'] === true ? body['nonce'] : undefined
    const before = [...this.messages.values()].find(
      (message) => nonce !== undefined && message.body['nonce'] === nonce,
    )
    if (before) return { status: 200, body: this.message(before) }
    const seen = this.#add(channel, body, false)
    seen.files = files
    return { status: 200, body: this.message(seen) }
  }

  editPost(id: string, body: Json): Answer {
    const seen = this.messages.get(id)
    if (seen === undefined || seen.isDeleted) return failure(404, 10008, 'Unknown Message')
    return this.#judge(faultsOfMessageEdit(body)) ?? this.#edit(seen, body, seen.files)
  }

  /** A message as the API gives it back. */
  message({ id, channel, body, isPrivate }: Seen): APIMessage {
    return {
      id,
      channel_id: channel,
      author: {
        id: this.botId,
        username: 'verbatim',
        discriminator: '0',
        global_name: null,
        avatar: null,
        bot: true,
      },
      timestamp: this.now().toISOString(),
      edited_timestamp: null,
      content: '',
      embeds: [],
      components: [],
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      pinned: false,
      type: 0,
      ...body,
      flags: isPrivate ? EPHEMERAL : 0,
    } as unknown as APIMessage
  }

  #show(exchange: Exchange, body: Json, isLoading: boolean): Seen {
    const isPrivate = (((body['flags'] as number | undefined) ?? 0) & EPHEMERAL) !== 0
    const seen = this.#add(exchange.interaction.channel?.id ?? '', body, isPrivate)
    seen.isLoading = isLoading
    exchange.seen.push(seen)
    return seen
  }

  #add(channel: string, body: Json, isPrivate: boolean): Seen {
    const seen: Seen = {
      id: this.id(),
      channel,
      isPrivate,
      isLoading: false,
      body,
      files: [],
      isDeleted: false,
    }
    this.messages.set(seen.id, seen)
    return seen
  }

  #edit(seen: Seen, body: Json, files: readonly string[]): Answer {
    seen.body = { ...seen.body, ...body }
    seen.files = files
    seen.isLoading = false
    return { status: 200, body: this.message(seen) }
  }

  #open(token: string): Exchange | Answer {
    const exchange = this.exchanges.get(token)
    if (exchange === undefined) return failure(404, 10015, 'Unknown Webhook')
    if (this.#age(exchange) > TOKEN_MS) return failure(401, 50027, 'Invalid Webhook Token')
    if (exchange.response === null) return failure(404, 10015, 'Unknown Webhook')
    return exchange
  }

  readonly #age = ({ created }: Exchange): number => this.now().getTime() - created

  #judge(faults: string[]): Answer | null {
    this.faults.push(...faults)
    return faults.length === 0 ? null : failure(400, 50035, 'Invalid Form Body', faults)
  }
}
