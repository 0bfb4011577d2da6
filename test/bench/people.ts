import type { NameTagger } from '../../src/core/reader.ts'
import { madeUpName } from '../support/made-up-people.ts'
import { openLoadBot } from './load-bot.ts'
import { type Figure, p50AndP95, scaled } from './measure.ts'
import { peopleIndex, withWorkingCopy } from './prepared-index.ts'

/** Ten thousand passages name about so many. */
const PEOPLE = 3_000
const BUDGET = { p95: 30 }

/**
 * `/who` with and without a name and the choices while a name is typed, from the interaction to the
 * reply, Discord's network left out; and the first `/who` where a bot that has just started has not yet read ahead.
 */
export async function benchPeople(
  tagger: NameTagger,
  passages: number,
  count: number,
): Promise<Figure[]> {
  const names = Array.from({ length: PEOPLE }, (_, at) => madeUpName(at))
  const index = await peopleIndex(tagger, passages, names)
  return withWorkingCopy(index, async (directory) => {
    const bot = await openLoadBot(directory)
    const tell = async (options: Readonly<Record<string, string>>): Promise<number> => {
      const { outcome, doneMs } = await bot.command('who', options)
      if (outcome !== 'answered') throw new Error(`/who ${JSON.stringify(options)}: ${outcome}`)
      return doneMs
    }
    const some = names.filter((_, at) => at % Math.ceil(PEOPLE / count) === 0)
    const first = await tell({ name: some[0]! })
    const named = await each(some, (name) => tell({ name }))
    const alone = await each(some.slice(0, 50), () => tell({}))
    const typed = some.map((name, at) => name.slice(0, 1 + (at % 6)))
    const choices = await each(typed, (text) => bot.complete('who', 'name', text))
    await bot.close()
    return [
      {
        ...scaled('first `/who`, nothing read ahead', passages),
        unit: 'ms',
        values: { time: first },
      },
      figureOf('`/who` of a name', passages, named),
      figureOf('`/who` alone', passages, alone),
      figureOf('choices while a name is typed', passages, choices),
    ]
  })
}

const figureOf = (what: string, passages: number, times: readonly number[]): Figure => ({
  ...scaled(what, passages),
  unit: 'ms',
  values: p50AndP95(times),
  budget: BUDGET,
})

/** One after another. */
async function each(
  inputs: readonly string[],
  work: (input: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = []
  for (const input of inputs) times.push(await work(input))
  return times
}
