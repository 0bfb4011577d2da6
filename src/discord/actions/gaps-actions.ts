import { type Feedback, scopeOf } from '../../core/community.ts'
import { type Quote, quote } from '../../core/quote.ts'
import { type App, collectionFor } from '../app.ts'
import { rows } from '../buttons.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { customId, newId } from '../custom-id.ts'
import { escapeLine } from '../escape.ts'
import { MemberError } from '../explain.ts'
import { textForm } from '../form.ts'
import { gapsFile, gapsMessage } from '../gaps-message.ts'
import { messagesIn } from '../locales/messages.ts'
import { notice } from '../message.ts'
import { COLOURS, renderSections } from '../render-quotes.ts'
import { resolveQuotes } from './kept.ts'

const exportGaps: Route = () => ({
  acknowledge: 'private',
  needs: 'moderator',
  execute: async (call, { app }) => {
    const gaps = await app.community.care.gaps(scopeOf(call.guild))
    const { title } = messagesIn(call.locale).gaps
    return { message: { ...notice(title), files: [gapsFile(gaps)] } }
  },
})

const clearGaps: Route = () => ({
  acknowledge: 'update',
  needs: 'moderator',
  execute: async (call, { app }) => {
    const scope = scopeOf(call.guild)
    await app.community.care.clearGaps(scope)
    const bad = await app.community.care.feedback(scope, 'bad')
    return { message: gapsMessage([], bad, call.locale) }
  },
})

async function feedbackOf(call: Call, app: App, id: string): Promise<Feedback> {
  const bad = await app.community.care.feedback(scopeOf(call.guild), 'bad')
  const found = bad.find((feedback) => feedback.id === id)
  if (found === undefined) throw new MemberError(messagesIn(call.locale).errors.expired)
  return found
}

/** One quote marked 👎, with what a moderator can do about it. */
const showQuote: Route = () => ({
  acknowledge: 'private',
  needs: 'moderator',
  execute: async (call, { app }) => {
    const { gaps: words, check } = messagesIn(call.locale)
    const feedback = await feedbackOf(call, app, call.values[0] ?? '')
    const collection = await collectionFor(app.store, call.guild)
    const [resolved] = await resolveQuotes(app, collection, [feedback.quote])
    const now = resolved?.state === 'changed' ? null : (resolved?.now ?? null)
    const comment = feedback.comment && `**${words.comment}** ${escapeLine(feedback.comment, 200)}`
    const cited = now === null ? [] : [{ quote: now, label: '👎', link: null }]
    const heading = [comment, now === null ? check.gone : ''].filter(Boolean).join('\n')
    const { markdown, shown } = renderSections([{ heading, cited }], call.locale)
    const buttons = [
      ...(now === null ? [] : [{ action: 'ban', label: words.ban, id: feedback.id }]),
      { action: 'pin', label: words.pin, id: feedback.id },
    ]
    const title = escapeLine(feedback.question, 256)
    const embeds = [{ title, description: markdown, color: COLOURS.notice }]
    return { message: { embeds, components: rows(buttons), collection, shown } }
  },
})

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

export const gapsActions = {
  'gaps-export': exportGaps,
  'gaps-clear': clearGaps,
  'gaps-quote': showQuote,
  ban,
  pin,
} as const satisfies Record<string, Route>
