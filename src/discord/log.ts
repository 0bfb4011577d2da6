import { DiscordAPIError } from 'discord.js'

/** The part of a pino logger that is used here. */
export interface Log {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** What a log may hold of a fault: an API error's own data have the interaction's token and its text. */
export function faultData(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    const { name, message, code, status, method } = error
    return { name, message, code, status, method }
  }
  return { err: error }
}
