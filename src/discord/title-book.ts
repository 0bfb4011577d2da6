import { pauses } from '../core/pauses.ts'
import { hasHan, simplified } from '../core/people/chinese.ts'
import { lettersIn } from '../core/people/name-key.ts'
import type { Generation } from '../core/store.ts'
import { fold } from '../core/text/fold.ts'

/** A text as titles are compared. */
export interface TitleForm {
  /** Folded, in simplified characters. */
  readonly plain: string
  readonly words: readonly string[]
  /** In one run, Chinese characters by their pinyin. */
  readonly letters: string
  readonly hasHan: boolean
}

/** A document's title, ready to be compared with what is typed. */
export interface Title extends TitleForm {
  readonly id: string
  readonly title: string
  readonly idPlain: string
}

export function titleForm(text: string): TitleForm {
  const plain = simplified(fold(text)).trim()
  return {
    plain,
    words: plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    letters: lettersIn(plain),
    hasHan: hasHan(plain),
  }
}

/** Titles of generations, read once each: choices are wanted at each key that is pressed. */
export class TitleBook {
  readonly #titles = new Map<string, Promise<readonly Title[]>>()

  /** Of all documents of the generation, by id. @throws the store's faults. */
  titlesOf(generation: Generation): Promise<readonly Title[]> {
    const { collection, summary } = generation
    // A document may be forgotten within a generation.
    const key = JSON.stringify([collection, summary.generation, summary.documents])
    let titles = this.#titles.get(key)
    if (titles === undefined) {
      titles = readTitles(generation)
      titles.catch(() => this.#titles.delete(key))
      this.#titles.set(key, titles)
      const [oldest] = this.#titles.keys()
      if (this.#titles.size > KEPT && oldest !== undefined) this.#titles.delete(oldest)
    }
    return titles
  }
}

/** How many generations are remembered: of all servers together. */
const KEPT = 50

async function readTitles(generation: Generation): Promise<Title[]> {
  const pause = pauses()
  const titles: Title[] = []
  for (const { id, title } of await generation.documents()) {
    titles.push({ id, title, idPlain: titleForm(id).plain, ...titleForm(title) })
    await pause()
  }
  return titles
}
