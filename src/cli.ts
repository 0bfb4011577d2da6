#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { addAsk } from './cli/ask-verb.ts'
import { addEval } from './cli/eval-verb.ts'
import { addIndex } from './cli/index-verb.ts'
import { STATUS } from './cli/invocation.ts'
import { addMaintenanceVerbs } from './cli/maintenance-verbs.ts'
import { addMigrate } from './cli/migrate-verb.ts'
import { endQuietlyWhenNobodyReads } from './cli/output.ts'
import { addSources } from './cli/sources-verb.ts'
import { addStoreVerbs } from './cli/store-verbs.ts'
import { addSummary } from './cli/summary-verb.ts'
import { addWho } from './cli/who-verb.ts'
import { projectDirectory } from './project.ts'

const { version } = JSON.parse(readFileSync(join(projectDirectory(), 'package.json'), 'utf8')) as {
  version: string
}

function createProgram(): Command {
  const program = new Command('verbatim')
    .description('Answers questions in the exact words of your documents.')
    .version(version)
    .showHelpAfterError('(verbatim --help tells how it is used)')
    .exitOverride()
  addIndex(program)
  addAsk(program)
  addWho(program)
  addSummary(program)
  addSources(program)
  addStoreVerbs(program)
  addMaintenanceVerbs(program)
  addMigrate(program)
  addEval(program)
  return program
}

endQuietlyWhenNobodyReads()
try {
  await createProgram().parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  // Help and version end here too, with status 0.
  process.exitCode = error.exitCode === 0 ? STATUS.done : STATUS.wrongUse
}
