import type { Block } from '../block.ts'
import type { Span } from '../document.ts'
import type { Sentence } from '../sentence.ts'

/** Sentences in a row under the same headings, nothing left out between them. */
export interface Section {
  readonly sentences: readonly Sentence[]
  /** Outermost first. */
  readonly headings: readonly Span[]
}

interface Heading extends Sentence {
  readonly level: number
  readonly until: number | null
}

/** White space longer than this parts two sentences as a heading does. Keeps passages short. */
const LONGEST_GAP = 64

/**
 * Sections of a document in order. Boilerplate is left out unless there is nothing else; credits
 * are sections by themselves. A heading with nothing below becomes a sentence of one.
 */
export function sectionsOf(blocks: readonly Block[], sentences: readonly Sentence[]): Section[] {
  const isEmpty = sentences.every(({ kind }) => kind === 'boilerplate')
  const sections: { sentences: Sentence[]; headings: Span[] }[] = []
  const path: Heading[] = []
  let open: 'text' | 'credit' | 'bare' | null = null
  const add = (sentence: Sentence, as: 'text' | 'credit' | 'bare'): void => {
    const last = sections.at(-1)?.sentences.at(-1)
    if (open === as && last !== undefined && sentence.start - last.end <= LONGEST_GAP)
      sections.at(-1)!.sentences.push(sentence)
    else sections.push({ sentences: [sentence], headings: path.map(spanOf) })
    open = as
  }
  for (const [index, sentence] of sentences.entries()) {
    const block = blocks[sentence.block]!
    const outlived = path.findIndex(({ until }) => until !== null && until <= sentence.start)
    if (outlived >= 0) {
      path.length = outlived
      open = null
    }
    if (sentence.kind === 'heading') {
      while (path.length > 0 && path.at(-1)!.level >= block.level) path.pop()
      if (isBare(blocks, sentences, index)) add(sentence, 'bare')
      else {
        path.push({ ...sentence, level: block.level, until: block.until })
        open = null
      }
    } else if (sentence.kind !== 'boilerplate' || isEmpty) add(sentence, 'text')
    else if (block.credit) add(sentence, 'credit')
    else open = null
  }
  return sections
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** Nothing but boilerplate follows, or a heading that is not below this one. */
function isBare(blocks: readonly Block[], sentences: readonly Sentence[], index: number): boolean {
  let next = index + 1
  while (sentences[next]?.kind === 'boilerplate') next++
  const follower = sentences[next]
  if (follower === undefined) return true
  const level = blocks[sentences[index]!.block]!.level
  return follower.kind === 'heading' && blocks[follower.block]!.level <= level
}
