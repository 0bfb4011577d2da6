import { type KeptAnswer, scopeOf } from '../../core/community.ts'
import { answer, remember } from '../answering.ts'
import type { App } from '../app.ts'
import { hiddenFrom } from '../audience.ts'
import type { Call } from '../call.ts'
import type { Route } from '../command.ts'
import { customId, newId } from '../custom-id.ts'
import { MemberError } from '../explain.ts'
import { textForm } from '../form.ts'
import { isModerator } from '../guard.ts'
import { messagesIn } from '../locales/messages.ts'
import { isEphemeral } from '../message.ts'
import { answerButtons, renderAnswer } from '../render-answer.ts'
import { isBanned, mayQuote } from '../rulings.ts'
import { keptAnswer, quotesAny, resolveQuotes, stillThere } from './kept.ts'

/** Posts a private answer for everyone; the private one then has no such button any more. */
export const share: Route = () => ({
  acknowledge: 'update',
  execute: async (call, { app }) => {
    const kept = await keptAnswer(call, app)
    if (quotesAny(kept, hiddenFrom(call, app, false)))
      throw new MemberError(messagesIn(call.locale).errors.notInPublic)
    const today = await asOfToday(call, app, kept)
    const shared: KeptAnswer = { ...today, id: newId(), isPrivate: false }
    await app.community.answers.put(shared)
    const buttons = answerButtons(today, call.locale).filter(({ action }) => action !== 'share')
    return {
      message: await renderAnswer(app.store, today, call.locale, buttons),
      announce: await renderAnswer(app.store, shared, call.locale),
      onAnnounced: (sent) => remember(app, shared, sent),
    }
  },
})

/**
 * The answer with its quotes where they stand now.
 * @throws MemberError when one of them does not stand any more, or is not to be quoted any more.
 */
async function asOfToday({ locale }: Call, app: App, kept: KeptAnswer): Promise<KeptAnswer> {
  const { answer: words } = messagesIn(locale)
  const rulings = await app.community.care.rulings(scopeOf(kept.guild))
  const parts = await Promise.all(
    kept.parts.map(async (part) => {
      const today = stillThere(await resolveQuotes(app, kept.collection, part.quotes))
      const quotes = today.filter((quote) => mayQuote(rulings, part.question, quote))
      if (part.kind === 'quoted' && today.length < part.quotes.length)
        throw new MemberError(words.nothingLeft)
      if (part.kind === 'quoted' && quotes.length < today.length)
        throw new MemberError(words.notQuoted)
      return { ...part, quotes }
    }),
  )
  return { ...kept, parts, more: kept.more.filter((place) => !isBanned(rulings, place)) }
}

/** A button opens a form; the question typed there knows the one before. */
export const followUp: Route = ({ kind, customId: id, locale, message }) => {
  const { followUp } = messagesIn(locale)
  const isPrivate = isEphemeral(message)
  if (kind === 'form')
    return {
      acknowledge: isPrivate ? 'private' : 'public',
      takesTurn: true,
      execute: async (call, work) => {
        const kept = await keptAnswer(call, work.app)
        const question = call.fields.get('question') ?? ''
        return answer({ call, work, question, isPrivate, previousQuestion: kept.question })
      },
    }
  return {
    acknowledge: 'form',
    open: () =>
      textForm(customId('follow-up', id?.id), followUp.title, [
        {
          name: 'question',
          label: followUp.label,
          placeholder: followUp.example,
          maxLength: 1_000,
        },
      ]),
  }
}

/** Whoever asked can take the answer away, and so can moderators. */
export const remove: Route = () => ({
  acknowledge: 'update',
  needs: 'nothing',
  execute: async (call, { app }) => {
    if (!isAsker(call) && !isModerator(call))
      throw new MemberError(messagesIn(call.locale).errors.notYours)
    const id = call.customId?.id ?? ''
    if ((await app.community.answers.find(call.guild, id)) !== null)
      await app.community.answers.remove(id)
    return { remove: true }
  },
})

/** Discord itself says who had the message made: nobody's id is kept for it. */
const isAsker = ({ message, user }: Call): boolean =>
  message?.interaction_metadata?.user.id === user || message?.referenced_message?.author.id === user
