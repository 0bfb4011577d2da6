import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { answer } from '../src/discord/answering.ts'
import type { App } from '../src/discord/app.ts'
import { isForMember } from '../src/discord/audience.ts'
import { type Call, text } from '../src/discord/call.ts'
import type { Command } from '../src/discord/command.ts'
import { ANYWHERE, commandWords, optionWords } from '../src/discord/command-data.ts'

/** `/ask question [private]`, and a message that mentions the bot. */
export const ask = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...commandWords('ask'),
    ...ANYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...optionWords('question'),
        required: true,
        max_length: 1_000,
      },
      { type: ApplicationCommandOptionType.Boolean, ...optionWords('private') },
    ],
  },
  route: (call, app) => {
    const isPrivate = isForMember(call, app)
    return {
      acknowledge: isPrivate ? 'private' : 'public',
      takesTurn: true,
      execute: async (asked, work) =>
        answer({
          call: asked,
          work,
          question: text(asked, 'question') ?? '',
          isPrivate,
          previousQuestion: await questionOfThread(asked, work.app),
        }),
    }
  },
} as const satisfies Command

/** A thread has the id of the message it hangs on: below an answer, that answer's question goes before. */
async function questionOfThread(
  { guild, channel, parent }: Call,
  app: App,
): Promise<string | null> {
  if (parent === null || channel === null) return null
  return (await app.community.answers.findByMessage(guild, channel))?.question ?? null
}
