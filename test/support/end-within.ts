import { basename } from 'node:path'
import { childrenOf } from './bot-process.ts'

const familyOf = (parent: number): number[] =>
  childrenOf(parent).flatMap(({ pid }) => [...familyOf(pid), pid])

/**
 * Ends this program with status 1, and all that it started, unless it ends by itself before.
 * What it was at stands in its output.
 */
export function endWithin(minutes: number): void {
  const end = (): void => {
    const name = basename(process.argv[1] ?? '')
    process.stderr.write(`${name} has not ended within ${minutes} minutes: stopped.\n`)
    for (const pid of familyOf(process.pid)) process.kill(pid, 'SIGKILL')
    process.exit(1)
  }
  setTimeout(end, minutes * 60_000).unref()
}
