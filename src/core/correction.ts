import type { Document } from './document.ts'

/** Words for nothing but the correction of a text, wherever a title has them. */
const STRICT =
  'errat(?:um|a)|corrigend(?:um|a)|fe de erratas|berichtigung(?:en)?|rectificatif|errata corrige|sprostowanie|опечатк[аи]'
/** Exams, colours and grammar are corrected too, so that these must begin a title or line. */
const LOOSE =
  'corrections?|correcci(?:[oó]n|ones)|rectificaci[oó]n|korrektur(?:en)?|rectification|correctif|corre[cç](?:[aã]o|[oõ]es)|retifica[cç][aã]o|correzion[ei]|rettific(?:a|he)|correctie|rectificatie|korekta|düzeltme|исправлени[ея]|поправк[аи]|уточнени[ея]|виправлення|уточнення|تصحيح|تصويب'
const NOUN = `(?:${STRICT}|${LOOSE})(?!\\p{L})`
const PARTICIPLE =
  '(?:corrected|berichtigt|korrigiert|corregid[oa]|corrigid[oa]|supersedes)(?!\\p{L})'

/** What teachers and editors correct, day by day. */
const WORK =
  'copies|examens?|devoirs?|épreuves?|exercices?|fautes?|erreurs?|ex[aá]menes|tareas|deberes|ejercicios|errores|pruebas|provas|exames|exerc[ií]cios|erros|deveres|klausur(?:en)?|arbeit(?:en)?|(?:haus)?aufgaben?|fehlern?|prüfung(?:en)?|texten?|textes|textos'
/** "Important" where it follows, and what must come behind the noun or that. */
const followedBy = (ofWhat: string): string =>
  `(?:\\s{1,3}(?:importante?s?|mineure?)(?=\\s{0,3}(?:$|[^\\p{L}\\s])))?(?=\\s{0,3}(?:$|[^\\p{L}\\s])|\\s{1,3}(?:${ofWhat})(?!\\p{L})|\\s{1,3}\\d)`
/**
 * What follows the noun in a correction: "Correction guide" is none. Without an article "of" tells of
 * work: "Corrección de exámenes".
 */
const OF_ONE =
  'to|for|à|aux?|zu[mr]?|für|du|del|al?|do|da|no|nr|к|до|(?:of|de)\\s(?:the|this|la|l|el|\\p{N})'
const OF_WHAT = followedBy(OF_ONE)
/** Where a title or line begins with the noun: elsewhere there is a right to "Berichtigung der Daten". */
const OF_ANYTHING = followedBy(
  `${OF_ONE}|(?:des|der|d[oa]s|de\\s(?:los|las))(?!\\s(?:${WORK})(?!\\p{L}))`,
)
/** How much is corrected, and how much it matters, ahead of the noun. */
const KIND =
  '(?:(?:important|urgent|small|minor|brief|kurze|(?:kleine|wichtige|dringende)|petites?|importante?s?|pequeñas?|pequenas?|piccol[ae]|важн(?:ое|ая|ые)|небольш(?:ое|ая|ие)|важлив[ае])\\s|重要(?:な|的)?|紧急|緊急)?'

/** The same in scripts whose words no space parts: what a notice is called, or all that a label says. */
const NOTICE =
  '(?:公告|启事|啟事|通知|通告|声明|聲明|说明|說明|の?(?:お知らせ|お詫び)|とお詫び|について|内容|内訳|事项|事項)'
const CORRECTS = '(?:(?<![变變変])更正|(?<![修校改])(?:订正|訂正)|修正)'
const ALWAYS = '勘误|勘誤|正誤表|(?<!\\p{L})정정(?=$|[^\\p{L}]|문|표|공고|사항|합니다)'

/** Marks that may stand ahead of a line's first word. */
const MARKS = '^[^\\p{L}\\p{N}\\n]{0,8}'
/** Behind a label, and the end of what it says by itself. */
const LABELLED = '[^\\p{L}\\p{N}\\n]{0,3}?(?:[.!:：—–】\\])）]| - |$)'

const IN_TITLE = new RegExp(
  [
    `(?<!\\p{L})(?:${STRICT})${OF_WHAT}`,
    `${MARKS}${KIND}${NOUN}${OF_ANYTHING}`,
    `(?:^|[(\\[（【:：,|–—-])\\s?${PARTICIPLE}`,
    '(?<!\\p{L})supersedes(?!\\p{L})',
    ALWAYS,
    `${CORRECTS}${NOTICE}`,
    `${MARKS}${KIND}${CORRECTS}版?${LABELLED}`,
    `[(（【\\[]${CORRECTS}版?[)）】\\]]`,
    '(?<![变變変])更正版?[)）】]?$|(?:[の的と]訂正|(?<![修校改])(?:订正|訂正)版)[)）】]?$',
  ].join('|'),
  'giu',
)

/**
 * At the start of a line, and with what shows that it is a label: "Correction to the programme:".
 * "Corrections were read and approved." only tells of some.
 */
const LABELS = [
  new RegExp(
    `${MARKS}${KIND}(?:${NOUN}|${PARTICIPLE}|${ALWAYS}|${CORRECTS}(?:${NOTICE}|版)?)${LABELLED}`,
    'gimu',
  ),
  new RegExp(`${MARKS}${KIND}${NOUN}${OF_ANYTHING}[^\\n:：.!?]{0,60}[:：]`, 'gimu'),
  new RegExp(`^[^\\n:：。，、了]{0,20}[的の]${CORRECTS}[:：]`, 'gmu'),
  new RegExp(`^#{1,6} {0,3}(?:${KIND}${NOUN}${OF_ANYTHING}|${ALWAYS})`, 'gimu'),
]
/** What a label has behind it where nothing is corrected, and what a guide to corrections begins with. */
const NOTHING =
  /^[^\p{L}\p{N}]{0,12}(?:$|(?:none|how)(?!\p{L})|(?:none|nothing|nil|no|n\/a|keine?|nichts|aucune?|néant|rien|ningun[oa]?|nada|nenhuma?|nessun[oa]|geen|нет|немає|لا|无|無|没有|なし|ありません|없음)[^\p{L}\p{N}]*(?:\n|$))/iu

/** "This notice supersedes that of May"; any list or version replaces an earlier one. */
const OF_ITSELF = [
  /(?<!\p{L})(?:this|these|diese[rs]?)\s[^\n.:]{0,40}(?<!\p{L})(?:supersedes?|berichtigt)(?!\p{L})|(?:本|この)[^\n。：]{0,20}(?:更正|订正|訂正)/iu,
  /(?<!\p{L})this (?:notice|announcement|post|message|letter) replaces(?!\p{L})/iu,
  /(?<!\p{L})diese[rs]? (?:mitteilung|ankündigung|nachricht|schreiben|aushang) ersetzt(?!\p{L})/iu,
  /(?<!\p{L})(?:cet?(?:te)?|est[ea]|quest[oa]) (?:avis|annonce|message|aviso|anuncio|anúncio|mensaje|mensagem|avviso|annuncio|messaggio) (?:annule et remplace|remplace|(?:anula y )?(?:sustituye|reemplaza)|substitui|sostituisce)(?!\p{L})/iu,
  /本(?:通知|公告|声明|聲明|通告|お知らせ)[^\n。：]{0,4}(?:取代|代替|替代|に代わ)/u,
]
/** Where a document says what it is: its title and its first lines, in UTF-16 units. */
const OPENING = 300

type Titled = Pick<Document, 'title' | 'text'>

/** Whether a document says of itself that it corrects another. */
export const isCorrection = (document: Titled): boolean =>
  OF_ITSELF.some((one) => one.test(document.text.slice(0, OPENING))) ||
  labelsOf(document).length > 0

/** What notes on a new version, and all that replaces something, say as well. */
const OF_CHANGES = /修正|исправлени|поправк|уточнени|виправлення|supersedes/iu

/** Whether a document is called a correction by a word for nothing else, so that later ones only repeat what was wrong. */
export const isErratum = (document: Titled): boolean =>
  labelsOf(document).some((label) => !OF_CHANGES.test(label))

/** Whether one document is to be held for the correction of another: an erratum also of what is no erratum. */
export const mayCorrect = (document: Titled, known: Titled): boolean =>
  isErratum(document) ? !isErratum(known) : isCorrection(document) && !isCorrection(known)

const labelsOf = ({ title, text }: Titled): readonly string[] => [
  ...labelsIn(IN_TITLE, title, /^[^\p{L}\p{N}]{0,12}$/u),
  ...LABELS.flatMap((label) => labelsIn(label, text.slice(0, OPENING), null)),
]

/** A title without what says that it is one of a correction: what it corrects, if it tells. */
export const withoutLabel = (title: string): string => title.replace(IN_TITLE, ' ')

/** Where a pattern stands in a text with something behind it; a title may end there. */
const labelsIn = (pattern: RegExp, text: string, end: RegExp | null): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: label, index }) => {
    const behind = text.slice(index + label.length, index + label.length + 60)
    return end?.test(behind) === true || !NOTHING.test(behind) ? [label] : []
  })
