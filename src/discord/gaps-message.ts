import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js'
import type { Feedback, Gap, Ruling } from '../core/community.ts'
import { groupGaps } from '../core/group-gaps.ts'
import { rows, selectRow } from './buttons.ts'
import type { File, Message } from './command.ts'
import { customId } from './custom-id.ts'
import { escapeLine } from './escape.ts'
import { clip, LIMITS, linesWithin } from './limits.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS } from './render-quotes.ts'

const LONGEST_QUESTION = 200

/** What was asked in public and not answered, grouped and counted; the quotes marked 👎; what was ruled, newest first. */
export function gapsMessage(
  gaps: readonly Gap[],
  bad: readonly Feedback[],
  rulings: readonly Ruling[],
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
    components: [
      ...choice(
        'gaps-quote',
        words.chooseQuote,
        bad.map(({ id, question, quote }) => [id, question, quote.title]),
      ),
      ...choice(
        'gaps-ruling',
        words.chooseRuling,
        rulings.map(({ id, kind, question, quote }) => [
          id,
          quote.text,
          kind === 'ban' ? RULING_MARKS.ban : `${RULING_MARKS.pin} ${question}`,
        ]),
      ),
      ...rows(gaps.length + bad.length > 0 ? buttons : []),
    ],
    collection: null,
    shown: [],
  }
}

/** How a banned and a pinned sentence are told apart. */
export const RULING_MARKS = { ban: '🚫', pin: '📌' } as const

/** A menu of the first ones; none without any. */
function choice(
  action: string,
  placeholder: string,
  entries: readonly (readonly [value: string, label: string, description: string])[],
): APIMessageTopLevelComponent[] {
  const options = entries.slice(0, LIMITS.selectOptions).map(([value, label, description]) => ({
    label: clip(oneLine(label), LIMITS.selectText),
    description: clip(oneLine(description), LIMITS.selectText),
    value,
  }))
  if (options.length === 0) return []
  return [
    selectRow({
      type: ComponentType.StringSelect,
      custom_id: customId(action),
      placeholder: clip(placeholder, LIMITS.selectPlaceholder),
      options,
    }),
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
