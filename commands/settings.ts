import { ApplicationCommandType } from 'discord.js'
import type { Command } from '../src/discord/command.ts'
import { commandWords, FOR_MODERATORS } from '../src/discord/command-data.ts'
import { settingsMessage } from '../src/discord/settings-message.ts'

/** `/settings`: shows them, with menus and buttons that change them. */
export const settings = {
  data: { type: ApplicationCommandType.ChatInput, ...commandWords('settings'), ...FOR_MODERATORS },
  route: () => ({
    acknowledge: 'private',
    needs: 'moderator',
    execute: async (call, { app }) => ({
      message: settingsMessage(app.settings.of(call.guild), call.locale),
    }),
  }),
} as const satisfies Command
