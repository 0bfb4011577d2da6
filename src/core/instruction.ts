import {
  AMBIGUOUS,
  ASKING,
  COMMANDS,
  FIRST_COMMANDS,
  FIRST_STATEMENT,
  PERSONAS,
  REQUESTS,
  SUPPOSING,
} from './commands.ts'
import { DENSE_SCRIPTS } from './text/dense.ts'
import { sentenceStarts, slicesAt } from './text/sentence-starts.ts'

/** The end of Japanese sentences, where their imperatives stand. */
const JAPANESE =
  /(?:これまで|今まで|以前|上記|前|すべて|全て)の(?:指示|命令)を(?:すべて|全て)?(?:無視|忘れ)(?:し?て(?![もいはしおよ良])|し?ろ|し?なさい|せよ|し、)/u

/** What stands between the parts of a chat with a model. */
const MARKUP = /<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?INST\]/iu
/** The same, or what a question is about: "System: what is needed?" */
const SPEAKER = /^\s*(?:system|assistant)\s*:\s*/iu
/** A word or two behind it are looked up. */
const SPEECH = new RegExp(`^(?:\\p{L}+\\P{L}+){2}\\p{L}|[${DENSE_SCRIPTS}]`, 'u')

/** What somebody else said; the marks stay, as what is to be said stands in them. */
const QUOTED = /(?<=[\p{L}\p{N},:]\s?)(["“„«「『])[^"“”„«»「」『』]{1,300}(["“”»」』])/gu
/** The first group is set where it joins two verbs; behind a mark, an imperative stands by itself. */
const CLAUSE_END =
  /[,:;，：；、–—]?\s(?:(and|but|und|aber|y|e|et|mais)|then|dann|luego|puis|depois)\s|[,:;，：；、–—]/giu
const OPENING = /^[\s\p{Ps}\p{Pi}"'>*_#¡-]{1,8}/u
/** No command is told from more; in UTF-16 units. */
const LONGEST_COMMAND = 250

/** Whether the text tells the bot to do something, rather than asks the documents. */
export function isInstruction(text: string): boolean {
  if (MARKUP.test(text) || JAPANESE.test(text)) return true
  const plain = text.replace(/[’‘]/gu, "'").replace(QUOTED, '$1$2')
  const sentences = sentencesOf(plain)
  const first = commandAt(plain)
  if (FIRST_COMMANDS.some((command) => command.test(first))) return true
  if (!isQuestion(sentences[0] ?? '') && FIRST_STATEMENT.test(first)) return true
  if (isSpoken(plain, sentences[0] ?? '')) return true
  if (sentences.some((sentence) => startsWith(PERSONAS, sentence))) return true
  return sentences.some(isCommand)
}

const startsWith = (commands: readonly RegExp[], part: string): boolean => {
  const start = commandAt(part)
  return commands.some((command) => command.test(start))
}

function isSpoken(text: string, first: string): boolean {
  const [speaker] = SPEAKER.exec(text) ?? []
  if (speaker === undefined || isQuestion(first)) return false
  const spoken = text.slice(speaker.length)
  return SPEECH.test(spoken) && first.slice(speaker.length).search(ASKING) !== 0
}

/** Its clauses are each taken with those after it: a comma may stand inside a command. */
function isCommand(sentence: string): boolean {
  if (startsWith(COMMANDS, sentence) || startsWith(AMBIGUOUS, sentence)) return true
  if (isQuestion(sentence)) return false
  const isRequest = startsWith(REQUESTS, sentence)
  const [asking, supposing] = [placeOf(ASKING, sentence), placeOf(SUPPOSING, sentence)]
  return Array.from(sentence.matchAll(CLAUSE_END)).some(({ 0: end, 1: joint, index }) => {
    const clause = sentence.slice(index + end.length)
    const isToldOnly = index < supposing && (isRequest || index < asking)
    if ((joint === undefined || isToldOnly) && startsWith(COMMANDS, clause)) return true
    return isRequest && index < supposing && startsWith(AMBIGUOUS, clause)
  })
}

/** Where one of the words stands first; the end of the text if nowhere. */
const placeOf = (words: RegExp, text: string): number => {
  const place = text.search(words)
  return place < 0 ? text.length : place
}

/** Each with its end, which tells a question. */
const sentencesOf = (text: string): string[] => slicesAt(text, sentenceStarts(text))

const commandAt = (part: string): string => part.slice(0, LONGEST_COMMAND).replace(OPENING, '')

const isQuestion = (sentence: string): boolean =>
  /[?？؟]/u.test(sentence.slice(-5)) || sentence.startsWith('¿')
