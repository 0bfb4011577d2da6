import { ApplicationCommandType } from 'discord.js'
import { scopeOf } from '../src/core/community.ts'
import type { Command } from '../src/discord/command.ts'
import { commandWords, FOR_MODERATORS } from '../src/discord/command-data.ts'
import { gapsMessage } from '../src/discord/gaps-message.ts'

/** `/gaps`: what the documents did not answer. */
export const gaps = {
  data: { type: ApplicationCommandType.ChatInput, ...commandWords('gaps'), ...FOR_MODERATORS },
  route: () => ({
    acknowledge: 'private',
    needs: 'moderator',
    execute: async (call, { app }) => {
      const { care } = app.community
      const scope = scopeOf(call.guild)
      const [asked, bad] = await Promise.all([care.gaps(scope), care.feedback(scope, 'bad')])
      return { message: gapsMessage(asked, bad, call.locale) }
    },
  }),
} as const satisfies Command
