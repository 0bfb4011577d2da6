import {
  type APIInteraction,
  type APIMessage,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import type { File } from './command.ts'

/** A message's body as it goes to Discord. */
export type Body = Readonly<Record<string, unknown>>

/** What allows to write to an interaction, for fifteen minutes. */
export type Ticket = Pick<APIInteraction, 'application_id' | 'token'>

/** Port: everything that is sent after the first response. Faults are those of Discord's API. */
export interface Outbox {
  /** The reply, or the message of the component. */
  edit(ticket: Ticket, body: Body, files?: readonly File[]): Promise<APIMessage>
  follow(ticket: Ticket, body: Body, files?: readonly File[]): Promise<APIMessage>
  remove(ticket: Ticket): Promise<void>
  post(channel: string, body: Body, files?: readonly File[]): Promise<APIMessage>
  editPost(channel: string, message: string, body: Body): Promise<APIMessage>
  /** Shows for some seconds that an answer is being looked for. */
  typing(channel: string): Promise<void>
}

/** Discord's REST API. Waiting for rate limits and retrying the server's faults are the library's. */
export function createOutbox(rest: REST): Outbox {
  const original = ({ application_id, token }: Ticket) =>
    Routes.webhookMessage(application_id, token, '@original')
  const content = (body: Body, files: readonly File[] = []) =>
    files.length === 0 ? { body } : { body, files: [...files] }
  return {
    edit: async (ticket, body, files) =>
      (await rest.patch(original(ticket), { ...content(body, files), auth: false })) as APIMessage,
    follow: async (ticket, body, files) =>
      (await rest.post(Routes.webhook(ticket.application_id, ticket.token), {
        ...content(body, files),
        auth: false,
        query: new URLSearchParams({ wait: 'true' }),
      })) as APIMessage,
    remove: async (ticket) => void (await rest.delete(original(ticket), { auth: false })),
    post: async (channel, body, files) =>
      (await rest.post(Routes.channelMessages(channel), content(body, files))) as APIMessage,
    editPost: async (channel, message, body) =>
      (await rest.patch(Routes.channelMessage(channel, message), { body })) as APIMessage,
    typing: async (channel) => void (await rest.post(Routes.channelTyping(channel))),
  }
}

const QUIET: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]

/** The interaction or its message is no more, or someone else answers it: nothing is left to do. */
export const isOver = (error: unknown): error is DiscordAPIError =>
  error instanceof DiscordAPIError && QUIET.includes(error.code)
