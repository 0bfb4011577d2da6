import { PermissionFlagsBits } from 'discord.js'
import type { App } from './app.ts'
import { type Call, isIn } from './call.ts'
import type { Handler } from './command.ts'
import { messagesIn } from './locales/messages.ts'
import { DEFAULT_RATE_LIMITS, RateLimiter, type RateLimits } from './rate-limit.ts'

/** Says why a call is refused, or null. Decided from memory. */
export type Guard = (call: Call, handler: Handler) => string | null

export const isModerator = ({ guild, permissions }: Call): boolean =>
  guild !== null &&
  (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n

/** Why the server's settings keep the caller from asking here; null where they do not. */
export function whyNotHere(call: Call, { settings }: App): string | null {
  if (isModerator(call)) return null
  const { errors } = messagesIn(call.locale)
  const { channels, roles } = settings.of(call.guild)
  if (channels.length > 0 && !isIn(call, channels)) return errors.wrongChannel
  const hasRole = roles.length === 0 || roles.some((role) => call.roles.includes(role))
  return hasRole ? null : errors.wrongRole
}

/** Permission, channel, role and rate. Discord's own command permissions can be overridden, so all is checked here. */
export function createGuard(app: App, limits: RateLimits = DEFAULT_RATE_LIMITS): Guard {
  const users = new RateLimiter(limits.user, app.now)
  const guilds = new RateLimiter(limits.guild, app.now)
  return (call, handler) => {
    const { errors } = messagesIn(call.locale)
    if (handler.needs === 'moderator' && !isModerator(call)) return errors.moderatorsOnly
    const refusal = handler.needs === undefined ? whyNotHere(call, app) : null
    if (refusal !== null) return refusal
    if (call.kind === 'completion') return null
    const wait = users.take(call.user) || (call.guild === null ? 0 : guilds.take(call.guild))
    return wait === 0 ? null : errors.tooManyRequests(Math.ceil(wait / 1_000))
  }
}
