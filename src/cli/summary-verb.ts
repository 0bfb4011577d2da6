import type { Command } from 'commander'
import { z } from 'zod'
import { printableLine, styleFor } from '../console/printable.ts'
import { renderQuotes } from '../console/render-answer.ts'
import type { Document } from '../core/document.ts'
import { assertVerbatim } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import { MOST_LINES, summarize } from '../core/summarize/summarize.ts'
import {
  type Invocation,
  readOptions,
  runVerb,
  STATUS,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'
import { liveGeneration } from './live-generation.ts'

const LINES = `--lines is a number from 1 to ${MOST_LINES}`

const Options = z.object({
  lines: z.coerce.number(LINES).int(LINES).min(1, LINES).max(MOST_LINES, LINES).default(5),
})

/** The named document, or the only one. @throws UsageError that lists those there are. */
async function documentOf(generation: Generation, id: string | undefined): Promise<Document> {
  const documents = await generation.documents()
  const chosen = id ?? (documents.length === 1 ? documents[0]?.id : undefined)
  const document = chosen === undefined ? null : await generation.document(chosen)
  if (document !== null) return document
  const ids = documents.slice(0, 20).map((one) => `  ${printableLine(one.id)}`)
  const more =
    documents.length > ids.length ? `\n  … and ${documents.length - ids.length} more` : ''
  const what =
    id === undefined
      ? 'Name one of the documents'
      : `There is no document “${printableLine(id)}”. Those there are`
  throw new UsageError(`${what}:\n${ids.join('\n')}${more}`)
}

async function runSummary(
  id: string | undefined,
  { lines }: z.infer<typeof Options>,
  { config, log, collection, signal, show }: Invocation,
): Promise<Status> {
  const { openEngine } = await import('../wiring.ts')
  const engine = await openEngine(config, log)
  try {
    const generation = await liveGeneration(engine.store, collection)
    const document = await documentOf(generation, id)
    const summary = await summarize(engine.embedder, document, { lines, signal })
    for (const quote of summary.lines)
      assertVerbatim(quote, quote.text, await generation.document(document.id))
    const read = (wanted: string) => generation.document(wanted)
    const rendered = await renderQuotes(summary.lines, read, styleFor(process.stdout))
    await show(summary, () => rendered || 'No sentence of this document can stand alone.')
    return STATUS.done
  } finally {
    await engine.close()
  }
}

/** `verbatim summary` */
export const addSummary = (program: Command): Command =>
  withCommonOptions(program.command('summary'))
    .argument('[document]', 'id of the document; not needed when there is one alone')
    .description('the sentences that tell what a document is about')
    .option('--lines <n>', `how many, 1 to ${MOST_LINES}`, '5')
    .action((id: string | undefined, options: unknown) =>
      runVerb(options, 'summary', (invocation) =>
        runSummary(id, readOptions(Options, options), invocation),
      ),
    )
