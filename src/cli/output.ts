import { once } from 'node:events'

/**
 * Whoever reads the output may stop reading (`verbatim … | head`): the end of the run, not a fault.
 * Call once, before anything is printed.
 */
export function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/** Writes a text and a line end to standard output, waiting for slow readers. */
export async function print(text: string): Promise<void> {
  if (text === '') return
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}

/** A line for the user on standard error. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`)
