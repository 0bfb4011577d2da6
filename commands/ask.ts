import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { answer } from '../src/discord/answering.ts'
import type { App } from '../src/discord/app.ts'
import { isForMember } from '../src/discord/audience.ts'
import { type Call, text } from '../src/discord/call.ts'
import type { Command } from '../src/discord/command.ts'
import { ANYWHERE, commandWords, optionWords } from '../src/discord/command-data.ts'
import { answerRepliedTo } from '../src/discord/mention.ts'

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
          previousQuestion: await questionBefore(asked, work.app),
        }),
    }
  },
} as const satisfies Command

/**
 * The question of the answer that a message replies to, or that the thread hangs on: a thread has the
 * id of its message.
 */
async function questionBefore(call: Call, app: App): Promise<string | null> {
  const { guild, channel, parent } = call
  const replied = await answerRepliedTo(call, app)
  if (replied !== null) return replied.question
  if (parent === null || channel === null) return null
  return (await app.community.answers.findByMessage(guild, channel))?.question ?? null
}
