import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { Parsed, RawFile } from './format.ts'
import { PARSER_LIMITS, type ParseReply, type ParserLimits } from './parser-protocol.ts'

/** The compiled child, whether this runs compiled or from its source. */
const childModule = (): string =>
  resolve(
    import.meta.dirname,
    import.meta.filename.endsWith('.ts') ? '../../dist/src/sources' : '.',
    'parser-child.js',
  )

/** How a process ended that should have answered. */
type Ending = { readonly ending: 'silence' | 'exit'; readonly signal: string | null }

/** Replies of the child in order, each waited for with a limit of time. */
class Inbox {
  readonly #waiting: (ParseReply | Ending)[] = []
  #wake: () => void = () => {}
  readonly #take = (reply: ParseReply | Ending): void => {
    this.#waiting.push(reply)
    this.#wake()
  }
  readonly #exit = (_status: number | null, signal: string | null): void =>
    this.#take({ ending: 'exit', signal })

  constructor(readonly child: ChildProcess) {
    child.on('message', this.#take)
    child.on('exit', this.#exit)
  }

  async next(silenceMs: number): Promise<ParseReply | Ending> {
    if (this.#waiting.length === 0) {
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((wake) => {
        this.#wake = wake
        timer = setTimeout(() => this.#take({ ending: 'silence', signal: null }), silenceMs)
      })
      clearTimeout(timer)
    }
    return this.#waiting.shift()!
  }

  close(): void {
    this.child.off('message', this.#take)
    this.child.off('exit', this.#exit)
  }
}

/**
 * Parses files that nobody vouches for, one at a time, in a process with limits: it is told no secret,
 * and whatever a hostile file does to it, only that file fails.
 */
export class ParserProcess {
  #child: ChildProcess | null = null

  constructor(readonly limits: ParserLimits = PARSER_LIMITS) {}

  /** What the file gives; one that breaks the parser or its limits ends with a reason. */
  async *parse(file: RawFile): AsyncGenerator<Parsed> {
    this.#child ??= this.#start()
    const inbox = new Inbox(this.#child)
    let isIdle = false
    try {
      // A failed send is followed by `exit`.
      this.#child.send(file, () => {})
      for (;;) {
        const reply = await inbox.next(this.limits.silenceMs)
        if ('parsed' in reply) {
          yield reply.parsed
          continue
        }
        isIdle = !('ending' in reply)
        if (!('done' in reply)) yield { place: null, reason: this.#reasonOf(reply) }
        return
      }
    } finally {
      inbox.close()
      // Left in the middle of a file, it would answer the next one with the rest of this.
      if (!isIdle) this.close()
    }
  }

  /** Ends the process; the next file starts another. */
  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }

  #start(): ChildProcess {
    const { memoryBytes } = this.limits
    const heapMegabytes = Math.floor((memoryBytes / 1024 ** 2) * 0.75)
    return fork(childModule(), [String(memoryBytes)], {
      serialization: 'advanced',
      env: {},
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }).on('error', () => {})
  }

  #reasonOf(reply: { readonly fault: string } | Ending): string {
    if ('fault' in reply) return `It cannot be read: ${reply.fault}`
    if (reply.ending === 'silence')
      return `Reading it took longer than ${this.limits.silenceMs / 1000} seconds.`
    const megabytes = Math.round(this.limits.memoryBytes / 1024 ** 2)
    return reply.signal === null
      ? 'The parser broke over it.'
      : `Reading it took more than ${megabytes} MB of memory.`
  }
}
