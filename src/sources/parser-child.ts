import { Worker } from 'node:worker_threads'
import { formatOf } from './formats.ts'
import type { ParseReply, ParseRequest } from './parser-protocol.ts'

/** Entry of the process in which files that nobody vouches for are parsed. */

const memoryLimit = Number(process.argv[2])

// In a thread of its own, because a parser that runs wild never gives way to a timer. Buffers count
// too here, which the limits of a worker or of V8's heap leave out.
const WATCH = `
  const { memoryLimit } = require('node:worker_threads').workerData
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, 'SIGKILL')
  }, 50)
`
new Worker(WATCH, { eval: true, workerData: { memoryLimit } }).unref()

/** Waits until it is written, so that a file of many documents does not pile up here. */
const send = (reply: ParseReply): Promise<void> =>
  new Promise((resolve) => process.send!(reply, () => resolve()))

async function parse(file: ParseRequest): Promise<void> {
  try {
    for await (const parsed of formatOf(file).parse(file)) await send({ parsed })
    await send({ done: true })
  } catch (error) {
    await send({ fault: (error as Error).message })
  }
}

process.on('message', (request: ParseRequest) => void parse(request))
process.on('disconnect', () => process.exit())
