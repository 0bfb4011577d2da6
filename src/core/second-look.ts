import type { ReadPassage } from './read-passage.ts'
import type { PassageToRead, Reader } from './reader.ts'

/**
 * Texts that answer next to nothing. What the reader makes of them is the question's own level:
 * vague questions score higher everywhere, so a margin means something only against it.
 */
const CONTROLS: readonly PassageToRead[] = [
  'The river was quiet that morning and nothing moved on the far bank.',
  'Choose the second option in the menu, then restart the device. If the lamp stays red, write to the support team and wait for two days.',
].map((text) => ({ context: '', text, sentences: [{ start: 0, end: text.length }] }))

export interface SecondLook {
  /** Mean margin of the passage, of the chosen sentence alone, and between its neighbours. */
  readonly reading: number
  /** Mean margin of the control texts. */
  readonly control: number
}

/**
 * Reads the chosen sentence again in shorter surroundings: the three margins err differently,
 * and their mean tells answers from near misses better than any of them.
 */
export async function lookAgain(
  reader: Reader,
  question: string,
  { passage, reading, document }: ReadPassage,
  index: number,
  signal?: AbortSignal,
): Promise<SecondLook> {
  const { sentences } = passage
  const view = (from: number, to: number): PassageToRead => {
    const start = sentences[Math.max(0, from)]!.start
    const shown = sentences.slice(Math.max(0, from), to + 1)
    return {
      context: document.title,
      text: document.text.slice(start, shown.at(-1)!.end),
      sentences: shown.map((span) => ({ start: span.start - start, end: span.end - start })),
    }
  }
  // A view that is the passage itself would be read to the same margin again.
  const isNew = ({ context, text }: PassageToRead): boolean =>
    context !== passage.context || text.length < passage.end - passage.start
  const views = [view(index, index), view(index - 1, index + 1)]
  const fresh = views.filter(isNew)
  const read = await reader.read(question, [...fresh, ...CONTROLS], signal)
  const margins = read.map(({ margin }) => margin)
  const known = Array.from({ length: views.length - fresh.length + 1 }, () => reading.margin)
  return {
    reading: mean([...known, ...margins.slice(0, fresh.length)]),
    control: mean(margins.slice(fresh.length)),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
