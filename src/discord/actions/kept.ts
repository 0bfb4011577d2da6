import { type CitationState, checkCitation } from '../../core/citation.ts'
import type { CitedSlice } from '../../core/cited.ts'
import { KEPT_ANSWERS_DAYS, type KeptAnswer, type KeptPart } from '../../core/community.ts'
import type { Document, Span } from '../../core/document.ts'
import { type Quote, quote } from '../../core/quote.ts'
import type { App } from '../app.ts'
import { hiddenFrom } from '../audience.ts'
import type { Call } from '../call.ts'
import { MemberError } from '../explain.ts'
import { messagesIn } from '../locales/messages.ts'

const DAY_MS = 86_400_000

/**
 * The answer that a button belongs to, as the member may see it.
 * @throws MemberError when it has expired, is another server's, or quotes what is hidden from the member.
 */
export async function keptAnswer(call: Call, app: App): Promise<KeptAnswer> {
  const kept = await app.community.answers.find(call.guild, call.customId?.id ?? '')
  const oldest = app.now().getTime() - KEPT_ANSWERS_DAYS * DAY_MS
  if (kept === null || Date.parse(kept.created) < oldest)
    throw new MemberError(messagesIn(call.locale).errors.expired)
  const hidden = hiddenFrom(call, app, true)
  if (quotesAny(kept, hidden)) throw new MemberError(messagesIn(call.locale).errors.hidden)
  return { ...kept, more: kept.more.filter(({ document }) => !hidden.has(document)) }
}

/** The quotes that were shown as an answer, sure or not: all but the nearest ones, which were asked for. */
export const shownQuotes = ({ parts }: Pick<KeptAnswer, 'parts'>): Quote[] =>
  parts.filter(isShown).flatMap(({ quotes }) => quotes)

export const isShown = ({ kind, isUnsure }: KeptPart): boolean =>
  kind === 'quoted' || isUnsure === true

/** Whether the answer quotes one of the documents, as its nearest place too. */
export const quotesAny = ({ parts }: KeptAnswer, documents: ReadonlySet<string>): boolean =>
  parts.some(({ quotes }) => quotes.some(({ document }) => documents.has(document)))

/** A quote of the past, and what the document says today. */
export interface Resolved {
  readonly was: Quote
  readonly state: CitationState['kind']
  /** Null when it is gone. */
  readonly now: Quote | null
  readonly document: Document | null
}

/** Reads again what each quote's document says now; row `i` belongs to `quotes[i]`. */
export async function resolveQuotes(
  app: App,
  collection: string,
  quotes: readonly Quote[],
): Promise<Resolved[]> {
  const generation = await app.store.live(collection)
  return Promise.all(
    quotes.map(async (was) => {
      const document = (await generation?.document(was.document)) ?? null
      const kept = await app.slices.find(collection, was)
      const state = checkCitation(kept ?? bareSlice(was), document)
      if (state.kind === 'gone' || document === null)
        return { was, state: 'gone', now: null, document } as const
      const highlight = state.kind === 'changed' ? null : shifted(was, state.now)
      return { was, state: state.kind, now: quote(document, state.now, highlight), document }
    }),
  )
}

/** A slice that was not kept can still be found by its words alone. */
const bareSlice = ({ document, contentHash, start, end, text }: Quote): CitedSlice => ({
  document,
  contentHash,
  start,
  end,
  text,
  before: '',
  after: '',
})

const shifted = ({ start, highlight }: Quote, now: Span): Span | null =>
  highlight && {
    start: highlight.start - start + now.start,
    end: highlight.end - start + now.start,
  }

/** The quotes that can be shown today, at their present places. */
export const stillThere = (resolved: readonly Resolved[]): Quote[] =>
  resolved.flatMap(({ state, now }) => (now !== null && state !== 'changed' ? [now] : []))

/** A span with so many sentences of its document before and after it, itself highlighted. */
export async function withNeighbours(
  app: App,
  collection: string,
  document: Document,
  span: Span,
  sentences: number,
): Promise<Quote> {
  const generation = await app.store.live(collection)
  const passages = (await generation?.passagesOf(document.id)) ?? []
  const starts = new Map(
    passages.flatMap((passage) => passage.sentences).map((one) => [one.start, one]),
  )
  const all = [...starts.values()].sort((one, other) => one.start - other.start)
  const before = all.filter(({ end }) => end <= span.start).slice(-sentences)
  const after = all.filter(({ start }) => start >= span.end).slice(0, sentences)
  const wide = { start: before[0]?.start ?? span.start, end: after.at(-1)?.end ?? span.end }
  return quote(document, wide, span)
}
