import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Config, ConfigError, loadConfig } from '../config.ts'
import { DEFAULT_COLLECTION } from '../core/community.ts'
import { UserError } from '../core/errors.ts'
import { createLog } from '../log.ts'
import { print } from './output.ts'

/** The command line was used wrongly; exit status 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError'
}

/** The user stopped the run. */
export class CancelledError extends UserError {
  override readonly name = 'CancelledError'
  constructor() {
    super('Cancelled. What was live before is live still.')
  }
}

/** What every verb is given. */
export interface Invocation {
  readonly config: Config
  readonly log: Logger
  readonly collection: string
  readonly isJson: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** Who writes, in words for whoever has to wait. */
  readonly holder: string
  /** A result on standard output: JSON alone with `--json`, else in words. */
  readonly show: (value: unknown, words: () => string) => Promise<void>
}

/** Exit statuses: 1 for what went wrong, 2 for a command line or a configuration that cannot be used. */
export const STATUS = { done: 0, fault: 1, wrongUse: 2 } as const
export type Status = (typeof STATUS)[keyof typeof STATUS]

const CommonOptions = z.object({
  data: z.string().trim().min(1, '--data needs a folder').optional(),
  collection: z
    .string()
    .regex(/^\P{Cc}{1,100}$/u, '--collection needs a name of 1 to 100 characters')
    .default(DEFAULT_COLLECTION),
  json: z.boolean().default(false),
})

/** The options that every verb takes. */
export const withCommonOptions = (command: Command): Command =>
  command
    .option('--data <dir>', 'folder of the index, whatever DATABASE_URL says (default: DATA_DIR)')
    .option('--collection <name>', 'collection of documents', DEFAULT_COLLECTION)
    .option('--json', 'print JSON alone on standard output')

/** Options as the command line gave them, checked. @throws UsageError. */
export function readOptions<T extends z.ZodType>(schema: T, options: unknown): z.infer<T> {
  const { data, error } = schema.safeParse(options)
  if (error) throw new UsageError(error.issues.map(({ message }) => message).join('\n'))
  return data as z.infer<T>
}

/** Configuration, options and Ctrl-C brought together for one verb. @throws UsageError, ConfigError. */
function makeInvocation(options: unknown, verb: string): Invocation {
  const { data, collection, json } = readOptions(CommonOptions, options)
  const environment = loadConfig()
  const config =
    data === undefined
      ? environment
      : { ...environment, dataDirectory: resolve(data), databaseUrl: null }
  const controller = new AbortController()
  // Once: a second Ctrl-C ends the process at once, as always.
  process.once('SIGINT', () => controller.abort(new CancelledError()))
  return {
    config,
    log: createLog(config),
    collection,
    isJson: json,
    signal: controller.signal,
    holder: `verbatim ${verb}, process ${process.pid}`,
    show: (value, words) => print(json ? JSON.stringify(value) : words()),
  }
}

/** Runs a verb and turns its outcome into an exit status; every error ends here. */
export async function runVerb(
  options: unknown,
  verb: string,
  work: (invocation: Invocation) => Promise<Status>,
): Promise<void> {
  let log: Logger | null = null
  try {
    const invocation = makeInvocation(options, verb)
    log = invocation.log
    process.exitCode = await work(invocation)
  } catch (error) {
    if (!(error instanceof UserError)) log?.error({ err: error }, `verbatim ${verb} failed`)
    const isWrongUse = error instanceof UsageError || error instanceof ConfigError
    process.exitCode = isWrongUse ? STATUS.wrongUse : STATUS.fault
    process.stderr.write(`verbatim: ${(error as Error).message}\n`)
  }
}
