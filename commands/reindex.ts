import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { GenerationSummary } from '../src/core/store.ts'
import type { App } from '../src/discord/app.ts'
import { type Call, text } from '../src/discord/call.ts'
import { changeNotices } from '../src/discord/change-notices.ts'
import type { Choice, Command, Reply, Work } from '../src/discord/command.ts'
import { commandWords, FOR_MODERATORS, optionWords } from '../src/discord/command-data.ts'
import { MemberError } from '../src/discord/explain.ts'
import { runIndexing } from '../src/discord/indexing.ts'
import { dateInWords, type Locale } from '../src/discord/locales/locale.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'
import { reportMessage } from '../src/discord/report-message.ts'

const { String: Text, Subcommand } = ApplicationCommandOptionType

/** The server's own collection. @throws MemberError when it has none. */
async function ownCollection(call: Call, app: App): Promise<string> {
  const { guild, locale } = call
  if (guild === null || (await app.store.live(guild)) === null)
    throw new MemberError(messagesIn(locale).reindex.nothing)
  return guild
}

async function preview(call: Call, { app, signal }: Work): Promise<Reply> {
  const collection = await ownCollection(call, app)
  const before = await app.store.live(collection)
  const run = { holder: call.userName, dryRun: true, signal }
  const report = await app.indexer.refresh(collection, run)
  return { message: await reportMessage({ collection, report, before, now: null }, call.locale) }
}

async function apply(call: Call, work: Work): Promise<Reply> {
  const collection = await ownCollection(call, work.app)
  return runIndexing(call, work, collection, (run) => work.app.indexer.refresh(collection, run))
}

async function rollback(call: Call, { app }: Work): Promise<Reply> {
  const { reindex } = messagesIn(call.locale)
  const collection = await ownCollection(call, app)
  const before = await app.store.live(collection)
  const chosen = Number(text(call, 'state'))
  const kept = (await app.store.generations(collection)).map(({ generation }) => generation)
  if (!kept.includes(chosen)) throw new MemberError(reindex.notKept)
  await app.store.rollback(collection, chosen, call.userName)
  return {
    message: notice(reindex.rolledBack(chosen)),
    notices: await changeNotices(app, collection, before),
  }
}

async function status(call: Call, { app }: Work): Promise<Reply> {
  const collection = await ownCollection(call, app)
  const lines = (await app.store.generations(collection)).map(
    (one) => `- ${inWords(one, call.locale)}`,
  )
  return { message: notice(lines.join('\n')) }
}

function inWords(
  { generation, documents, passages, created, live }: GenerationSummary,
  locale: Locale,
) {
  const { reindex } = messagesIn(locale)
  const what = reindex.generation(generation, documents, passages)
  return [what, dateInWords(created, locale), ...(live ? [reindex.live] : [])].join(' · ')
}

async function generationChoices({ guild, locale }: Call, app: App): Promise<Choice[]> {
  const generations = guild === null ? [] : await app.store.generations(guild)
  return generations
    .filter(({ live }) => !live)
    .map((one) => ({ name: inWords(one, locale), value: String(one.generation) }))
}

const HANDLERS = { preview, apply, rollback, status } as const

/** `/reindex preview | apply | rollback | status` */
export const reindex = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...commandWords('reindex'),
    ...FOR_MODERATORS,
    options: [
      { type: Subcommand, ...commandWords('reindexPreview') },
      { type: Subcommand, ...commandWords('reindexApply') },
      {
        type: Subcommand,
        ...commandWords('reindexRollback'),
        options: [{ type: Text, ...optionWords('generation'), required: true, autocomplete: true }],
      },
      { type: Subcommand, ...commandWords('reindexStatus') },
    ],
  },
  route: ({ subcommand }) => ({
    acknowledge: 'private',
    needs: 'moderator',
    execute: HANDLERS[(subcommand ?? 'status') as keyof typeof HANDLERS] ?? status,
  }),
  complete: generationChoices,
} as const satisfies Command
