import type { Embedder } from './embedder.ts'
import { TextTooLongError } from './errors.ts'
import { lastAsked } from './essential-question.ts'
import { QUESTION_TOKENS } from './reader.ts'
import { DENSE_SCRIPTS, lengthOf } from './text/dense.ts'
import { isInsidePair } from './text/grapheme.ts'

/** No question without another before it that is as short, in letters (`lengthOf`), is cut. */
const SURELY_SEEN = QUESTION_TOKENS * 2
/** How many places to cut at are tried. */
const MOST_CUTS = 16
/** Of common words, that many tokens have fewer characters. */
const LONGEST_SEEN = QUESTION_TOKENS * 8
/** Before a word, or a character of a script that writes its words without spaces. */
const CUT = new RegExp(`(?<=\\s)\\S|[${DENSE_SCRIPTS}]`, 'gu')

/**
 * What a reader sees of a question and the one that it follows up: the question whole, and before
 * it as much of the end of what stands there as has room. Without this, a long question before
 * would be read again, and the follow-up not at all. Remarks before the question are cut as well,
 * those behind it left out; of one that is too long alone, the beginning is left.
 */
export async function questionSeen(
  text: string,
  previous: string | undefined,
  embedder: Pick<Embedder, 'countTokens'>,
): Promise<string> {
  const whole = previous === undefined ? text : `${previous} ${text}`
  // Words of other scripts than Latin may have a token for each character.
  const isShort =
    previous === undefined ? lengthOf(whole) <= SURELY_SEEN : whole.length <= QUESTION_TOKENS
  if (isShort) return whole
  const asked = lastAsked(text)
  const at = text.lastIndexOf(asked)
  const before = whole.slice(0, whole.length - text.length + Math.max(0, at))
  const near = cutFront(before, LONGEST_SEEN)
  const cuts = Array.from(near.matchAll(CUT), ({ index }) => index)
  const step = Math.ceil(cuts.length / MOST_CUTS)
  const starts = [...(near === before ? [0] : []), ...cuts.filter((_, row) => row % step === 0)]
  const choices = [
    whole,
    ...starts.map((start) => near.slice(start) + asked),
    asked,
    ...beginningsOf(asked),
  ]
  const counts = await embedder.countTokens(choices, 'question')
  return choices.find((_, row) => counts[row]! <= QUESTION_TOKENS) ?? choices.at(-1)!
}

/** Longest first. */
const beginningsOf = (text: string): string[] => {
  const longest = Math.min(text.length, LONGEST_SEEN)
  return Array.from({ length: MOST_CUTS }, (_, row) =>
    cutEnd(text, Math.ceil((longest * (MOST_CUTS - row)) / MOST_CUTS)),
  )
}

/** Shortened a little more than the tokens tell, as they are not spread evenly. */
const MARGIN = 0.95

/**
 * The embedder for questions of any length: of one too long, `kept` is embedded as far as it goes.
 * A reader sees less of it anyway, and a long question is no fault.
 */
export const embedsAnyLength = (
  embedder: Pick<Embedder, 'embed'>,
  kept: 'start' | 'end',
): Pick<Embedder, 'embed'> => {
  const cut = kept === 'start' ? cutEnd : cutFront
  const embed: Embedder['embed'] = async (texts, role, signal) => {
    try {
      return await embedder.embed(texts, role, signal)
    } catch (error) {
      const longest = Math.max(0, ...texts.map((text) => text.length))
      if (!(error instanceof TextTooLongError) || longest === 0) throw error
      const { tokens, maxTokens } = error.data
      // One less at least, so that it ends.
      const most = Math.min(longest - 1, Math.floor((longest * maxTokens * MARGIN) / tokens))
      return embed(
        texts.map((text) => cut(text, most)),
        role,
        signal,
      )
    }
  }
  return { embed }
}

/** At most the last `most` units, without half a character. */
function cutFront(text: string, most: number): string {
  const start = Math.max(0, text.length - most)
  return text.slice(isInsidePair(text, start) ? start + 1 : start)
}

/** At most the first `most` units, without half a character. */
function cutEnd(text: string, most: number): string {
  return text.slice(0, isInsidePair(text, most) ? most - 1 : most)
}
