import { resolve } from 'node:path'
import type { Command } from 'commander'
import { printableLine } from '../console/printable.ts'
import { count } from '../console/render-tables.ts'
import { checkData } from '../indexing/check-data.ts'
import { forgetDocument } from '../indexing/forget-document.ts'
import { eventLogger } from '../log.ts'
import { backUp } from '../stores/backup.ts'
import { restore } from '../stores/restore.ts'
import type { Findings } from '../stores/sqlite-store.ts'
import {
  type Invocation,
  runVerb,
  STATUS,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'
import { note } from './output.ts'
import { useDump, useRestore } from './postgres-tools.ts'
import { withData } from './store-verbs.ts'

function renderFindings({ counts, mended, lost }: Findings): string {
  const { generations, documents, passages, vectors, quotes, files, uploads } = counts
  const looked = [
    count(generations, 'generation'),
    count(documents, 'document version'),
    count(passages, 'passage'),
    count(vectors, 'vector'),
    count(quotes, 'kept quote'),
    count(files, 'HNSW file'),
    count(uploads, 'upload'),
  ].join(', ')
  return [
    ...mended.map((line) => `mended: ${printableLine(line)}`),
    ...lost.map((line) => `lost: ${printableLine(line)}`),
    `${looked}: ${lost.length === 0 ? 'nothing is lost.' : `${count(lost.length, 'fault')} that cannot be mended here. Put a backup back, or index the sources again with --rebuild.`}`,
  ].join('\n')
}

async function runCheck(invocation: Invocation): Promise<Status> {
  const { config, log, holder } = invocation
  const findings = await checkData(config, { onEvent: eventLogger(log) }, holder)
  const { counts, mended, lost } = findings
  await invocation.show({ ok: lost.length === 0, ...counts, mended, lost }, () =>
    renderFindings(findings),
  )
  return lost.length === 0 ? STATUS.done : STATUS.fault
}

async function runBackup(given: string, { config, show }: Invocation): Promise<Status> {
  const file = resolve(given)
  if (config.databaseUrl !== null) throw useDump(config.databaseUrl, file)
  const { files, bytes } = backUp(config.dataDirectory, file)
  await show(
    { file, files, bytes },
    () => `${count(files, 'file')} in ${printableLine(file)}, ${count(bytes, 'byte')}.`,
  )
  return STATUS.done
}

async function runRestore(given: string, { config, show }: Invocation): Promise<Status> {
  const file = resolve(given)
  if (config.databaseUrl !== null) throw useRestore(config.databaseUrl, file)
  const { files } = restore(config.dataDirectory, file)
  await show(
    { file, files },
    () => `${count(files, 'file')} put back into ${printableLine(config.dataDirectory)}.`,
  )
  return STATUS.done
}

async function runForget(document: string, invocation: Invocation): Promise<Status> {
  const { config, collection, holder, show } = invocation
  const forgotten = await withData(invocation, (data) =>
    forgetDocument(data, { collection, document }, holder),
  )
  const title = printableLine(document)
  if (forgotten === null)
    throw new UsageError(
      `Nothing is known of a document “${title}”; \`verbatim sources\` lists all.`,
    )
  for (const source of forgotten.sources)
    note(
      `${printableLine(source)} was left as it is. It is read again only when it is named itself: \`verbatim index\` with it.`,
    )
  if (config.databaseUrl !== null) note(POSTGRES_TRACES)
  await show({ document, ...forgotten }, () => `“${title}” is forgotten.`)
  return STATUS.done
}

/** What deleting does not reach. */
const POSTGRES_TRACES =
  'PostgreSQL overwrites deleted rows in its files with time; `VACUUM FULL` does it at once. Its write-ahead log and your backups hold them until they are recycled.'

const FINDINGS_HELP = `
With --json: {"ok","generations","documents","passages","vectors","quotes","files","uploads","mended":[…],"lost":[…]}
The exit status is 1 when something is lost that cannot be made again.`

/** `verbatim check`, `backup`, `restore`, `forget` */
export function addMaintenanceVerbs(program: Command): void {
  withCommonOptions(program.command('check'))
    .description('verify everything kept, in all collections, and mend what can be mended')
    .addHelpText('after', FINDINGS_HELP)
    .action((options: unknown) => runVerb(options, 'check', runCheck))
  withCommonOptions(program.command('backup'))
    .argument('<file>', 'is replaced once the new one is whole')
    .description('copy everything into one file, while the bot runs')
    .addHelpText('after', '\nWith --json: {"file","files","bytes"}')
    .action((file: string, options: unknown) =>
      runVerb(options, 'backup', (invocation) => runBackup(file, invocation)),
    )
  withCommonOptions(program.command('restore'))
    .argument('<file>', 'made by `verbatim backup`')
    .description('put a backup in the place of all that is there, the bot stopped')
    .addHelpText('after', '\nWith --json: {"file","files"}')
    .action((file: string, options: unknown) =>
      runVerb(options, 'restore', (invocation) => runRestore(file, invocation)),
    )
  withCommonOptions(program.command('forget'))
    .argument('<document>', 'id of the document, as `verbatim sources` tells it')
    .description('remove a document from everything kept')
    .addHelpText('after', '\nWith --json: {"document","sources":[…]}, where it was read from')
    .action((document: string, options: unknown) =>
      runVerb(options, 'forget', (invocation) => runForget(document, invocation)),
    )
}
