import type { APIEmbed } from 'discord.js'
import type { KeptAnswer } from '../core/community.ts'
import type { Store } from '../core/store.ts'
import { shownQuotes } from './actions/kept.ts'
import { type ButtonSpec, rows } from './buttons.ts'
import type { Message } from './command.ts'
import { escapeLine } from './escape.ts'
import { LIMITS } from './limits.ts'
import { linksTo } from './links.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS, LONGEST_HEADING, renderSections, type Section } from './render-quotes.ts'

export const isQuoted = ({ parts }: KeptAnswer): boolean =>
  parts.some(({ kind }) => kind === 'quoted')

/** One embed: what was asked, the quotes with their citations, the buttons. */
export async function renderAnswer(
  store: Store,
  kept: KeptAnswer,
  locale: Locale,
  buttons: readonly ButtonSpec[] = answerButtons(kept, locale),
): Promise<Message> {
  const sections = await sectionsOf(store, kept, locale)
  const { markdown, shown } = renderSections(sections, locale)
  const colour = isQuoted(kept) ? COLOURS.quoted : COLOURS.notFound
  return {
    embeds: [{ ...questionTitle(kept.question), description: markdown, color: colour }],
    components: rows(buttons),
    collection: kept.collection,
    shown,
  }
}

async function sectionsOf(store: Store, kept: KeptAnswer, locale: Locale): Promise<Section[]> {
  const { notFound, unsure } = messagesIn(locale).answer
  let number = 0
  const sections: Section[] = []
  for (const { question, kind, quotes, isUnsure } of kept.parts) {
    const asked = kept.parts.length > 1 ? `**${escapeLine(question, LONGEST_HEADING / 2)}**` : ''
    if (kind === 'not-found' && !(isUnsure && quotes.length > 0)) {
      sections.push({ heading: [asked, notFound].filter(Boolean).join('\n'), cited: [] })
      continue
    }
    const links = await linksTo(store, kept.collection, quotes)
    const cited = quotes.map((quote, index) => {
      number += 1
      return { quote, label: `[${number}]`, link: links[index] ?? null }
    })
    sections.push({ heading: [asked, isUnsure && unsure].filter(Boolean).join('\n'), cited })
  }
  return sections
}

/** What can be done with an answer. */
export function answerButtons(kept: KeptAnswer, locale: Locale): ButtonSpec[] {
  const { buttons } = messagesIn(locale)
  const { id } = kept
  const hasQuotes = shownQuotes(kept).length > 0
  const hasNearest = kept.parts.some(({ quotes }) => quotes.length > 0)
  return [
    ...(hasQuotes
      ? [
          { action: 'check', label: buttons.check, id },
          ...(kept.more.length > 0 ? [{ action: 'more', label: buttons.more, id }] : []),
          { action: 'context', label: buttons.context, id },
          { action: 'good', emoji: '👍', id },
          { action: 'bad', emoji: '👎', id },
        ]
      : hasNearest
        ? [{ action: 'nearest', label: buttons.nearest, id }]
        : []),
    ...(kept.isPrivate ? [{ action: 'share', label: buttons.share, id }] : []),
    { action: 'follow-up', label: buttons.followUp, id },
    { action: 'delete', label: buttons.delete, id },
  ]
}

/** What was asked, as the title of an embed: escaped, since titles render Markdown too. */
const questionTitle = (question: string): Pick<APIEmbed, 'title'> => ({
  title: escapeLine(question, LIMITS.embedTitle),
})
