import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface Finished {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** Standard input; nothing: closed at once. */
  readonly input?: string
  /** Input goes on after `input`; the program has to end by itself. */
  readonly keepsInputOpen?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Called with the running process, to send signals or to close its ends. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void
}

/** Runs a compiled entry (`npm run build` makes it) in an environment without settings. */
export function runEntry(
  entry: 'cli' | 'main',
  args: readonly string[],
  { input = '', keepsInputOpen, env = {}, cwd, onStart }: RunOptions = {},
): Promise<Finished> {
  const program = resolve(`dist/src/${entry}.js`)
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    // Looking for names takes most of the time of indexing, and few tests need them.
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', INDEX_PEOPLE: 'off', ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // A program that ends early closes its input; that is not the test's fault.
  child.stdin.on('error', () => {})
  child.stdin.write(input)
  if (!keepsInputOpen) child.stdin.end()
  onStart?.(child)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (status) => done({ status, stdout, stderr }))
  })
}

/** `verbatim …args` */
export const verbatim = (args: readonly string[], options?: RunOptions): Promise<Finished> =>
  runEntry('cli', args, options)
