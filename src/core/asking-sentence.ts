import { asks } from './text/asking-words.ts'

const MARKED =
  /[?？؟][\p{P}\s]{0,9}$|(?:です|ます|せん|でしょう|した|の)か[。．]?\s{0,9}$|[吗嗎呢][。．]?\s{0,9}$/u

/** Whether a sentence asks, as far as its end shows. */
export const isMarked = (sentence: string): boolean => MARKED.test(sentence)

const SUBJECT =
  "(?:i|we|you|u|ya|he|she|it|they|there|this|that|these|those|the|an?|my|our|your|his|her|its|their|any(?:one|body)?|some(?:one|body)?|every(?:one|body)|people|all|one|[\\p{L}']+s)"
/** How what can be answered with yes or no begins; in English with a subject, as "Can't find it" asks nothing. */
const YES_OR_NO = new RegExp(
  `^(?:(?:is|are|was|were|can|could|may|do|does|did|will|would|should|has|have|am(?= i)) ${SUBJECT}|` +
    '(?:gibt|kann|darf|muss|soll|ist|sind|hat|braucht) (?:es|ich|man|wir|jemand|der|die|das|eine?)|' +
    'est-ce|y a-t-il|peut-on|puis-je)(?![\\p{L}\\p{N}])',
  'u',
)
/** What may stand before what asks: "and when", "at what", "hey guys where". */
const BEFORE = new RegExp(
  `^(?:(?:${[
    'and|also|or|so|but|then|if (?:so|yes|not)|btw|ok|hey|hi|hello|guys|all|at|in|on|from|to|by|for|until|since|about',
    'und|aber|oder|auch|wenn ja|bis|ab|seit|um|von|für|mit|et|mais|ou|à|de|en|pour|depuis',
    'y|pero|o|a|por|para|desde|hasta|e|mas|ma|da|di|и|а|но|или|во|в|с|со|до|на|к|그리고',
  ].join('|')}),? ){1,3}`,
  'u',
)
const FIRST_WORDS = /^(?<first>[\p{L}-]{1,30})(?: (?<second>\p{L}{1,30}))?/u
/** Words that ask, but also join: "where is" and not "when I came" asks. */
const JOINING = new Set(
  'when where how who wie wo wer quand quando où como come как когда что это нужно можно'.split(
    ' ',
  ),
)
const AUXILIARIES = new Set(
  'is are was were can could may do does did will would should has have much many long often old big far to ist sind war kann darf muss hat gibt est sont peut está están es son hay puedo'.split(
    ' ',
  ),
)
/** Dense scripts ask anywhere in a sentence. */
const ASKS_WITHIN =
  /[几幾哪谁誰何]|[什怎][么麼]|多[少久]|能不能|有[没沒]有|是否|どこ|いつ|いくら|どう|だれ|몇|언제|어디|얼마|어떻게|누구|무엇|나요|까요/u
/** Who asks for something without asking, or says what about. */
const WANTS = new RegExp(
  `(?<!\\p{L}|(?:n't|not|nicht|no|ne) )(?:${[
    "need|want|wanna|looking for|would like|i'?d like|wondering|tell me|let me know|(?:send|give|show|explain|share) (?:me|us|the)|can'?t find|please|pls",
    'such(?:e|en)|brauch(?:e|en)|möchten?|gerne? wissen|bitte|cherch(?:e|ons)|besoin|voudrais|aimerais|svp',
    "s'il (?:vous|te) pla[iî]t|busco|buscamos|necesito|quiero|quisiera|gustaría|procuro|preciso|quero|gostaria|por favor|cerco|vorrei|per favore",
    '(?:question|asking|info(?:rmation)?) (?:about|on|regarding)|regarding|concerning|frage zu[mr]?|bezüglich|à propos|au sujet|acerca de',
    'ищу|нуж(?:ен|на|но|ны)|хочу|хотел(?:а|ось)?|подскажите|скажите|дайте|пожалуйста|أريد|أبحث|أحتاج|من فضلك(?:م)?',
  ].join(
    '|',
  )})(?!\\p{L})|想(?:知道|[问問]|了解|[请請]教)|需要|求[助问問]|(?<=^.{0,6})[关關][于於]|について(?:です)?[。．\\s]{0,3}$|[请請]|告[诉訴]|教えて|知りたい|探して|ください|알려|알고 싶|찾고|필요|주세요`,
  'iu',
)

const plainly = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/^[\p{P}\s]{1,9}/u, '')
    .replace(BEFORE, '')
    .replace(/^(\p{L}{1,30})'s /u, '$1 is ')

/** Whether its beginning may show that it asks, as members leave out marks. */
export function beginsAsking(sentence: string): boolean {
  const text = plainly(sentence)
  return YES_OR_NO.test(text) || asks(firstWords(text).first) || ASKS_WITHIN.test(text)
}

/** Whether it surely asks, as far as its end or its beginning show. */
export function asksPlainly(sentence: string): boolean {
  const { first, second } = firstWords(plainly(sentence))
  const isSure = !JOINING.has(first) || AUXILIARIES.has(second)
  return isMarked(sentence) || (isSure && beginsAsking(sentence))
}

/** Whether it says that something is wanted. */
export const wants = (sentence: string): boolean => WANTS.test(sentence)

function firstWords(text: string): { first: string; second: string } {
  const { first = '', second = '' } = FIRST_WORDS.exec(text)?.groups ?? {}
  return { first, second }
}
