import { ApplicationCommandType } from 'discord.js'
import { gapsPanel } from '../src/discord/actions/gaps-actions.ts'
import type { Command } from '../src/discord/command.ts'
import { commandWords, FOR_MODERATORS } from '../src/discord/command-data.ts'

/** `/gaps`: what the documents did not answer. */
export const gaps = {
  data: { type: ApplicationCommandType.ChatInput, ...commandWords('gaps'), ...FOR_MODERATORS },
  route: () => ({
    acknowledge: 'private',
    needs: 'moderator',
    execute: async (call, { app }) => ({ message: await gapsPanel(call, app) }),
  }),
} as const satisfies Command
