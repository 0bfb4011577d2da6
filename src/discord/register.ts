import { REST, Routes } from 'discord.js'
import type { Command } from './command.ts'

export interface RegisterOptions {
  readonly token: string
  readonly applicationId: string
  readonly commands: readonly Command[]
  /** Only in this server, where it takes effect at once; absent: everywhere. */
  readonly guildId?: string
  /** Base of Discord's REST API. @defaultValue `https://discord.com/api` */
  readonly restUrl?: string
}

/** Replaces all registered commands by these. @returns their names. */
export async function registerCommands(options: RegisterOptions): Promise<string[]> {
  const { token, applicationId, guildId, restUrl } = options
  const rest = new REST(restUrl === undefined ? {} : { api: restUrl }).setToken(token)
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  const body = options.commands.map(({ data }) => data)
  await rest.put(route, { body })
  return body.map(({ name }) => name)
}
