import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { z } from 'zod'
import { printableLine } from '../console/printable.ts'
import { count, renderSources } from '../console/render-tables.ts'
import { sourceOf } from '../sources/resource.ts'
import type { Data } from '../stores/open-data.ts'
import {
  type Invocation,
  readOptions,
  runVerb,
  STATUS,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'
import { note } from './output.ts'
import { withData } from './store-verbs.ts'

const shown = (source: string): string =>
  source.startsWith('file:') ? fileURLToPath(source) : source

const Options = z.object({ drop: z.string().optional() })

/** Nothing new is looked for there any more. @throws UsageError when nobody gave it to be read. */
async function drop(given: string, { sources }: Data, { collection }: Invocation): Promise<void> {
  const source = sourceOf(given)
  if (source === null || !(await sources.given(collection)).includes(source))
    throw new UsageError(
      `Nothing is looked for in “${printableLine(given)}”; \`verbatim sources\` tells where.`,
    )
  await sources.leaveOut(collection, [source])
}

const list = (options: z.infer<typeof Options>, invocation: Invocation): Promise<Status> =>
  withData(invocation, async (data) => {
    const { collection, show, isJson } = invocation
    if (options.drop !== undefined) await drop(options.drop, data, invocation)
    const documents = (await (await data.store.live(collection))?.documents()) ?? []
    const rows = documents.map(({ id, title, url, language, date, contentHash, passages }) => ({
      id,
      title,
      url,
      lang: language,
      date,
      contentHash,
      passages,
    }))
    await show(rows, () => renderSources(documents))
    if (isJson) return STATUS.done
    note(`${count(documents.length, 'document')} in the collection “${collection}”.`)
    for (const source of await data.sources.given(collection))
      note(`looked through again: ${printableLine(shown(source))}`)
    return STATUS.done
  })

/** `verbatim sources` */
export const addSources = (program: Command): Command =>
  withCommonOptions(program.command('sources'))
    .description('the documents of the collection, and where new ones are looked for')
    .option(
      '--drop <source>',
      'look for nothing new in this folder, sitemap or feed any more; documents stay',
    )
    .action((options: unknown) =>
      runVerb(options, 'sources', (invocation) => list(readOptions(Options, options), invocation)),
    )
