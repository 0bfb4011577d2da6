import { type Feedback, scopeOf } from '../../core/community.ts'
import type { Quote } from '../../core/quote.ts'
import { type App, collectionFor } from '../app.ts'
import { rows } from '../buttons.ts'
import type { Call } from '../call.ts'
import type { Message, Route } from '../command.ts'
import { escapeLine } from '../escape.ts'
import { MemberError } from '../explain.ts'
import { gapsFile, gapsMessage } from '../gaps-message.ts'
import { LIMITS } from '../limits.ts'
import { messagesIn } from '../locales/messages.ts'
import { notice } from '../message.ts'
import { COLOURS, renderSections } from '../render-quotes.ts'
import { resolveQuotes } from './kept.ts'

/** What moderators look after. */
export async function gapsPanel(call: Call, app: App): Promise<Message> {
  const { care } = app.community
  const scope = scopeOf(call.guild)
  const [asked, bad, rulings] = await Promise.all([
    care.gaps(scope),
    care.feedback(scope, 'bad'),
    care.rulings(scope),
  ])
  return gapsMessage(asked, bad, rulings.toReversed(), call.locale)
}

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
    await app.community.care.clearFeedback(scope, 'bad')
    return { message: await gapsPanel(call, app) }
  },
})

export async function feedbackOf(call: Call, app: App, id: string): Promise<Feedback> {
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
    const { gaps: words } = messagesIn(call.locale)
    const feedback = await feedbackOf(call, app, call.values[0] ?? '')
    const comment = feedback.comment && `**${words.comment}** ${escapeLine(feedback.comment, 200)}`
    const title = escapeLine(feedback.question, LIMITS.embedTitle)
    const message = await quoteOfToday(call, app, feedback.quote, [comment], '👎')
    const isThere = message.shown.length > 0
    const buttons = [
      ...(isThere ? [{ action: 'ban', label: words.ban, id: feedback.id }] : []),
      { action: 'pin', label: words.pin, id: feedback.id },
    ]
    return {
      message: { ...message, embeds: [{ ...message.embeds[0], title }], components: rows(buttons) },
    }
  },
})

/** A quote as the document says it today below some lines, or that it is gone. */
export async function quoteOfToday(
  call: Call,
  app: App,
  was: Quote,
  lines: readonly string[],
  label: string,
): Promise<Message> {
  const collection = await collectionFor(app.store, call.guild)
  const [resolved] = await resolveQuotes(app, collection, [was])
  const now = resolved?.state === 'changed' ? null : (resolved?.now ?? null)
  const cited = now === null ? [] : [{ quote: now, label, link: null }]
  const gone = now === null ? messagesIn(call.locale).check.gone : ''
  const heading = [...lines, gone].filter(Boolean).join('\n')
  const { markdown, shown } = renderSections([{ heading, cited }], call.locale)
  return { embeds: [{ description: markdown, color: COLOURS.notice }], collection, shown }
}

export const gapsActions = {
  'gaps-export': exportGaps,
  'gaps-clear': clearGaps,
  'gaps-quote': showQuote,
} as const satisfies Record<string, Route>
