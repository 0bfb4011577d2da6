import { DISCORD_LOCALES, LOCALES } from './locales/locale.ts'
import type { CommandKey, MenuKey, Messages, OptionKey, Words } from './locales/message-table.ts'
import { messagesIn } from './locales/messages.ts'

type Localisations = Readonly<Record<string, string>>

interface LocalisedWords extends Words {
  readonly name_localizations: Localisations
  readonly description_localizations: Localisations
}

const inAll = (choose: (messages: Messages) => string): Localisations =>
  Object.fromEntries(
    LOCALES.filter((locale) => locale !== 'en').flatMap((locale) =>
      DISCORD_LOCALES[locale].map((name) => [name, choose(messagesIn(locale))]),
    ),
  )

const localised = (choose: (messages: Messages) => Words): LocalisedWords => ({
  ...choose(messagesIn('en')),
  name_localizations: inAll((messages) => choose(messages).name),
  description_localizations: inAll((messages) => choose(messages).description),
})

/** Name and description of a command, in all languages. */
export const commandWords = (key: CommandKey): LocalisedWords =>
  localised(({ commands }) => commands[key])

/** Name and description of an option, in all languages. Handlers know it by its English name. */
export const optionWords = (key: OptionKey): LocalisedWords =>
  localised(({ options }) => options[key])

/** Name of an entry in the menu of a message, in all languages. */
export const menuWords = (key: MenuKey) => ({
  name: messagesIn('en').menus[key],
  name_localizations: inAll(({ menus }) => menus[key]),
})

/** In servers, in direct messages, and wherever a user brings the bot. */
export const ANYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] }

/** In servers that installed the bot, shown to those who can manage them; checked again on each use. */
export const FOR_MODERATORS = {
  contexts: [0],
  integration_types: [0],
  default_member_permissions: String(1 << 5),
}
