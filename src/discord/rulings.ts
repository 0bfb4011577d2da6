import type { Answer } from '../core/answer.ts'
import { gapKey, type Ruling } from '../core/community.ts'
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
  const isBanned = (text: string, document: string): boolean =>
    rulings.some(
      (one) => one.kind === 'ban' && one.quote.document === document && one.quote.text === text,
    )
  const allowed = answer.quotes.filter(({ text, document }) => !isBanned(text, document))
  const pins = rulings.filter(
    ({ kind, question, quote }) =>
      kind === 'pin' && !hidden.has(quote.document) && gapKey(question) === gapKey(answer.question),
  )
  const resolved = await resolveQuotes(
    app,
    collection,
    pins.map(({ quote }) => quote),
  )
  const pinned = resolved.flatMap(({ state, now }) => (now && state !== 'changed' ? [now] : []))
  if (pinned.length > 0)
    return { ...answer, kind: 'quoted', quotes: [...pinned, ...withoutSame(allowed, pinned)] }
  return allowed.length === 0
    ? { ...answer, kind: 'not-found', quotes: [] }
    : { ...answer, quotes: allowed }
}

const withoutSame = (quotes: Answer['quotes'], pinned: Answer['quotes']): Answer['quotes'] =>
  quotes.filter(({ text }) => pinned.every((one) => one.text !== text))
