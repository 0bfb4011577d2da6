import type { Command } from 'commander'
import { z } from 'zod'
import { createProgressBar } from '../console/progress-bar.ts'
import { renderReport } from '../console/render-tables.ts'
import { indexSources } from '../indexing/index-sources.ts'
import {
  type Invocation,
  readOptions,
  runVerb,
  STATUS,
  type Status,
  withCommonOptions,
} from './invocation.ts'

const Options = z.object({
  prune: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  rebuild: z.boolean().default(false),
})

async function index(
  sources: readonly string[],
  options: z.infer<typeof Options>,
  { config, log, collection, signal, holder, show }: Invocation,
): Promise<Status> {
  const { openEngine } = await import('../wiring.ts')
  const engine = await openEngine(config, log)
  const bar = createProgressBar()
  try {
    const report = await indexSources(engine, collection, sources, {
      ...options,
      isGiven: true,
      holder,
      signal,
      onProgress: (progress) => bar.update(progress),
    })
    bar.stop()
    await show(report, () => renderReport(report, options.dryRun))
    return report.failed.length === 0 ? STATUS.done : STATUS.fault
  } finally {
    bar.stop()
    await engine.close()
  }
}

/** `verbatim index` */
export const addIndex = (program: Command): Command =>
  withCommonOptions(program.command('index'))
    .argument('<source...>', 'files, folders, web addresses, or DOCS.jsonl')
    .description(
      'add or update documents; prints what was added, changed, removed, and what failed',
    )
    .option('--prune', 'also remove documents whose source is gone')
    .option('--dry-run', 'only show the difference')
    .option('--rebuild', 'make every passage anew, for a new model or chunking')
    .addHelpText(
      'after',
      '\nThe exit status is 1 when a source failed; the others are indexed all the same.',
    )
    .action((sources: string[], options: unknown) =>
      runVerb(options, 'index', (invocation) =>
        index(sources, readOptions(Options, options), invocation),
      ),
    )
