import { scopeOf } from '../../core/community.ts'
import { type Quote, quote } from '../../core/quote.ts'
import { type App, collectionFor } from '../app.ts'
import { rows } from '../buttons.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { customId, newId } from '../custom-id.ts'
import { escapeLine } from '../escape.ts'
import { MemberError } from '../explain.ts'
import { textForm } from '../form.ts'
import { RULING_MARKS } from '../gaps-message.ts'
import { messagesIn } from '../locales/messages.ts'
import { notice } from '../message.ts'
import { feedbackOf, quoteOfToday } from './gaps-actions.ts'

const ban: Route = () => ({
  acknowledge: 'private',
  needs: 'moderator',
  execute: async (call, { app }) => {
    const { quote: banned } = await feedbackOf(call, app, call.customId?.id ?? '')
    const ruling = { id: newId(), kind: 'ban', question: '', quote: banned } as const
    await app.community.care.addRuling(scopeOf(call.guild), ruling)
    return { message: notice(messagesIn(call.locale).gaps.banned) }
  },
})

/** The button asks for a sentence, the form looks for its exact words. */
const pin: Route = ({ kind, customId: id, locale }) => {
  const { gaps: words } = messagesIn(locale)
  if (kind !== 'form')
    return {
      acknowledge: 'form',
      needs: 'moderator',
      open: () =>
        textForm(customId('pin', id?.id), words.pinTitle, [
          { name: 'sentence', label: words.pinLabel, isLong: true, maxLength: 1_000 },
        ]),
    }
  return {
    acknowledge: 'private',
    needs: 'moderator',
    execute: async (call, { app }) => {
      const { question } = await feedbackOf(call, app, call.customId?.id ?? '')
      const pinned = await findWords(app, call, call.fields.get('sentence')?.trim() ?? '')
      if (pinned === null) throw new MemberError(words.pinNotFound)
      const ruling = { id: newId(), kind: 'pin', question, quote: pinned } as const
      await app.community.care.addRuling(scopeOf(call.guild), ruling)
      return { message: notice(words.pinned) }
    },
  }
}

/** The first place in the documents that says exactly this. */
async function findWords(app: App, call: Call, words: string): Promise<Quote | null> {
  if (words === '') return null
  const generation = await app.store.live(await collectionFor(app.store, call.guild))
  for (const { id } of (await generation?.documents()) ?? []) {
    const document = await generation?.document(id)
    const start = document?.text.indexOf(words) ?? -1
    if (document && start !== -1) return quote(document, { start, end: start + words.length })
  }
  return null
}

/** A banned or pinned sentence, and the button that takes the ruling back. */
const showRuling: Route = () => ({
  acknowledge: 'private',
  needs: 'moderator',
  execute: async (call, { app }) => {
    const { gaps: words, errors } = messagesIn(call.locale)
    const rulings = await app.community.care.rulings(scopeOf(call.guild))
    const ruling = rulings.find(({ id }) => id === call.values[0])
    if (ruling === undefined) throw new MemberError(errors.expired)
    const { id, kind, question } = ruling
    const asked = question === '' ? '' : `**${escapeLine(question, LONGEST_QUESTION)}**`
    const message = await quoteOfToday(call, app, ruling.quote, [asked], RULING_MARKS[kind])
    return {
      message: { ...message, components: rows([{ action: 'unrule', label: words.undo, id }]) },
    }
  },
})

const LONGEST_QUESTION = 300

const unrule: Route = () => ({
  acknowledge: 'update',
  needs: 'moderator',
  execute: async (call, { app }) => {
    await app.community.care.removeRuling(scopeOf(call.guild), call.customId?.id ?? '')
    return { message: notice(messagesIn(call.locale).gaps.undone) }
  },
})

export const rulingActions = {
  ban,
  pin,
  'gaps-ruling': showRuling,
  unrule,
} as const satisfies Record<string, Route>
