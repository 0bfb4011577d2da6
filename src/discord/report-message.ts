import { changedSentences } from '../core/changed-sentences.ts'
import type { Span } from '../core/document.ts'
import type { IndexReport } from '../core/index-report.ts'
import { quote } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import type { Message } from './command.ts'
import { escapeLine } from './escape.ts'
import { clip, clipMiddle, itemsWithin, LIMITS, linesWithin } from './limits.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { type Cited, COLOURS, renderSections, type Section } from './render-quotes.ts'
import type { Reported } from './runs.ts'

/** Documents named in a list, changed documents shown, sentences shown of each side of one. */
const NAMED = 8
const CHANGED = 4
const SENTENCES = 2

/** What a run changed: counts, then what was added, changed and removed, with the changed sentences. */
export async function reportMessage(reported: Reported, locale: Locale): Promise<Message> {
  const { report, before, now, collection } = reported
  const messages = messagesIn(locale).reindex
  const { added, changed, removed, unchanged, failed } = report
  const titles = await titlesOf([before, now])
  const sections = before && now ? await changesOf(before, now, changed, locale) : []
  const details = sections.length === 0 ? null : renderSections(sections, locale)
  const planned = now === null ? plannedLines(report, titles) : []
  const below = details?.markdown ?? (planned.length === 0 ? '' : linesWithin(planned))
  const longest = failed.length === 0 || below === '' ? LONGEST_LIST : LONGEST_LIST / 2
  const list = (heading: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [clip(`**${heading}:** ${enumerate(items, titles)}`, longest)]
  const counts = messages.summary(added.length, changed.length, removed.length, unchanged)
  const summary = [
    counts,
    ...list(messages.added, added),
    ...list(messages.changed, changed),
    ...list(messages.removed, removed),
  ].join('\n')
  const color = failed.length === 0 ? COLOURS.notice : COLOURS.fault
  return {
    embeds: [
      { description: withFailures(summary, failed, roomBeside(below), locale), color },
      ...(below === '' ? [] : [{ description: below, color }]),
    ],
    collection,
    shown: details?.shown ?? [],
    inPublic: notice(publicLines(counts, failed.length, locale)),
  }
}

/** Neither titles nor sentences: some documents are not for everyone. */
function publicLines(counts: string, failed: number, locale: Locale): string {
  const { reindex } = messagesIn(locale)
  const failures = failed === 0 ? [] : [`**${reindex.failed}:** ${failed}`]
  return [counts, ...failures, reindex.details].join('\n')
}

/** Half of it where failures and changes share the rest of the message. */
const LONGEST_LIST = 400
const LONGEST_SENTENCE = 200
/** Characters told of where a source is, and of why it failed: both say most at their ends. */
const LONGEST_SOURCE = 60
const LONGEST_REASON = 200

/** What an embed may hold beside another and a title. */
const roomBeside = ({ length }: string): number =>
  Math.min(LIMITS.embedDescription, LIMITS.embedTotal - LIMITS.embedTitle - length)

/** A summary, and below it a line for each source that failed: those without room are counted. */
function withFailures(
  summary: string,
  failed: IndexReport['failed'],
  room: number,
  locale: Locale,
): string {
  if (failed.length === 0) return summary
  const head = `${summary}\n**${messagesIn(locale).reindex.failed}:**\n`
  const lineOf = ({ source, reason }: IndexReport['failed'][number]): string =>
    `- ${ends(source, LONGEST_SOURCE)}: ${ends(reason, LONGEST_REASON)}`
  return head + itemsWithin(failed, lineOf, room - head.length)
}

/** Escaped, which may take half as much again. */
const ends = (text: string, limit: number): string =>
  escapeLine(clipMiddle(text.replace(/\s+/gu, ' ').trim(), limit), limit * 1.5)

/** What a dry run found, as plain lines: nothing of it is stored, so that it cannot be quoted. */
const plannedLines = (
  { changes = [] }: IndexReport,
  titles: ReadonlyMap<string, string>,
): string[] =>
  changes.flatMap(({ document, removed, added, more }) => [
    `**${escapeLine(titles.get(document) ?? document, 100)}**`,
    ...removed.map((text) => `➖ ${escapeLine(text, LONGEST_SENTENCE)}`),
    ...added.map((text) => `➕ ${escapeLine(text, LONGEST_SENTENCE)}`),
    ...(more > 0 ? [`… +${more}`] : []),
  ])

async function titlesOf(generations: readonly (Generation | null)[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const generation of generations)
    for (const { id, title } of (await generation?.documents()) ?? []) titles.set(id, title)
  return titles
}

function enumerate(items: readonly string[], titles: ReadonlyMap<string, string>): string {
  const named = items.slice(0, NAMED).map((item) => escapeLine(titles.get(item) ?? item, 80))
  const rest = items.length - named.length
  return [...named, ...(rest > 0 ? [`+${rest}`] : [])].join(', ')
}

async function changesOf(
  before: Generation,
  now: Generation,
  changed: readonly string[],
  locale: Locale,
): Promise<Section[]> {
  const { check } = messagesIn(locale)
  const sections: Section[] = []
  for (const id of changed.slice(0, CHANGED)) {
    const change = await changedSentences(before, now, id)
    if (change === null) continue
    const old = (span: Span): Cited => ({
      quote: quote(change.before, span),
      label: check.before,
      link: null,
      readFrom: before,
    })
    const current = (span: Span): Cited => ({
      quote: quote(change.now, span),
      label: check.now,
      link: null,
    })
    const cited = [
      ...change.removed.slice(0, SENTENCES).map(old),
      ...change.added.slice(0, SENTENCES).map(current),
    ]
    if (cited.length > 0)
      sections.push({ heading: `**${escapeLine(change.now.title, 100)}**`, cited })
  }
  return sections
}
