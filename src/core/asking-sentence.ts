import { asks } from './text/asking-words.ts'

const MARKED =
  /[?？؟][\p{P}\s]{0,9}$|(?:です|ます|せん|でしょう|した|の)か[。．]?\s{0,9}$|[吗嗎呢][。．]?\s{0,9}$/u

/** Whether a sentence asks, as far as its end shows. */
export const isMarked = (sentence: string): boolean => MARKED.test(sentence)

const SUBJECT =
  "(?:i|we|you|u|ya|he|she|it|they|there|th[ie]s|that|these|those|the|an?|my|our|your|his|her|its|their|any(?:one|body)?|some(?:one|body)?|every(?:one|body)|people|all|one|[\\p{L}']+s)"
/** How what can be answered with yes or no begins; in English with a subject, as "Can't find it" asks nothing. */
const YES_OR_NO = new RegExp(
  `^(?:(?:is|are|was|were|can|could|may|do|does|did|will|would|should|has|have|am(?= i)) ${SUBJECT}|` +
    '(?:gibt|kann|darf|muss|soll|ist|sind|hat|braucht) (?:es|ich|man|wir|jemand|der|die|das|eine?)|' +
    'est-ce|y a-t-il|peut-on|puis-je)(?![\\p{L}\\p{N}])',
  'u',
)
const FIRST_WORDS = /^(?<first>[\p{L}-]{1,30})(?: (?<second>\p{L}{1,30}))?/u
/** What stands behind an asking word where that asks: "where is", not "when I came". */
const AUXILIARIES = new Set(
  'is are was were can could may do does did will would should has have much many long often old big far to ist sind war kann darf muss hat gibt est sont peut está están es son hay puedo'.split(
    ' ',
  ),
)
/** Who asks for something without asking. */
const WANTS =
  /(?<!\p{L})(?:need|want|wanna|looking for|would like|i'?d like|trying to|wondering|tell me|let me know|show me|such(?:e|en)|brauch(?:e|en)|möchte[n]?|gern[e]? wissen|cherch(?:e|ons)|besoin|voudrais|aimerais|busco|buscamos|necesito|quiero|quisiera|gustaría|procuro|preciso|quero|gostaria|cerco|vorrei|ищу|нуж(?:ен|на|но|ны)|хочу|хотел(?:а|ось)?|подскажите|скажите|أريد|أبحث|أحتاج)(?!\p{L})|想|需要|求|告[诉訴]|教えて|知りたい|探して|알려|싶|찾고|필요/iu

const plainly = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/^[\p{P}\s]{1,9}/u, '')
    .replace(/^(\p{L}{1,30})'s /u, '$1 is ')

/** Whether its beginning shows that it asks, as members leave out marks. */
export function beginsAsking(sentence: string): boolean {
  const text = plainly(sentence)
  return YES_OR_NO.test(text) || asks(firstWords(text).first)
}

/** Whether its end shows that it asks, or more than the first word of its beginning. */
export function asksPlainly(sentence: string): boolean {
  const text = plainly(sentence)
  const { first, second } = firstWords(text)
  return isMarked(sentence) || YES_OR_NO.test(text) || (asks(first) && AUXILIARIES.has(second))
}

/** Whether it says that something is wanted. */
export const wants = (sentence: string): boolean => WANTS.test(sentence)

function firstWords(text: string): { first: string; second: string } {
  const { first = '', second = '' } = FIRST_WORDS.exec(text)?.groups ?? {}
  return { first, second }
}
