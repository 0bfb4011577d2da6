import type { DocumentLimit } from '../../core/community.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { MemberError } from '../explain.ts'
import { limitKey, limitMessage, limitOf, withLimit } from '../limit-message.ts'
import { messagesIn } from '../locales/messages.ts'

/** A change of who may see a document, out of what was chosen; the message then shows the new state. */
const limits =
  (changeOf: (call: Call) => Partial<DocumentLimit>): Route =>
  () => ({
    acknowledge: 'update',
    needs: 'moderator',
    execute: async (call, { app }) => {
      const guild = call.guild ?? ''
      const documents = (await (await app.store.live(guild))?.documents()) ?? []
      const document = documents.find(({ id }) => limitKey(id) === call.customId?.id)
      if (document === undefined) throw new MemberError(messagesIn(call.locale).sources.notFound)
      const settings = await app.settings.change(guild, (before) => {
        const limit = { ...limitOf(before, document.id), ...changeOf(call) }
        return { limits: withLimit(before, limit) }
      })
      return { message: limitMessage(document, settings, call.locale) }
    },
  })

export const limitActions = {
  'limit-roles': limits(({ values }) => ({ roles: values })),
  'limit-channels': limits(({ values }) => ({ channels: values })),
} as const satisfies Record<string, Route>
