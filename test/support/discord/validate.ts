import type { Schema } from 'discord-api-spec/zod'
import * as spec from 'discord-api-spec/zod'
import { z } from 'zod'
import { commandFaults } from './command-rules.ts'
import type { Json } from './json.ts'
import { choicesFaults, messageFaults, modalFaults } from './message-rules.ts'

const CALLBACKS: Readonly<Record<number, Schema>> = {
  1: spec.PongInteractionCallbackRequestSchema,
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
}

function schemaFaults(schema: Schema, body: unknown): string[] {
  const { error } = schema.safeParse(body)
  return error === undefined ? [] : [z.prettifyError(error)]
}

/** Discord takes the bit set as a string, its schema types it as an integer. */
const withNumericPermissions = (command: Json): Json =>
  typeof command['default_member_permissions'] === 'string'
    ? { ...command, default_member_permissions: Number(command['default_member_permissions']) }
    : command

/** What Discord would refuse in a registration; empty: nothing. */
export const faultsOfCommands = (commands: unknown): string[] => [
  ...(Array.isArray(commands) ? commands : []).flatMap((command: Json) =>
    schemaFaults(spec.ApplicationCommandUpdateRequestSchema, withNumericPermissions(command)),
  ),
  ...commandFaults(commands),
]

/** What Discord would refuse in a first response. */
export function faultsOfCallback(body: Json): string[] {
  const type = body['type'] as number
  const data = (body['data'] ?? {}) as Json
  const schema = CALLBACKS[type]
  if (schema === undefined) return [`a callback of type ${type}`]
  const faults = schemaFaults(schema, body)
  if (type === 4) faults.push(...messageFaults(data))
  if (type === 5 && Object.keys(data).some((key) => key !== 'flags'))
    faults.push('a deferral takes flags alone')
  if (type === 7) faults.push(...messageFaults(data, true))
  if (type === 8) faults.push(...choicesFaults(data['choices']))
  if (type === 9) faults.push(...modalFaults(data))
  return faults
}

export const faultsOfEdit = (body: Json): string[] => [
  ...schemaFaults(spec.IncomingWebhookUpdateRequestPartialSchema, body),
  ...messageFaults(body, true),
]

export const faultsOfFollowUp = (body: Json): string[] => [
  ...schemaFaults(spec.IncomingWebhookRequestPartialSchema, body),
  ...messageFaults(body),
]

export const faultsOfMessage = (body: Json): string[] => [
  ...schemaFaults(spec.MessageCreateRequestSchema, body),
  ...messageFaults(body),
]

export const faultsOfMessageEdit = (body: Json): string[] => [
  ...schemaFaults(spec.MessageEditRequestPartialSchema, body),
  ...messageFaults(body, true),
]
