import { addSource, sourceForm } from '../adding.ts'
import { answer } from '../answering.ts'
import type { Route } from '../command.ts'
import { escapeText } from '../escape.ts'
import { MemberError } from '../explain.ts'
import { messagesIn } from '../locales/messages.ts'

/** A button opens the form, the form is read into the server's collection. */
export const addSourceAction: Route = ({ kind }) =>
  kind === 'form'
    ? { acknowledge: 'private', needs: 'moderator', execute: addSource }
    : { acknowledge: 'form', needs: 'moderator', open: (call) => sourceForm(call) }

/** A question about a message: the message tells what "it" and "there" mean. */
export const askAboutForm: Route = () => ({
  acknowledge: 'private',
  takesTurn: true,
  execute: async (call, work) => {
    const message = call.fields.get('message')?.trim() ?? ''
    return answer({
      call,
      work,
      question: call.fields.get('question') ?? '',
      isPrivate: true,
      previousQuestion: message === '' ? null : message,
    })
  },
})

export const cancel: Route = () => ({
  acknowledge: 'update',
  needs: 'moderator',
  execute: async ({ guild, locale, customId }, { app }) => {
    if (guild !== null && app.runs.cancel(guild, customId?.id ?? '')) return {}
    const { errors, reindex } = messagesIn(locale)
    // It may be a run of another process, which alone can cancel it.
    const holder = guild === null ? null : await app.store.holder(guild)
    throw new MemberError(holder === null ? reindex.notRunning : errors.busy(escapeText(holder)))
  },
})

export const dismiss: Route = () => ({
  acknowledge: 'update',
  needs: 'moderator',
  execute: async () => ({ remove: true }),
})
