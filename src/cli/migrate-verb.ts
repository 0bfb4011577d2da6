import type { Command } from 'commander'
import { z } from 'zod'
import { loadConfig, parseConfig } from '../config.ts'
import { printableLine } from '../console/printable.ts'
import { count } from '../console/render-tables.ts'
import { type MigrationReport, migrate } from '../stores/migrate.ts'
import { openPool } from '../stores/postgres/pool.ts'
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

const Options = z.object({ to: z.string().trim().min(1, '--to needs an address').optional() })

/** @throws UsageError when there is none. */
function addressOf(given: string | undefined): string {
  const address = given ?? loadConfig().databaseUrl
  if (address === null)
    throw new UsageError('--to says where to: postgresql://user:password@host/database')
  // Checked as the variable is, which never shows the password.
  return parseConfig({ DATABASE_URL: address }).databaseUrl!
}

const short = (sha256: string): string => sha256.slice(0, 16)

function render({ collections, kept, differences }: MigrationReport): string {
  const rows = [
    ...collections.map(({ collection, generations, documents, passages, sha256 }) =>
      [
        `“${printableLine(collection)}”: ${count(generations, 'generation')}`,
        count(documents, 'document version'),
        `${count(passages, 'passage')} · ${short(sha256)}`,
      ].join(', '),
    ),
    ...Object.entries(kept)
      .filter(([, { rows }]) => rows > 0)
      .map(
        ([name, { rows, sha256 }]) => `${name.replaceAll('_', ' ')}: ${rows} · ${short(sha256)}`,
      ),
  ]
  const end =
    differences.length === 0
      ? 'Both sides give the same hashes: everything is there.'
      : `${count(differences.length, 'difference')}; the folder is as it was.`
  return [...rows, ...differences.map((line) => `differs: ${printableLine(line)}`), end].join('\n')
}

async function runMigrate(
  { to }: z.infer<typeof Options>,
  { config, holder, signal, show }: Invocation,
): Promise<Status> {
  const database = openPool(addressOf(to))
  let steps = 0
  const onStep = (): void => {
    steps += 1
    if (process.stderr.isTTY) process.stderr.write(`\r${steps} steps `)
  }
  try {
    const report = await migrate(config.dataDirectory, database, { holder, signal, onStep })
    if (process.stderr.isTTY) note('')
    const isWhole = report.differences.length === 0
    await show({ ok: isWhole, ...report }, () => render(report))
    return isWhole ? STATUS.done : STATUS.fault
  } finally {
    await database.close()
  }
}

const HELP = `
Without --to, DATABASE_URL is meant, which shows the password to nobody. Stop the bot first: what it
changes meanwhile is not moved. A run that was interrupted is gone on with by the same command.
With --json: {"ok","collections":[{"collection","generations","documents","passages","sha256"}],
"kept":{"answers":{"rows","sha256"},…},"differences":[…]}; each hash was made of both sides.
The exit status is 1 when something differs afterwards.`

/** `verbatim migrate` */
export const addMigrate = (program: Command): Command =>
  withCommonOptions(program.command('migrate'))
    .description('move everything in the folder into PostgreSQL, and prove that nothing differs')
    .option('--to <url>', 'postgresql://user:password@host/database (default: DATABASE_URL)')
    .addHelpText('after', HELP)
    .action((options: unknown) =>
      runVerb(options, 'migrate', (invocation) =>
        runMigrate(readOptions(Options, options), invocation),
      ),
    )
