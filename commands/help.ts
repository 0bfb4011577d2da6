import { ApplicationCommandType } from 'discord.js'
import type { App } from '../src/discord/app.ts'
import { readable } from '../src/discord/audience.ts'
import type { Call } from '../src/discord/call.ts'
import type { Command } from '../src/discord/command.ts'
import { ANYWHERE, commandWords } from '../src/discord/command-data.ts'
import { escapeLine } from '../src/discord/escape.ts'
import { isModerator } from '../src/discord/guard.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'

const EXAMPLES = 3
/** In UTF-16 units: an example is typed again by hand. */
const LONGEST_EXAMPLE = 100

/** `/help`: what the bot can do here, for whoever asks. */
export const help = {
  data: { type: ApplicationCommandType.ChatInput, ...commandWords('help'), ...ANYWHERE },
  route: () => ({
    acknowledge: 'private',
    needs: 'nothing',
    execute: async (call, { app }) => {
      const { help } = messagesIn(call.locale)
      const examples = await examplesFor(call, app)
      const lines = [
        help.what,
        help.ask,
        help.buttons,
        help.people,
        help.sources,
        help.menus,
        ...(isModerator(call) ? [help.moderators] : []),
        ...(examples.length > 0 ? [`${help.example}\n${examples.join('\n')}`] : []),
      ]
      return { message: notice(lines.join('\n\n')) }
    },
  }),
} as const satisfies Command

/** Questions that were answered here in public; before there are any, what documents are about. */
async function examplesFor(call: Call, app: App): Promise<string[]> {
  const { collection, generation, hidden } = await readable(call, app, true)
  const answers = await app.community.answers.publicSince(collection, '')
  const asked = answers
    .filter(
      ({ guild, parts }) =>
        guild === call.guild &&
        parts.every(
          ({ kind, quotes }) =>
            kind === 'quoted' && quotes.every(({ document }) => !hidden.has(document)),
        ),
    )
    .map(({ question }) => question)
  const documents = (await generation?.documents()) ?? []
  const texts = asked.length > 0 ? asked.reverse() : documents.map(({ title }) => title)
  return [...new Set(texts)]
    .slice(0, EXAMPLES)
    .map((text) => `- \`/ask\` ${escapeLine(text, LONGEST_EXAMPLE)}`)
}
