import type { Answer } from '../core/answer.ts'
import { gapKey, type Ruling } from '../core/community.ts'
import type { Quote } from '../core/quote.ts'
import { resolveQuotes } from './actions/kept.ts'
import type { App } from './app.ts'

/**
 * An answer as the server's moderators want it: without banned sentences, pinned ones first.
 * @param hidden ids of documents that it must not quote.
 */
export async function underRulings(
  app: App,
  collection: string,
  rulings: readonly Ruling[],
  answer: Answer,
  hidden: ReadonlySet<string>,
): Promise<Answer> {
  if (rulings.length === 0) return answer
  if (answer.parts !== undefined) {
    const parts = await Promise.all(
      answer.parts.map((part) => underRulings(app, collection, rulings, part, hidden)),
    )
    return { ...answer, parts }
  }
  const allowed = answer.quotes.filter((quote) => !isBanned(rulings, quote))
  const pins = pinsOf(rulings, answer.question).filter(({ quote }) => !hidden.has(quote.document))
  const resolved = await resolveQuotes(
    app,
    collection,
    pins.map(({ quote }) => quote),
  )
  const pinned = resolved.flatMap(({ state, now }) => (now && state !== 'changed' ? [now] : []))
  if (pinned.length > 0) return pinnedAnswer(answer, [...pinned, ...withoutSame(allowed, pinned)])
  return allowed.length === 0
    ? { ...answer, kind: 'not-found', quotes: [] }
    : { ...answer, quotes: allowed }
}

/** Whether it says a sentence that moderators do not want quoted, alone or among others. */
export const isBanned = (
  rulings: readonly Ruling[],
  { document, text }: Pick<Quote, 'document' | 'text'>,
): boolean =>
  rulings.some(
    ({ kind, quote }) => kind === 'ban' && quote.document === document && text.includes(quote.text),
  )

/** Whether an answer to the question may hold the quote: one that is pinned to it is not banned there. */
export const mayQuote = (rulings: readonly Ruling[], question: string, quote: Quote): boolean =>
  !isBanned(rulings, quote) ||
  pinsOf(rulings, question).some(
    (pin) => pin.quote.document === quote.document && pin.quote.text === quote.text,
  )

const pinsOf = (rulings: readonly Ruling[], question: string): Ruling[] =>
  rulings.filter((ruling) => ruling.kind === 'pin' && gapKey(ruling.question) === gapKey(question))

/** A moderator has said what answers it: there is nothing unsure about that. */
function pinnedAnswer(
  { cause: _cause, reason: _reason, ...answer }: Answer,
  quotes: readonly Quote[],
): Answer {
  return { ...answer, kind: 'quoted', quotes }
}

const withoutSame = (quotes: Answer['quotes'], pinned: Answer['quotes']): Answer['quotes'] =>
  quotes.filter(({ text }) => pinned.every((one) => one.text !== text))
