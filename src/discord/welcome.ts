import type { Announcer } from './announcer.ts'
import type { App } from './app.ts'
import { rows } from './buttons.ts'
import type { Call } from './call.ts'
import type { Message, Reply } from './command.ts'
import { isModerator } from './guard.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'

/** How a moderator sets the bot up in a minute. */
export function welcomeMessage(locale: Locale): Message {
  const { welcome } = messagesIn(locale)
  const buttons = [
    { action: 'add-source', label: welcome.add },
    { action: 'dismiss', label: welcome.dismiss },
  ]
  return { ...notice(welcome.text), components: rows(buttons) }
}

async function isNew(guild: string, app: App): Promise<boolean> {
  return !app.settings.of(guild).isWelcomed && (await app.store.live(guild)) === null
}

/** Beside the first command of a moderator in a server that has nothing yet; once. */
export async function welcomeAside(call: Call, app: App): Promise<Pick<Reply, 'aside'>> {
  const { guild, kind, locale } = call
  const isFirst =
    guild !== null && kind === 'command' && isModerator(call) && (await isNew(guild, app))
  if (!isFirst) return {}
  await app.settings.change(guild, { isWelcomed: true })
  return { aside: welcomeMessage(locale) }
}

/** Into the system channel of a server that has just installed the bot; without one, a moderator's first command is waited for. */
export async function welcomeServer(
  guild: string,
  channel: string | null,
  locale: Locale,
  app: App,
  announcer: Announcer,
): Promise<void> {
  if (channel === null || !(await isNew(guild, app))) return
  await app.settings.change(guild, { isWelcomed: true })
  await announcer.announce({ channel, message: welcomeMessage(locale) })
}
