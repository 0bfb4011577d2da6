import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { GenerationSummary } from '../src/core/store.ts'
import type { App } from '../src/discord/app.ts'
import { rows } from '../src/discord/buttons.ts'
import { type Call, text } from '../src/discord/call.ts'
import type { Choice, Command, Message, Reply, Work } from '../src/discord/command.ts'
import { commandWords, FOR_MODERATORS, optionWords } from '../src/discord/command-data.ts'
import { escapeLine } from '../src/discord/escape.ts'
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

const refresh =
  (dryRun: boolean) =>
  async (call: Call, work: Work): Promise<Reply> => {
    const collection = await ownCollection(call, work.app)
    return runIndexing(call, work, collection, (run) =>
      work.app.indexer.refresh(collection, { ...run, dryRun }),
    )
  }

async function rollback(call: Call, { app }: Work): Promise<Reply> {
  const { reindex } = messagesIn(call.locale)
  const collection = await ownCollection(call, app)
  const chosen = Number(text(call, 'state'))
  const kept = (await app.store.generations(collection)).map(({ generation }) => generation)
  if (!kept.includes(chosen)) throw new MemberError(reindex.notKept)
  await app.store.rollback(collection, chosen, call.userName)
  return {
    message: notice(reindex.rolledBack(chosen)),
    changed: collection,
  }
}

/** What runs, the kept states, and beside them what the last run found. */
async function status(call: Call, { app }: Work): Promise<Reply> {
  const collection = await ownCollection(call, app)
  const { errors, reindex, sources } = messagesIn(call.locale)
  const running = app.runs.running(collection)
  // Of a run in another process nothing else is known.
  const other = running.length === 0 ? await app.store.holder(collection) : null
  const lines = [
    ...(other === null ? [] : [`⏳ ${errors.busy(escapeLine(other, 100))}`]),
    ...running.map(
      ({ holder, progress: { documents, passages } }) =>
        `⏳ ${sources.reading(documents, passages)} · ${escapeLine(holder, 100)}`,
    ),
    ...(await app.store.generations(collection)).map((one) => `- ${inWords(one, call.locale)}`),
  ]
  const buttons = running.map(({ id }) => ({ action: 'cancel', label: reindex.cancel, id }))
  const message = { ...notice(lines.join('\n')), components: rows(buttons) }
  const aside = await lastReport(collection, call, app)
  return { message, ...(aside === null ? {} : { aside }) }
}

/** Null when nothing ran since the bot was started, or others changed the documents since. */
async function lastReport(collection: string, { locale }: Call, app: App): Promise<Message | null> {
  const last = app.runs.last(collection)
  const live = await app.store.live(collection)
  const found = last?.now ?? last?.before
  if (last === null || live?.summary.generation !== found?.summary.generation) return null
  const { reindex } = messagesIn(locale)
  const message = await reportMessage(last, locale)
  const [first, ...rest] = message.embeds
  const title = last.now === null ? reindex.lastPreview : reindex.lastRun
  return { ...message, embeds: [{ ...first, title }, ...rest] }
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

const HANDLERS = { preview: refresh(true), apply: refresh(false), rollback, status } as const

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
