/** Longest question in UTF-16 units. More is a text, not a question, and no model here would see its end. */
const MAX_QUESTION_LENGTH = 1_000

/** A question fit to be answered, or why the text is none, in words for whoever asked. */
export type QuestionText = { readonly question: string } | { readonly reason: string }

/** Control characters become spaces; the rest of the words stay as they were typed. */
export function readQuestion(text: string): QuestionText {
  if (!text.isWellFormed())
    return { reason: 'The question holds half a character (a lone surrogate). Type it again.' }
  const question = text.replace(/\p{Cc}+/gu, ' ').trim()
  if (question === '') return { reason: 'The question is empty.' }
  if (question.length > MAX_QUESTION_LENGTH)
    return {
      reason: `The question has ${question.length.toLocaleString('en')} characters; at most ${MAX_QUESTION_LENGTH.toLocaleString('en')} are answered. Ask for one thing in fewer words.`,
    }
  return { question }
}

/** Shorter words in capitals may be names: "VPN MTU". */
const SHOUTED_WORD = /\p{Lu}{4}/u
/** Small letters, and those of scripts that have no capitals. */
const NOT_SHOUTED = /\p{Ll}|\p{Lo}/u

/** A text in nothing but capitals in small letters, for models know few words in capitals; any other as it is. */
export const unshouted = (text: string): string =>
  /\s/.test(text) && SHOUTED_WORD.test(text) && !NOT_SHOUTED.test(text) ? text.toLowerCase() : text
