import { type Feedback, scopeOf } from '../../core/community.ts'
import type { App } from '../app.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { customId, newId } from '../custom-id.ts'
import { textForm } from '../form.ts'
import { messagesIn } from '../locales/messages.ts'
import { notice } from '../message.ts'
import { isShown, keptAnswer } from './kept.ts'

const LONGEST_COMMENT = 500

export const good: Route = () => ({
  acknowledge: 'private',
  execute: async (call, { app }) => {
    await give(call, app, 'good', '')
    return { message: notice(messagesIn(call.locale).feedback.thanks) }
  },
})

/** The button asks what was missing; the form that it opens is kept, even when nothing was typed. */
export const bad: Route = ({ kind, customId: id, locale }) => {
  const { feedback } = messagesIn(locale)
  if (kind === 'form')
    return {
      acknowledge: 'private',
      execute: async (call, { app }) => {
        await give(call, app, 'bad', call.fields.get('missing') ?? '')
        return { message: notice(feedback.thanks) }
      },
    }
  return {
    acknowledge: 'form',
    open: () =>
      textForm(customId('bad', id?.id), feedback.title, [
        {
          name: 'missing',
          label: feedback.missing,
          placeholder: feedback.missingExample,
          isLong: true,
          isRequired: false,
          maxLength: LONGEST_COMMENT,
        },
      ]),
  }
}

async function give(
  call: Call,
  app: App,
  verdict: Feedback['verdict'],
  comment: string,
): Promise<void> {
  const kept = await keptAnswer(call, app)
  const part = kept.parts.find(isShown)
  const [quote] = part?.quotes ?? []
  if (part === undefined || quote === undefined) return
  const { question } = part
  const given = app.now().toISOString()
  const feedback = { id: newId(), question, quote, verdict, comment: comment.trim(), given }
  await app.community.care.addFeedback(scopeOf(call.guild), feedback)
}
