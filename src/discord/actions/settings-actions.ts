import type { Settings } from '../../core/community.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { customId } from '../custom-id.ts'
import { MemberError } from '../explain.ts'
import { textForm } from '../form.ts'
import { LOCALES } from '../locales/locale.ts'
import { messagesIn } from '../locales/messages.ts'
import { notice } from '../message.ts'
import { isThreshold, languageMessage, settingsMessage } from '../settings-message.ts'
import { forgetServer } from '../upkeep.ts'

/** A change of settings out of what was chosen; the message then shows the new ones. */
const changes =
  (changeOf: (call: Call, settings: Settings) => Partial<Settings>): Route =>
  () => ({
    acknowledge: 'update',
    needs: 'moderator',
    execute: async (call, { app }) => {
      const guild = call.guild ?? ''
      const settings = await app.settings.change(guild, (before) => changeOf(call, before))
      const locale = LOCALES.find((one) => one === settings.locale) ?? call.locale
      return { message: settingsMessage(settings, locale) }
    },
  })

const language: Route = () => ({
  acknowledge: 'update',
  needs: 'moderator',
  execute: async (call, { app }) => ({
    message: languageMessage(app.settings.of(call.guild), call.locale),
  }),
})

/** Typed to confirm; the same in all languages. */
const WORD = 'DELETE'

/** The button asks for a word, the form deletes all that is known of the server. */
const deleteAll: Route = ({ kind, locale }) => {
  const { settings } = messagesIn(locale)
  if (kind !== 'form')
    return {
      acknowledge: 'form',
      needs: 'moderator',
      open: () =>
        textForm(customId('delete-all'), settings.deleteTitle, [
          { name: 'word', label: settings.deleteLabel(WORD), maxLength: WORD.length },
        ]),
    }
  return {
    acknowledge: 'private',
    needs: 'moderator',
    execute: async (call, { app }) => {
      if (call.fields.get('word')?.trim() !== WORD) throw new MemberError(settings.notDeleted)
      await forgetServer(app, call.guild ?? '')
      return { message: notice(settings.deleted) }
    },
  }
}

export const settingsActions = {
  settings: changes(() => ({})),
  'set-channels': changes(({ values }) => ({ channels: values })),
  'set-roles': changes(({ values }) => ({ roles: values })),
  'set-log': changes(({ values }) => ({ logChannel: values[0] ?? null })),
  'set-threshold': changes(({ values }, { threshold }) => ({
    threshold: values.find(isThreshold) ?? threshold,
  })),
  'set-private': changes((_call, { privateByDefault }) => ({
    privateByDefault: !privateByDefault,
  })),
  'set-language': language,
  'set-locale': changes(({ values }) => ({
    locale: LOCALES.find((one) => one === values[0]) ?? null,
  })),
  'delete-all': deleteAll,
} as const satisfies Record<string, Route>
