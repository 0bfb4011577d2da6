import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import type { AnswerQuestion } from '../core/answer.ts'
import { UserError } from '../core/errors.ts'
import type { PeopleBook } from '../core/people/people-index.ts'
import { readQuestion } from '../core/question-text.ts'
import type { Store } from '../core/store.ts'
import { printable, printableLine, type Style } from './printable.ts'
import { renderAnswer } from './render-answer.ts'
import {
  describedPeople,
  NOT_LOOKED_FOR,
  renderEveryone,
  renderNobody,
  renderPeople,
} from './render-people.ts'
import { renderSources } from './render-tables.ts'

export interface ConsoleOptions {
  readonly store: Store
  readonly answerQuestion: AnswerQuestion
  readonly people: PeopleBook
  readonly collection: string
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  readonly style: Style
  /** Ends the console in peace, whatever is under way. */
  readonly signal: AbortSignal
  /** Told of what went wrong inside; the user sees one neutral line. */
  readonly onFault: (error: unknown) => void
}

interface ConsoleCommand {
  readonly name: string
  readonly does: string
  /** @param argument what follows the name; may be empty. @returns what is printed, or null to leave. */
  run(options: ConsoleOptions, argument: string): Promise<string | null>
}

const COMMANDS: readonly ConsoleCommand[] = [
  { name: '/help', does: 'what can be done here', run: async () => help() },
  {
    name: '/sources',
    does: 'the documents that answers come from',
    run: async ({ store, collection }) =>
      renderSources((await (await store.live(collection))?.documents()) ?? []) || 'No documents.',
  },
  { name: '/who', does: 'everyone, or who NAME is: /who NAME', run: who },
  { name: '/quit', does: 'leave (also Ctrl-D or Ctrl-C)', run: async () => null },
]

async function who(
  { store, collection, people, style }: ConsoleOptions,
  name: string,
): Promise<string> {
  const live = await store.live(collection)
  if (live === null) return 'No documents.'
  const index = await people.peopleOf(live)
  const described = name === '' ? [] : await describedPeople(live, index, name)
  const found =
    name === ''
      ? renderEveryone(index)
      : (await renderPeople(described, live, style)) || renderNobody(index, name)
  return index.isComplete ? found : `${found}\n${NOT_LOOKED_FOR}`
}

const help = (): string =>
  [
    'Ask in any language; the answer is a sentence of the documents, with its place.',
    ...COMMANDS.map(({ name, does }) => `  ${name.padEnd(10)} ${does}`),
  ].join('\n')

/** One line typed → what is printed; null to leave. */
async function respond(
  line: string,
  signal: AbortSignal,
  options: ConsoleOptions,
): Promise<string | null> {
  if (line.startsWith('/')) {
    const [typed, ...rest] = line.split(/\s+/u)
    const command = COMMANDS.find(({ name }) => name === typed)
    if (command) return command.run(options, rest.join(' '))
    return `There is no command ${printableLine(line.slice(0, 40))}. /help lists those there are.`
  }
  const read = readQuestion(line)
  if ('reason' in read) return read.reason
  const { store, answerQuestion, collection, style } = options
  const answer = await answerQuestion(collection, read.question, { signal })
  const live = await store.live(collection)
  return renderAnswer(answer, async (id) => (await live?.document(id)) ?? null, style)
}

async function respondSafely(
  line: string,
  signal: AbortSignal,
  options: ConsoleOptions,
): Promise<string | null> {
  try {
    return await respond(line, signal, options)
  } catch (error) {
    if (signal.aborted) return null
    if (error instanceof UserError) return printable(error.message)
    options.onFault(error)
    return 'That failed; the fault is logged.'
  }
}

/** Ends the interface when the caller says so, or at Ctrl-C, which on a terminal it hears itself. */
function endOnInterrupt(lines: Interface, outer: AbortSignal): AbortSignal {
  const controller = new AbortController()
  const leave = (): void => {
    controller.abort()
    lines.close()
  }
  lines.once('SIGINT', leave)
  outer.addEventListener('abort', leave, { once: true })
  return controller.signal
}

/**
 * Reads questions until the input ends or the user leaves. On a terminal there is a prompt; piped
 * input is answered line by line, each question repeated above its answer.
 */
export async function runConsole(options: ConsoleOptions): Promise<void> {
  const { input, output } = options
  const isInteractive = input.isTTY && output.isTTY
  const lines = createInterface({
    input,
    ...(isInteractive && {
      output,
      prompt: '\n> ',
      historySize: 200,
      removeHistoryDuplicates: true,
    }),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const signal = endOnInterrupt(lines, options.signal)
  if (isInteractive) lines.prompt()
  for await (const typed of lines) {
    const line = typed.trim()
    if (line !== '') {
      if (!isInteractive) await write(output, `\n> ${printableLine(line.slice(0, 2000))}\n`)
      const response = await respondSafely(line, signal, options)
      if (response === null) break
      await write(output, `${response}\n`)
    }
    if (isInteractive) lines.prompt()
  }
  lines.close()
  // Input that stays open must not keep the process; a file as input has nothing to let go of.
  input.unref?.()
  if (isInteractive) await write(output, '\n')
}

async function write(output: NodeJS.WriteStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}
