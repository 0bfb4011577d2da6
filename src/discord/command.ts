import type {
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { SliceKey } from '../core/cited.ts'
import type { Quote } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import type { App } from './app.ts'
import type { Call } from './call.ts'

export interface File {
  readonly name: string
  readonly data: Buffer
}

/** A block quote of a message, and where its words are read again just before it is sent. */
export interface Shown {
  readonly quote: Quote
  /**
   * Null: the live document. When that does not say it any more, the kept slice that it is a part
   * of, or the generation that still has it.
   */
  readonly readFrom: SliceKey | Pick<Generation, 'document'> | null
}

/** A message as a value. Nothing outside `src/discord/dispatch.ts` sends one. */
export interface Message {
  readonly embeds: readonly APIEmbed[]
  readonly components?: readonly APIMessageTopLevelComponent[]
  readonly files?: readonly File[]
  /** Of the quotes; null when there are none. */
  readonly collection: string | null
  /** In the order in which the block quotes stand in the embeds; nothing else may be block-quoted. */
  readonly shown: readonly Shown[]
  /**
   * Takes its place where everyone in the channel reads along, once a private reply can only go
   * there. Absent: a line that says that it came too late.
   */
  readonly inPublic?: Message
}

export interface SentMessage {
  readonly channel: string
  readonly message: string
}

export interface Notice {
  readonly channel: string
  readonly message: Message
}

export interface Reply {
  /** Shown in place of the acknowledgement. */
  readonly message?: Message
  /** Posted beside it for everyone to see. */
  readonly announce?: Message
  /** The collection that the call changed: log channels are told of it. */
  readonly changed?: string
  /** Shown to the member alone, beside everything else. */
  readonly aside?: Message
  /** Takes the message of the component away. */
  readonly remove?: boolean
  /** Called when `message` can be seen. */
  readonly onSent?: (sent: SentMessage) => Promise<void>
  /** Called when `announce` can be seen. */
  readonly onAnnounced?: (sent: SentMessage) => Promise<void>
}

/** What a handler may use while it works. */
export interface Work {
  readonly app: App
  /** Aborted when the asker cannot be answered any more, or the bot stops. */
  readonly signal: AbortSignal
  /** Shows how far it is. At most one message a second goes out; the last one given wins. */
  readonly report: (message: Message) => void
}

export type Choice = APIApplicationCommandOptionChoice<string>
export type Form = APIModalInteractionResponseCallbackData

/**
 * How a call is acknowledged, and what is done about it. `public` and `private` say who sees the
 * reply, `update` changes the message of the component. A form has to be ready at once, so it is
 * made from memory; choices have three seconds.
 */
export type Handler = {
  /** Absent: a member whom the server's settings let ask, in a channel where they may. */
  readonly needs?: 'moderator' | 'nothing'
} & (
  | {
      readonly acknowledge: 'public' | 'private' | 'update'
      /** It asks the models, so it waits for its turn, and is refused when too many wait. */
      readonly takesTurn?: true
      readonly execute: (call: Call, work: Work) => Promise<Reply>
    }
  | { readonly acknowledge: 'form'; readonly open: (call: Call, app: App) => Form }
  | {
      readonly acknowledge: 'choices'
      readonly choose: (call: Call, app: App) => Promise<readonly Choice[]>
    }
)

/** Decides from memory, within the time of an acknowledgement. */
export type Route = (call: Call, app: App) => Handler

export interface Command {
  readonly data: RESTPostAPIApplicationCommandsJSONBody
  readonly route: Route
  /** For options that complete while they are typed. */
  readonly complete?: (call: Call, app: App) => Promise<readonly Choice[]>
}

/** What happens on a button, a select menu or a form, by the action in its custom id. */
export type Actions = Readonly<Record<string, Route>>
