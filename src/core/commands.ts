/**
 * Words for commands are words of questions too ("What happens if I ignore all prior prompts?"),
 * so a command counts only where an imperative stands: at the beginning of a sentence or clause.
 */

/** May stand before an imperative. */
const POLITE = `(?:(?:please|pls|kindly|now|just|then|and|so|but|well|ok(?:ay)?|hey|hi|hello|thanks|dear|bot|verbatim|bitte|jetzt|und|dann|hallo|danke|por favor|ahora|y|luego|hola|gracias|s'il (?:te|vous) pla[iî]t|maintenant|et|puis|bonjour|salut|merci|agora|e|depois|olá|oi|obrigad[oa])[\\s,:]{1,3}){0,4}`
/** Makes a command of a wish. "Can you" asks as often whether anyone can, so personas go without. */
const DEMAND = `(?:i (?:want|need|would like) you to |i'd like you to |you (?:must|will|shall|should|have to|are to|can) )?`
const REQUEST = `(?:(?:can|could|would|will) you ${POLITE})?`
const POLITE_CHINESE =
  '(?:[你您]好[,，]?|[请請]你?|麻[烦煩]你?|[现現]在|你(?:要|必[须須]|需要|得)|[从從][现現]在(?:起|[开開]始)[,，]?|然[后後]|[并並]且?|[帮幫]我|\\s){0,4}'

/** What the bot was made with; a community has other instructions: "your check-in instructions". */
const SECRET =
  '(?:(?:own|full|whole|entire|complete|exact|real|actual|current|original|initial|first|previous|prior|earlier|system|hidden|secret|internal|private|base|core|custom|developer|bot|discord|raw) ){0,3}(?:prompt|instructions|configuration|source code|token|api key|developer message)'
/** "Your token price" is no token, and "your instructions for guests" are none of the bot's. */
const NOTHING_OF_IT = String.raw`(?=\s?(?:(?!'s)\p{P}|$)|\s(?:text|and|or|now|then|please|to (?:me|us)|in|as|so|that|which|you|above|below|here|again|verbatim|word for word|exactly|right|first|from|before|without|instead|with)\b)`
/** Spanish, German, French and Portuguese; a hyphen makes a question of the French verb. */
const IGNORE = String.raw`(?:ignora|olvida|ignoriere|vergiss|ignorez?|oubliez?|esqueça)\b(?!-)`
const IGNORE_CHINESE = '(?:忽略|无视|無視|忘[记記掉])'
/** Anything else behind the object tells or asks something about ignoring it. */
const AND_THEN_CHINESE = '(?=\\s?(?:\\p{P}|$|[并並说說回]|然[后後]|[现現]在|直接|告[诉訴]))'
const NO_QUESTION_CHINESE = '(?![^。，,！]{0,40}(?:[谁誰哪吗嗎怎几幾?？]|什[么麼]|多少))'

const beginning = (lead: string, command: string): RegExp =>
  new RegExp(`^${lead}(?:${command})`, 'iu')

/** At the beginning of a sentence or clause. */
export const COMMANDS = [
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(?:(?:previous|prior|above|earlier|preceding|your|system)\b[^.?!]{0,30}\b|all (?:of )?(?:(?:the|these|those|other|given|original|initial|safety) )?)(?:instructions?|prompts?|directions)\b`,
  ),
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:reveal|print|show|repeat|output|leak|tell|give|display)\b(?:(?!\b(?:how|where|when|whether|if|why|who|which)\b)[^.?!]){0,30}\byour ${SECRET}${NOTHING_OF_IT}`,
  ),
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:reveal|print|show|repeat|output|leak|tell|give|display) (?:(?:me|us|the|this|that|bot's|all|of|full|whole|entire|complete|exact|secret|current|discord) ){0,5}(?:(?:system|hidden) prompt|hidden instructions|bot token|api key|developer message)(?=\s?(?:\p{P}|$|and\b|now\b|please\b|to me\b|in full\b|word for word\b|above\b))`,
  ),
  beginning(
    POLITE,
    String.raw`what(?:'s| is| are) (?:in(?:side)? )?(?:your ${SECRET}|the (?:(?:system|hidden) prompt|hidden instructions|developer message))(?=\s?(?:\p{P}|$))`,
  ),
  beginning(
    POLITE + DEMAND,
    String.raw`(?:you are now|from now on,? you|enter (?:developer|dan|god) mode|(?:enter |activate |enable )?jailbreak (?:mode|yourself)|do anything now)\b`,
  ),
  // Of no community's rules, so nobody reports that they are ignored.
  beginning(
    POLITE,
    String.raw`${IGNORE}(?=[^,.?!]{0,60}\b(?:anteriores|pr[eé]vias?|précédentes|antérieures|bisherigen|vorherigen|vorigen|obigen|tus|tes|vos|suas|deine)\b)[^,.?!]{0,60}\b(?:instrucciones|anweisungen|instructions|consignes|instruções)\b`,
  ),
  beginning(
    POLITE_CHINESE,
    `${IGNORE_CHINESE}[^。？?,，]{0,6}(?:[之以]前|以上|上述|先前|前面|你的)[^。？?,，]{0,6}(?:指令|提示[词詞])${AND_THEN_CHINESE}`,
  ),
  beginning(
    POLITE_CHINESE,
    `(?:告[诉訴]我|[显顯]示|[输輸]出|打印|泄露|洩露|透露|重复|重複|[说說]出|公[开開]|[给給]我)[^。？?]{0,12}(?:系[统統]提示[词詞]|你的(?:提示[词詞]|指令|[设設]定))|(?:你的)?系[统統]提示[词詞](?:是什[么麼])?(?=[\\s\\p{P}]|$)|(?:你[现現]在是|假[装裝]你是)${NO_QUESTION_CHINESE}`,
  ),
] as const

/**
 * In words that also tell what somebody does: "si un usuario molesta e ignora las reglas". They count
 * at the beginning of a sentence, and further in only behind another command.
 */
export const AMBIGUOUS = [
  beginning(
    POLITE,
    String.raw`${IGNORE}[^.?!]{0,40}\b(?:instrucciones|reglas|anweisungen|regeln|instructions|consignes|règles|instruções|regras)\b`,
  ),
  beginning(
    POLITE_CHINESE,
    `${IGNORE_CHINESE}[^。？?,，]{0,12}(?:指令|指示|提示词?|提示詞|规则|規則|设定|設定)${AND_THEN_CHINESE}`,
  ),
] as const

/** How commands of other kinds begin. */
export const REQUESTS = [
  beginning(
    POLITE + DEMAND + REQUEST,
    String.raw`(?:(?:tell|say|give|show|answer|reply|respond|repeat|print|output|write|list|translate|summari[sz]e|explain|stop|forget|ignore|disregard|act|pretend|sag|sage|antworte|schreibe?|nenne?|zeige?|gib|vergiss|erzähle?|wiederhole|übersetze|ignoriere|dis|dites|réponds|répondez|écris|écrivez|donnez?|montrez?|répète|répétez|oubliez?|ignorez?|arrêtez?|racontez?|fais|faites|traduis|di|dime|dinos|responde|contesta|escribe|haz|repite|muestra|revela|cuéntame|olvida|ignora|traduce|dame|diga|responda|escreva|conte|esqueça|mostre|repita|faça|traduza|pare)(?![\p{L}\p{N}])|muéstrame)(?!-(?:t-)?(?:ils?|elles?|on|tu|vous|je|nous)\b)`,
  ),
  beginning(
    POLITE_CHINESE,
    '告[诉訴]|回答|[说說]|[写寫]|忘|忽略|无视|無視|重复|重複|翻[译譯]|停止|[显顯]示|[输輸]出|[给給]我|扮演|假[装裝]',
  ),
] as const

export const ASKING =
  /(?<!\p{L})(?:what|who|whom|whose|which|when|where|why|how)(?!\p{L})|^[\s\p{P}]{0,8}(?:can|could|may|should|must|do|does|did|is|are|am|will|would|has|have) (?!you\b)/iu
export const SUPPOSING =
  /(?<!\p{L})(?:if|whether|unless|in case|wenn|falls|ob|si|s'ils?|se|caso)(?!\p{L})|如果|要是|假如|若|万一|萬一/iu

/** At the beginning of a sentence: further in, as often somebody tells what people do. */
export const PERSONAS = [
  beginning(POLITE + DEMAND, String.raw`(?:pretend (?:to be|that you|you)|act as|role-?play as)\b`),
  beginning(POLITE_CHINESE, `扮演${NO_QUESTION_CHINESE}`),
] as const

/** At the beginning of the text. */
export const FIRST_COMMANDS = [
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
    String.raw`(?:write|compose|generate|draft|create) (?:(?:me|us) (?:an? |some )?|an? |some )(?:[\p{L}-]{1,30} )?(?:poem|song|story|essay|joke|haiku|code|script|program|function|tweet|limerick|email)(?=\s?(?:\p{P}|$)|\s(?:about|for|on|in|that|which|who|where|to|with|from|and|as|like|please|now|using|titled|called)\b)`,
  ),
] as const

/** The same, but as likely the noun before a question: "Print: how many pages are free?" */
export const FIRST_STATEMENT = beginning(
  POLITE,
  String.raw`(?:say|repeat|write|output|respond with|reply with|print|type|echo)\b[^?]{0,20}?(?::(?!\s*(?:how|what|when|where|which|who|why|can|do|does|is|are)\b)|(?<=[\s:,(])["“”„'«「])`,
)
