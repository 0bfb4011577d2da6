// What is used here of the package, so that types can be checked where it is not installed.
declare module 'discord-digital-twin' {
  import type { APIInteraction, APIMessage } from 'discord.js'

  interface Channel {
    readonly id: string
    readonly name: string
    readonly type: number
  }

  export interface RegisteredCommand {
    readonly name: string
    readonly type: number
    /** JSON. */
    readonly options: string
  }

  export class DigitalDiscord {
    constructor(options: {
      readonly guilds: readonly {
        readonly id: string
        readonly name: string
        readonly channels: readonly Channel[]
      }[]
      readonly users: readonly { readonly id: string; readonly username: string }[]
      readonly botUser: { readonly id: string; readonly username: string }
      readonly botToken: string
      readonly gatewayUrlOverride: string
    })
    /** Base of its REST API, without a version. */
    readonly restUrl: string
    readonly gatewayUrl: string
    readonly prisma: {
      readonly applicationCommand: { findMany(): Promise<RegisteredCommand[]> }
      readonly channel: { create(row: { readonly data: object }): Promise<object> }
    }
    start(): Promise<void>
    stop(): Promise<void>
    getTypingEvents(of: { readonly channelId: string }): readonly object[]
    channel(id: string): {
      /** Oldest first. */
      getMessages(): Promise<APIMessage[]>
      user(id: string): { sendMessage(message: { readonly content: string }): Promise<APIMessage> }
    }
    simulateInteraction(of: {
      readonly type: APIInteraction['type']
      readonly data: object
      readonly guildId: string
      readonly channelId: string
      readonly userId: string
      readonly messageId?: string
    }): Promise<{ readonly id: string; readonly token: string }>
  }
}
