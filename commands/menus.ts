import { ApplicationCommandType } from 'discord.js'
import { sourceForm } from '../src/discord/adding.ts'
import { answer } from '../src/discord/answering.ts'
import type { Call } from '../src/discord/call.ts'
import type { Command } from '../src/discord/command.ts'
import { ANYWHERE, FOR_MODERATORS, menuWords } from '../src/discord/command-data.ts'
import { customId } from '../src/discord/custom-id.ts'
import { MemberError } from '../src/discord/explain.ts'
import { textForm } from '../src/discord/form.ts'
import { LIMITS } from '../src/discord/limits.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'

const LONGEST_QUESTION = 1_000

/** What the message says; of an answer or a link preview, what stands in its embeds. */
const contentOf = ({ target }: Call): string =>
  [target?.content ?? '', ...(target?.embeds ?? []).map(({ description }) => description ?? '')]
    .join('\n')
    .trim()

/** Finds where the documents say what a message says, or says that they do not. */
export const findSource = {
  data: { type: ApplicationCommandType.Message, ...menuWords('findSource'), ...ANYWHERE },
  route: () => ({
    acknowledge: 'private',
    takesTurn: true,
    execute: async (call, work) => {
      const question = Array.from(contentOf(call))
        .slice(0, LONGEST_QUESTION / 2)
        .join('')
      if (question === '') throw new MemberError(messagesIn(call.locale).about.empty)
      return answer({ call, work, question, isPrivate: true, previousQuestion: null })
    },
  }),
} as const satisfies Command

/** Opens a form for a question about a message; nothing of the message is kept. */
export const askAbout = {
  data: { type: ApplicationCommandType.Message, ...menuWords('askAbout'), ...ANYWHERE },
  route: () => ({
    acknowledge: 'form',
    open: (call) => {
      const { about, followUp } = messagesIn(call.locale)
      return textForm(customId('ask-about'), about.title, [
        { name: 'question', label: followUp.label, maxLength: LONGEST_QUESTION },
        {
          name: 'message',
          label: about.message,
          value: contentOf(call),
          isLong: true,
          isRequired: false,
          maxLength: LONGEST_QUESTION,
        },
      ])
    },
  }),
} as const satisfies Command

/** Opens the form for a new source with the text of a message in it. */
export const addAsSource = {
  data: { type: ApplicationCommandType.Message, ...menuWords('addAsSource'), ...FOR_MODERATORS },
  route: () => ({
    acknowledge: 'form',
    needs: 'moderator',
    open: (call) => sourceForm(call, contentOf(call).slice(0, LIMITS.inputValue)),
  }),
} as const satisfies Command
