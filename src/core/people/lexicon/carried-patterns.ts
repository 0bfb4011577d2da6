import { PERSON } from '../skeleton.ts'

export const SHARED = new RegExp(
  `(?<!${PERSON})(${PERSON}+)((?:, ${PERSON}+){0,20}),? (?:and|und|et|y|e) (?:(?:his|her|their|its|our|ihr|ihre|su|sus|leur|son|sa) \\p{Ll}+,? )?(?:\\p{L}{1,5}\\.? )?(${PERSON}+)(?:, | (?:are|were|sind|waren|son|eran|sont|étaient) )(both |beide |tous deux |toutes deux |ambos |ambas |all |alle |todos |todas )?`,
  'gu',
)

const ASIDE = '(?: \\([^()]{1,60}\\))?'

export const AHEAD = new RegExp(
  `(?<!\\p{L})(?:the|[Oo]ur|[Ii]ts|[Tt]heir|[Bb]oth|[Tt]wo|[Tt]hree|three|four|five|six|die|beide|beiden|zwei|drei|vier|los|las|dos|tres|cuatro|les|deux|trois|quatre) ([^,.;:!?()\\n${PERSON}]{3,70}?)(?:[,:]|,? (?:are|were|include|included|sind|waren|son|eran|sont|étaient):?)? ((?:\\p{L}{1,5}\\.? )?${PERSON}+${ASIDE}(?:, (?:\\p{L}{1,5}\\.? )?${PERSON}+${ASIDE}){0,20},? (?:and|und|et|y|e) (?:\\p{L}{1,5}\\.? )?${PERSON}+)`,
  'gu',
)

export const PRONOUN =
  /(?<!\p{L})(?:she|he|er|sie|elle|il|ella|él|ela|ele)(?: is| was| has been| had been| became| served as| worked as| ist| war| wurde| est| était| fut| es| era| fue| é| foi| has served as| had served as)(?: previously| also| now| formerly| then| zuvor)? (?=\p{L})/giu

/** "Antes fue directora de …", "Bisher war er Trainer": the subject left out, or behind its verb. */
export const TURNED =
  /(?:(?<=[.;:] |^)(?:Antes|Después|Actualmente|También|Hoy|Antes disso)? ?(?:fue|es|era|ha sido|foi|é)|(?<=\p{L} )(?:war|ist|wurde|wird) (?:er|sie)|(?<=[.;:] |^)(?:Fue|Es|Era|Foi)) (?=\p{L})/giu

export const CHINESE_PRONOUN =
  /(?<!其)[他她](?:是|也是|还是|只是|仅是|原是|一直是|就是|曾任|现任|曾是|担任|曾担任|现为|任)(?:一名|一位)?/gu
