import type { Embedder } from './embedder.ts'
import { TextTooLongError } from './errors.ts'

/** What a reader sees of a question, in tokens of the embedder, which readers share. */
export const QUESTION_TOKENS = 64

/** How many places to cut at are tried. */
const MOST_CUTS = 24
/** More characters than this never fit before a question, whatever they are. */
const LONGEST_BEFORE = QUESTION_TOKENS * 8
/** Before a word, or a character of a script that writes its words without spaces. */
const CUT =
  /(?<=\s)\S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu

/**
 * A follow-up whole, and before it as much of the end of the question before as a reader sees.
 * Without this, a long question before would be read again, and the follow-up not at all.
 */
export async function besidePrevious(
  previous: string,
  text: string,
  embedder: Pick<Embedder, 'countTokens'>,
): Promise<string> {
  const whole = `${previous} ${text}`
  // Words of other scripts than Latin may have a token for each character.
  if (whole.length <= QUESTION_TOKENS) return whole
  const near = cutFront(previous, LONGEST_BEFORE)
  const cuts = Array.from(near.matchAll(CUT), ({ index }) => index)
  const step = Math.ceil(cuts.length / MOST_CUTS)
  const kept = cuts.filter((_, row) => row % step === 0).map((cut) => `${near.slice(cut)} ${text}`)
  const choices = near === previous ? [whole, ...kept] : kept
  const counts = await embedder.countTokens(choices)
  return choices.find((_, row) => counts[row]! <= QUESTION_TOKENS) ?? text
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

const isLowSurrogate = (text: string, place: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text.charAt(place))

/** At most the last `most` units, without half a character. */
function cutFront(text: string, most: number): string {
  const start = Math.max(0, text.length - most)
  return text.slice(start > 0 && isLowSurrogate(text, start) ? start + 1 : start)
}

/** At most the first `most` units, without half a character. */
function cutEnd(text: string, most: number): string {
  return text.slice(0, most > 0 && isLowSurrogate(text, most) ? most - 1 : most)
}
