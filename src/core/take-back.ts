import { placesOf } from './whole-words.ts'

/** Short words that may stand between what takes back and what is taken back: "not on 4 June". */
const GAP = '(?:\\s{1,2}\\p{L}{1,8}){0,3}[\\s"“”„«»\'‘’:*_(]{0,4}$'
/** Languages whose "no" is also the "no" of "no bus on 4 June" in others: only with what leads to the words. */
const SHORT_GAP =
  '(?:\\s{1,2}(?:ya|el|la|los|las|en|al?|de|del|es|ser[áa]|por|con|hasta|o|as?|é|em|no|na|pelo|pela)){0,3}[\\s"“”«»:*_(]{0,4}$'

const NEGATION =
  'not|never|no longer|instead of|rather than|in place of|previously|formerly|originally|replac(?:es|ing)|nicht|statt|anstatt|anstelle|bisher|ursprünglich|zuvor|pas|et non|au lieu|plutôt que|auparavant|initialement|précédemment|en (?:lugar|vez)|em (?:lugar|vez)|ao invés|anteriormente|não|non|invece|anziché|niet|in plaats|не|вместо|замість|ليس|ليست|بدل|بدلا|بدلاً|عوضا'
/** "Not only", and "not later than 4 June", take nothing back. */
const UNLESS =
  '(?!\\s(?:only|just|later|earlier|before|more|less|nur|vor|später|früher|seulement|avant|sol[oa]|sólo|solamente|só|antes|menos|soltanto|prima|alleen|voor|только)(?!\\p{L}))'
const CHANGED =
  '(?:moved|changed|postponed|corrected|raised|lowered|reduced|increased|brought forward|switche[sd]|passe|déplacée?s?|reportée?s?|avancée?s?|modifiée?s?|pasa|cambia|cambió|trasladad[oa]s?|aplazad[oa]s?|muda|mudou|alterad[oa]s?|adiad[oa]s?)(?:\\s{1,2}\\p{L}{1,8}){0,2}\\s{1,2}(?:from|del?|d[oa]s?)'
const UNSPACED =
  '(?:(?:不再|并不|並不|并非|並非|而非|不)(?:是|为|為|在|由|于|於)?|非|代替|取代|原(?:定|为|為|本|来|來|计划|計劃)?(?:是|为|為|在|于|於)?|误(?:写|寫|作)?(?:为|為|成)?|誤(?:寫|作|植)?(?:為|成)?)[\\s：:“「『"]{0,3}$'

/** What stands right ahead of words that are taken back. */
const AHEAD = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${NEGATION})(?!\\p{L})${UNLESS}${GAP}`, 'iu'),
  new RegExp(`(?<![\\p{L}\\p{N}])no(?!\\p{L})${UNLESS}${SHORT_GAP}`, 'iu'),
  new RegExp(`(?<!\\p{L})${CHANGED}\\s{1,2}(?:the\\s|el\\s|le\\s|o\\s)?$`, 'iu'),
  new RegExp(UNSPACED, 'u'),
  /~~\s?$/,
]
/** "From" and "to" alone are a span of time: both sides together tell that something changed. */
const CHANGES = [
  [
    /[由从從自将將把][^，。；,;]{0,2}$/u,
    /^[^，。；,;\n]{0,8}(?:改|更正|订正|訂正|变更|變更|修正|调整|調整)/u,
  ],
  [/(?<!\p{L})vo[nm]\s(?:\p{L}{1,8}\s)?$/iu, /^[^.,;\n]{0,12}\sauf\s/u],
] as const
/** What stands right behind words that are taken back. */
const BEHIND = [
  /^["”»’*_)\s]{0,4}(?:→|->|=>|⇒|~~)/u,
  /^["”»’*_)\s]{0,4}(?:(?:is|was|are|were)\s(?:wrong|incorrect|mistaken|outdated|not|no longer|an? (?:error|mistake))|isn['’]t|should\s(?:be|read|have|say)|has\sbeen\s(?:replaced|corrected|moved|changed)|(?:ist|war|sind|waren)\s(?:falsch|nicht|überholt|ein\s(?:fehler|irrtum))|muss\s(?:es\s|richtig\s){0,2}(?:heißen|lauten)|n['’](?:est|était|a)\s|est\s(?:faux|fausse|erron)|(?:es|era|está)\s(?:incorrect|err[óoa])|ya\sno|(?:é|era|está)\s(?:incorret|errad)|(?:è|era)\s(?:sbagliat|errat)|неверн|ошиб)/iu,
  /^[”」』"\s]{0,3}(?:有误|有誤|错误|錯誤|是错|是錯|不正确|不正確|不再|应为|應為|应是|作废|作廢|では?(?:なく|ありません|ない)|でなく|は(?:誤り|間違い)|の(?:代わり|誤り)|から[^。、]{0,20}(?:変更|訂正|改)|(?:이|가)?\s?(?:아니|아닌)|\s?대신|에서[^.]{0,20}변경)/u,
]

/** How much is looked at on each side of the words, in UTF-16 units. */
const REACH = 60
/** Words that stand in a text more often are nothing that it takes back. */
const MOST_PLACES = 20

/** Whether a text says of some words that they do not hold: "not on 4 June", "statt 9 Uhr", "而非李明". */
export const takesBack = (text: string, words: string): boolean =>
  placesOf(text, words, MOST_PLACES).some((at) => {
    const before = text.slice(Math.max(0, at - REACH), at)
    const behind = text.slice(at + words.length, at + words.length + REACH)
    return (
      AHEAD.some((one) => one.test(before)) ||
      BEHIND.some((one) => one.test(behind)) ||
      CHANGES.some(([from, to]) => from.test(before) && to.test(behind))
    )
  })
