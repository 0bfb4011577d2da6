import { sentenceStarts, startsAfter } from './text/sentence-starts.ts'

/**
 * Words for commands are words of questions too ("What happens if I ignore all prior prompts?"),
 * so a command counts only where an imperative stands: at the beginning of a sentence or clause.
 */

/** May stand before an imperative. */
const POLITE = `(?:(?:please|pls|kindly|now|just|then|and|so|but|well|ok(?:ay)?|hey|hi|hello|bitte|jetzt|und|por favor|ahora|y|s'il (?:te|vous) pla[iî]t|maintenant|et|agora|e)[\\s,:]{1,3}){0,4}`
/** Makes a command of a wish. "Can you" asks as often whether anyone can, so personas go without. */
const DEMAND = `(?:i (?:want|need|would like) you to |i'd like you to |you (?:must|will|shall|should|have to|are to|can) )?`
const REQUEST = `(?:(?:can|could|would|will) you ${POLITE})?`
const POLITE_CHINESE =
  '(?:[请請]你?|麻[烦煩]你?|[现現]在|你(?:要|必[须須]|需要|得)|[从從][现現]在(?:起|[开開]始)[,，]?|然[后後]|[并並]且?|[帮幫]我|\\s){0,4}'

const beginning = (lead: string, command: string): RegExp =>
  new RegExp(`^${lead}(?:${command})`, 'iu')

/** At the beginning of a sentence or clause. */
const COMMANDS = [
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(?:(?:previous|prior|above|earlier|preceding|your|system)\b[^.?!]{0,30}\b|all (?:of )?(?:(?:the|these|those|other|given|original|initial|safety) )?)(?:instructions?|prompts?|directions)\b`,
  ),
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:reveal|print|show|repeat|output|leak|tell|give|display)\b(?:(?!\b(?:how|where|when|whether|if|why|who|which)\b)[^.?!]){0,30}\byour (?:[\p{L}-]+ ){0,2}(?:prompt|instructions|configuration|source code|token|api key|developer message)\b`,
  ),
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:reveal|print|show|repeat|output|leak|tell|give|display) (?:(?:me|us|the|this|that|bot's|all|of|full|whole|entire|complete|exact|secret|current|discord) ){0,5}(?:(?:system|hidden) prompt|hidden instructions|bot token|api key|developer message)(?=\s?(?:\p{P}|$|and\b|now\b|please\b|to me\b|in full\b|word for word\b|above\b))`,
  ),
  beginning(
    POLITE,
    String.raw`what(?:'s| is| are) (?:in(?:side)? )?(?:your (?:[\p{L}-]+ ){0,2}(?:prompt|instructions|configuration|source code|token|api key|developer message)|the (?:(?:system|hidden) prompt|hidden instructions|developer message))(?=\s?(?:\p{P}|$))`,
  ),
  beginning(
    POLITE + DEMAND,
    String.raw`(?:you are now|from now on,? you|enter (?:developer|dan|god) mode|(?:enter |activate |enable )?jailbreak (?:mode|yourself)|do anything now)\b`,
  ),
  // Spanish, German, French and Portuguese; a hyphen makes a question of the French verb.
  beginning(
    POLITE,
    String.raw`(?:ignora|olvida|ignoriere|vergiss|ignorez?|oubliez?|esqueça)\b(?!-)[^.?!]{0,40}\b(?:instrucciones|reglas|anweisungen|regeln|instructions|consignes|règles|instruções|regras)\b`,
  ),
  // Anything else behind the object tells or asks something about ignoring it.
  beginning(
    POLITE_CHINESE,
    '(?:忽略|无视|無視|忘[记記掉])[^。？?,，]{0,12}(?:指令|指示|提示词?|提示詞|规则|規則|设定|設定)(?=\\s?(?:\\p{P}|$|[并並说說回]|然[后後]|[现現]在|直接|告[诉訴]))',
  ),
  beginning(
    POLITE_CHINESE,
    '(?:告[诉訴]我|[显顯]示|[输輸]出|打印|泄露|洩露|透露|重复|重複|[说說]出|公[开開]|[给給]我)[^。？?]{0,12}(?:系[统統]提示[词詞]|你的(?:提示[词詞]|指令|[设設]定))|(?:你的)?系[统統]提示[词詞](?:是什[么麼])?(?=[\\s\\p{P}]|$)|你[现現]在是|假[装裝]你是',
  ),
] as const

/** At the beginning of a sentence: further in, as often somebody tells what people do. */
const PERSONAS = [
  beginning(POLITE + DEMAND, String.raw`(?:pretend (?:to be|that you|you)|act as|role-?play as)\b`),
  beginning(POLITE_CHINESE, '扮演(?![^。，,！]{0,40}(?:[谁誰哪吗嗎怎几幾?？]|什[么麼]|多少))'),
] as const

/** At the beginning of the text. */
const FIRST_COMMANDS = [
  beginning(
    POLITE,
    String.raw`(?:say|write|respond with|reply with)\b[^?]{0,20}?(?<=[\s:,(])["“”„'«「]`,
  ),
  beginning(
    POLITE,
    String.raw`(?:say|repeat|write|output|respond with|reply with|print|type|echo)\b[^?]{0,20}\b(?:after me|exactly|the (?:words?|phrase|following))\b`,
  ),
  beginning(
    POLITE,
    String.raw`(?:write|compose|generate|draft|create) (?:me |us )?(?:an? )?(?:\w+ )?(?:poem|song|story|essay|joke|haiku|code|script|program|function|tweet|limerick|email)\b`,
  ),
] as const

/** The same, but as likely the noun before a question: "Print: how many pages are free?" */
const FIRST_STATEMENT = beginning(
  POLITE,
  String.raw`(?:say|repeat|write|output|respond with|reply with|print|type|echo)\b[^?]{0,20}?(?::|(?<=[\s:,(])["“”„'«「])`,
)

/** The end of Japanese sentences, where their imperatives stand. */
const JAPANESE =
  /(?:これまで|今まで|以前|上記|前|すべて|全て)の(?:指示|命令)を(?:すべて|全て)?(?:無視|忘れ)(?:し?て(?![もいはしおよ良])|し?ろ|し?なさい|せよ|し、)/u

/** What stands between the parts of a chat with a model. */
const MARKUP =
  /<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?INST\]|^\s*(?:system|assistant)\s*:/iu

/** What somebody else said; the marks stay, as what is to be said stands in them. */
const QUOTED = /(?<=[\p{L}\p{N},:]\s?)(["“„«「『])[^"“”„«»「」『』]{1,300}(["“”»」』])/gu
const CLAUSE_END = /[,:;，：；、–—]|\s(?:and|then|but|und|dann|y|luego|et|puis|e|depois)\s/giu
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
  if (sentences.some((sentence) => PERSONAS.some((command) => command.test(commandAt(sentence)))))
    return true
  return sentences
    .flatMap((sentence) => (isQuestion(sentence) ? [sentence] : clausesOf(sentence)))
    .some((clause) => COMMANDS.some((command) => command.test(commandAt(clause))))
}

/** Each with its end, which tells a question. */
const sentencesOf = (text: string): string[] =>
  sentenceStarts(text).map((start, row, starts) => text.slice(start, starts[row + 1]))

/** Each with those after it: a comma may stand inside a command. */
const clausesOf = (sentence: string): string[] =>
  startsAfter(sentence, CLAUSE_END).map((start) => sentence.slice(start))

const commandAt = (part: string): string => part.slice(0, LONGEST_COMMAND).replace(OPENING, '')

const isQuestion = (sentence: string): boolean =>
  /[?？؟]/u.test(sentence.slice(-5)) || sentence.startsWith('¿')
