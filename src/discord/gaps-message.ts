import { ButtonStyle, ComponentType } from 'discord.js'
import type { Feedback, Gap } from '../core/community.ts'
import { groupGaps } from '../core/group-gaps.ts'
import { rows } from './buttons.ts'
import type { File, Message } from './command.ts'
import { customId } from './custom-id.ts'
import { escapeLine } from './escape.ts'
import { clip, LIMITS, linesWithin } from './limits.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS } from './render-quotes.ts'

const LONGEST_QUESTION = 200

/** What was asked in public and not answered, grouped and counted; and the quotes marked 👎. */
export function gapsMessage(
  gaps: readonly Gap[],
  bad: readonly Feedback[],
  locale: Locale,
): Message {
  const { gaps: words } = messagesIn(locale)
  const lines = groupGaps(gaps).map(({ question, count, others }) => {
    const more = others.length > 0 ? ` (+${others.length})` : ''
    return `- **${words.times(count)}** ${escapeLine(question, LONGEST_QUESTION)}${more}`
  })
  const buttons = [
    { action: 'gaps-export', label: words.export },
    { action: 'gaps-clear', label: words.clear, style: ButtonStyle.Danger as const },
  ]
  return {
    embeds: [
      { title: words.title, description: linesWithin(lines) || words.none, color: COLOURS.notice },
    ],
    components: [...badQuotes(bad, locale), ...rows(gaps.length > 0 ? buttons : [])],
    collection: null,
    shown: [],
  }
}

function badQuotes(bad: readonly Feedback[], locale: Locale): NonNullable<Message['components']> {
  const { gaps: words } = messagesIn(locale)
  const options = bad.slice(0, LIMITS.selectOptions).map(({ id, question, quote }) => ({
    label: clip(oneLine(question), LIMITS.selectText),
    description: clip(oneLine(quote.title), LIMITS.selectText),
    value: id,
  }))
  if (options.length === 0) return []
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: customId('gaps-quote'),
          placeholder: clip(words.chooseQuote, LIMITS.selectPlaceholder),
          options,
        },
      ],
    },
  ]
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim() || '–'

/** Count, last time and question, one wording a line. */
export function gapsFile(gaps: readonly Gap[]): File {
  const cell = (text: string): string => {
    // A spreadsheet takes a cell that begins so for a formula.
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return `"${safe.replaceAll('"', '""')}"`
  }
  const lines = gaps.map(({ count, asked, question }) => [count, asked, cell(question)].join(','))
  const csv = `\uFEFF${['count,asked,question', ...lines].join('\r\n')}\r\n`
  return { name: 'gaps.csv', data: Buffer.from(csv) }
}
