import type { APIEmbed } from 'discord.js'
import type { CitedSlices } from '../core/cited.ts'
import type { Document } from '../core/document.ts'
import { QuoteMismatchError } from '../core/errors.ts'
import { assertVerbatim } from '../core/quote.ts'
import type { Store } from '../core/store.ts'
import type { Message, Shown } from './command.ts'
import { quotedTexts } from './escape.ts'

/** What the gate reads again, each time from the store itself. */
export interface GateSources {
  readonly store: Pick<Store, 'live'>
  readonly slices: Pick<CitedSlices, 'find'>
}

/**
 * The last gate before a message goes out. Every block quote in it, escaping undone, must be one of
 * `shown`, in order, and say what a fresh read of the stored document (or kept slice) says.
 * @throws QuoteMismatchError otherwise; then nothing may be sent.
 */
export async function assertMessageVerbatim(message: Message, sources: GateSources): Promise<void> {
  const { collection, shown } = message
  const texts = message.embeds.flatMap(blocksOf)
  const surplus = texts.length - shown.length
  if (surplus !== 0 || (shown.length > 0 && collection === null))
    throw new QuoteMismatchError({
      document: shown.at(-1)?.quote.document ?? '',
      start: 0,
      end: surplus,
    })
  for (const [index, shownQuote] of shown.entries()) {
    const fresh = await read(collection ?? '', shownQuote, sources)
    assertVerbatim(shownQuote.quote, texts[index] ?? '', fresh)
  }
}

const blocksOf = ({ description, fields = [] }: APIEmbed): string[] =>
  [description ?? '', ...fields.map(({ value }) => value)].flatMap(quotedTexts)

async function read(
  collection: string,
  { quote, readFrom }: Shown,
  { store, slices }: GateSources,
): Promise<Document | null> {
  if (readFrom === null)
    return (await (await store.live(collection))?.document(quote.document)) ?? null
  if (!('contentHash' in readFrom)) return readFrom.document(quote.document)
  const slice = await slices.find(collection, readFrom)
  if (slice === null) return null
  return {
    id: slice.document,
    title: quote.title,
    // As if the document had nothing else: blank up to where the slice begins.
    text: ' '.repeat(slice.start) + slice.text,
    language: 'und',
    date: quote.date,
    url: quote.url,
    source: null,
    contentHash: slice.contentHash,
  }
}
