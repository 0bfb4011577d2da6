import type { APIInteraction, APIMessage } from 'discord.js'
import type { FakeState, Seen } from './fake-state.ts'

export interface Who {
  readonly user: string
  readonly guild: string | null
  readonly channel: string
  /** Bit set; `32` is Manage Server. */
  readonly permissions?: string
  readonly roles?: readonly string[]
  readonly locale?: string
  /** The bot is there through the user's own installation. */
  readonly isUserInstall?: boolean
  readonly thread?: { readonly id: string; readonly parent: string }
}

type Options = Readonly<Record<string, string | number | boolean>>

const OPTION_TYPES = { string: 3, number: 4, boolean: 5 } as const

const optionsOf = (options: Options, focused?: string) =>
  Object.entries(options).map(([name, value]) => ({
    name,
    type: OPTION_TYPES[typeof value as keyof typeof OPTION_TYPES],
    value,
    ...(name === focused && { focused: true }),
  }))

/** Makes the interactions that Discord sends when a member does something. */
export class Member {
  readonly #state: FakeState
  readonly #who: Who

  constructor(state: FakeState, who: Who) {
    this.#state = state
    this.#who = who
  }

  slash(name: string, options: Options = {}, subcommand?: string): APIInteraction {
    const given = optionsOf(options)
    const nested =
      subcommand === undefined ? given : [{ type: 1, name: subcommand, options: given }]
    return this.#make(2, { id: '1', name, type: 1, options: nested })
  }

  /** A slash command with an attachment as its option `name`. */
  slashWithFile(
    name: string,
    subcommand: string,
    option: string,
    attachment: object,
  ): APIInteraction {
    const options = [
      { type: 1, name: subcommand, options: [{ name: option, type: 11, value: '77' }] },
    ]
    return this.#make(2, {
      id: '1',
      name,
      type: 1,
      options,
      resolved: { attachments: { 77: { id: '77', ...attachment } } },
    })
  }

  type(name: string, options: Options, focused: string, subcommand?: string): APIInteraction {
    const given = optionsOf(options, focused)
    const nested =
      subcommand === undefined ? given : [{ type: 1, name: subcommand, options: given }]
    return this.#make(4, { id: '1', name, type: 1, options: nested })
  }

  onMessage(name: string, message: Partial<APIMessage>): APIInteraction {
    const target = {
      ...this.#state.message({
        id: '55',
        channel: this.#who.channel,
        body: {},
        isPrivate: false,
        isLoading: false,
        files: [],
        isDeleted: false,
      }),
      ...message,
    }
    return this.#make(2, {
      id: '1',
      name,
      type: 3,
      target_id: target.id,
      resolved: { messages: { [target.id]: target } },
    })
  }

  /** Presses the button of a message by its label, emoji or action. @param asker who had caused the message. */
  press(seen: Seen, button: string, asker = this.#who.user): APIInteraction {
    const found = componentsOf(seen).find(
      ({ label, emoji, custom_id }) =>
        label === button || emoji?.name === button || custom_id?.split('~')[1] === button,
    )
    if (found?.custom_id === undefined)
      throw new Error(`no button “${button}” in ${JSON.stringify(componentsOf(seen))}`)
    return this.component(seen, found.custom_id, {}, asker)
  }

  choose(seen: Seen, action: string, values: readonly string[], type = 3): APIInteraction {
    const found = componentsOf(seen).find(({ custom_id }) => custom_id?.split('~')[1] === action)
    if (found?.custom_id === undefined) throw new Error(`no select menu “${action}”`)
    return this.component(seen, found.custom_id, { component_type: type, values })
  }

  component(
    seen: Seen,
    customId: string,
    change: object = {},
    asker = this.#who.user,
  ): APIInteraction {
    const message = {
      ...this.#state.message(seen),
      interaction_metadata: {
        id: '1',
        type: 2,
        user: { id: asker },
        authorizing_integration_owners: {},
      },
    }
    return this.#make(3, { custom_id: customId, component_type: 2, ...change }, { message })
  }

  /** Sends a form that was opened. */
  submit(customId: string, fields: Readonly<Record<string, string>>, seen?: Seen): APIInteraction {
    const components = Object.entries(fields).map(([custom_id, value]) => ({
      type: 18,
      component: { type: 4, custom_id, value },
    }))
    return this.#make(
      5,
      { custom_id: customId, components },
      seen ? { message: this.#state.message(seen) } : {},
    )
  }

  /** A message in the channel, as the gateway sends it. @param repliesTo id of a message. */
  says(
    content: string,
    mentions: readonly string[] = [this.#state.botId],
    repliesTo?: string,
  ): object {
    const { user, guild, channel, roles = [] } = this.#who
    return {
      id: this.#state.id(),
      channel_id: channel,
      ...(guild !== null && { guild_id: guild, member: { roles } }),
      author: { id: user, username: 'member', discriminator: '0', global_name: null, avatar: null },
      content,
      mentions: mentions.map((id) => ({ id })),
      timestamp: '2026-01-01T00:00:00.000Z',
      type: repliesTo === undefined ? 0 : 19,
      ...(repliesTo !== undefined && {
        message_reference: { type: 0, message_id: repliesTo, channel_id: channel },
      }),
      embeds: [],
      attachments: [],
      components: [],
    }
  }

  #make(type: number, data: object, more: object = {}): APIInteraction {
    const {
      user,
      guild,
      channel,
      permissions = '0',
      roles = [],
      locale = 'en-US',
      thread,
    } = this.#who
    const account = {
      id: user,
      username: 'member',
      discriminator: '0',
      global_name: null,
      avatar: null,
    }
    const id = this.#state.id()
    const place =
      guild === null
        ? { user: account }
        : { guild_id: guild, member: { user: account, roles, permissions } }
    const channelOf = thread
      ? { id: thread.id, type: 11, parent_id: thread.parent }
      : { id: channel, type: guild === null ? 1 : 0 }
    const installer = guild === null ? '0' : guild
    return {
      id,
      application_id: this.#state.applicationId,
      type,
      token: `token-${id}`,
      version: 1,
      data,
      ...place,
      channel: channelOf,
      channel_id: channelOf.id,
      locale,
      app_permissions: '0',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: this.#who.isUserInstall ? { 1: user } : { 0: installer },
      ...more,
    } as unknown as APIInteraction
  }
}

interface Component {
  readonly placeholder?: string
  readonly custom_id?: string
  readonly label?: string
  readonly emoji?: { readonly name: string }
}

/** All components of a message, out of their rows. */
export const componentsOf = ({ body }: Seen): Component[] =>
  ((body['components'] ?? []) as { components: Component[] }[]).flatMap(
    ({ components }) => components,
  )
