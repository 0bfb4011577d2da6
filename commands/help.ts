import { setTimeout } from 'node:timers/promises'
import { ApplicationCommandType } from 'discord.js'
import { visiblePeople } from '../src/core/people/visible-people.ts'
import { resolveQuotes, stillThere } from '../src/discord/actions/kept.ts'
import type { App } from '../src/discord/app.ts'
import { type Readable, readable } from '../src/discord/audience.ts'
import { type Call, isIn } from '../src/discord/call.ts'
import type { Command } from '../src/discord/command.ts'
import { ANYWHERE, commandWords } from '../src/discord/command-data.ts'
import { chosenDocument } from '../src/discord/document-choices.ts'
import { escapeLine } from '../src/discord/escape.ts'
import { isModerator, whyNotHere } from '../src/discord/guard.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'

/** Of questions that were asked. */
const EXAMPLES = 2
/** Questions are looked for among those of so many days. */
const DAYS = 30
/** For names: a large collection that was never asked for people is read for longer. */
const PATIENCE_MS = 2_000
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
      // Examples tell what was asked, titles and names: nothing for whom nothing is answered here.
      const examples = whyNotHere(call, app) === null ? await examplesFor(call, app) : []
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

/** What works here, so that it can be typed as it stands. */
async function examplesFor(call: Call, app: App): Promise<string[]> {
  const { commands, help } = messagesIn(call.locale)
  const here = await readable(call, app, true)
  const person = (await namesOf(here, app)).find((name) => name.length <= LONGEST_EXAMPLE)
  const documents = (await here.generation?.documents()) ?? []
  const document = documents.find(
    ({ id, title }) =>
      title.length <= LONGEST_EXAMPLE && chosenDocument(documents, title)?.id === id,
  )
  const asked = await answeredQuestions(call, app, here)
  if (asked.length === 0 && person !== undefined) {
    const question = help.whoIs(person)
    if (await isAnswered(question, call, app, here)) asked.push(question)
  }
  const examples = [
    ...asked.map((question) => [commands.ask, question] as const),
    ...(person === undefined ? [] : [[commands.who, person] as const]),
    ...(document === undefined ? [] : [[commands.summary, document.title] as const]),
  ]
  return examples.map(([{ name }, text]) => `- \`/${name}\` ${escapeLine(text, LONGEST_EXAMPLE)}`)
}

/**
 * The newest questions answered in this channel for everyone that the documents still answer, each for
 * itself. Of other channels nothing is told: who may read those is not known.
 */
async function answeredQuestions(
  call: Call,
  app: App,
  { collection, hidden }: Readable,
): Promise<string[]> {
  const since = new Date(app.now().getTime() - DAYS * 86_400_000).toISOString()
  const answers = await app.community.answers.publicSince(collection, since)
  const questions = new Set<string>()
  for (const { question, parts, isFollowUp, guild, link } of answers.reverse()) {
    const isHere = guild === call.guild && link !== null && isIn(call, [link.channel])
    const isPlain = isHere && !isFollowUp && question.length <= LONGEST_EXAMPLE
    const quotes = parts.flatMap((part) => (part.kind === 'quoted' ? part.quotes : []))
    const isOpen = quotes.every(({ document }) => !hidden.has(document))
    if (!isPlain || !isOpen || parts.some(({ kind }) => kind !== 'quoted')) continue
    const today = stillThere(await resolveQuotes(app, collection, quotes))
    if (today.length === quotes.length) questions.add(question)
    if (questions.size === EXAMPLES) break
  }
  return [...questions]
}

async function isAnswered(
  question: string,
  { guild }: Call,
  app: App,
  { collection, hidden }: Readable,
): Promise<boolean> {
  const { threshold } = app.settings.of(guild)
  return (await app.answerQuestion(collection, question, { threshold, hidden })).kind === 'quoted'
}

/** Names that may be told, the most mentioned first. */
async function namesOf({ collection, hidden }: Readable, app: App): Promise<string[]> {
  const live = await app.store.live(collection)
  if (live === null) return []
  const index = await Promise.race([
    app.people.peopleOf(live),
    setTimeout(PATIENCE_MS, null, { ref: false }),
  ])
  return index === null ? [] : (await visiblePeople(index, hidden)).people.map(({ name }) => name)
}
