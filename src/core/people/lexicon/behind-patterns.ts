import { ORGANISATION, PERSON } from '../skeleton.ts'

const ASIDE = `(?:\\s\\([^()]{1,60}\\))?(?:, ${ORGANISATION}{2,5}(?=, \\p{Ll}))?(?:,? (?:Ph\\.? ?D|M\\.?D|J\\.?D|Ed\\.?D|D\\.?Phil|M\\.?A|M\\.?Sc|MBA|B\\.?A|B\\.?Sc|LL\\.?[BM]|R\\.?N|C\\.?P\\.?A|Esq|[OMC]\\.?B\\.?E|[QK]\\.?C|F\\.?R\\.?S)\\.?(?=,))*(?:, (?:aged? |de )?\\d{1,3}(?: ans| años| anos| Jahre(?: alt)?)?(?=,))?`

export const APPOSITION = new RegExp(`^(?: \\p{Lu}{2,6}){0,3}${ASIDE},\\s+`, 'u')

/** "Name, two drivers and the mayor": others. */
export const LISTS =
  /^(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|other|others|zwei|drei|vier|fünf|mehrere|einige|dos|tres|cuatro|cinco|varios|varias|all|both|alle|beide|todos|todas|ambos|ambas|tous|toutes|deux|trois|quatre|cinq|plusieurs|quelques|\d+) |(?:our|its|their|his|her|my|your|ses|leurs|nos|sus|nuestros|ihre|seine) \p{Ll}+s(?:,| and| y| et| und))/u

export const VAGUE_ENGLISH = /^(?:an?|his|her|their|its|our) /u

export const VAGUE = /^(?:une?|eine?|una?|uma?) /u

export const NEXT_PERSON = new RegExp(
  `^, (?:an? )?(?:\\p{L}{1,5}\\.? |(?:\\p{Lu}[\\p{L}-]+ ){1,2})?${PERSON}+`,
  'u',
)

export const SERIES = new RegExp(`${PERSON}, \\p{Ll}[^,.;:()${PERSON}]{2,30}(?=;|\\.|$)`, 'gu')

export const BRACKETS = new RegExp(`${PERSON}\\s?\\(\\p{Ll}[^()\\d:]{1,40}\\)`, 'gu')

/** Says where or how somebody was, not as what. */
export const NO_PART =
  /^(?:née?|geb|born|aged?|died|absent|present|left|right|centre|center|middle|top|front|back|pictured|above|below|late|deceased|online|remote|virtually|in person|by |via |from |to |until |since |no |not |see |also |both |excused|apologies|retired|vacant|acting|on |at |with |and |who |abwesend|entschuldigt|links|rechts|ausente|izquierda|derecha|gauche|droite|absente?|excusée?)/u

export const BODY_BEHIND = new RegExp(
  `^(?:\\s?[(（]|, (?:of |from )?(?:the )?(?=${ORGANISATION}+(?:[,:;.|)]|\\s:|\\s*$))| (?:of|from|von|de|del|du|da|do) (?:the )?|\\s[–—|-]\\s)(${ORGANISATION}+)(?=[)）,:;.|]|\\s[:|]|\\s*$| (?:and|said|promised|will|who)|\\s\\p{Ll})`,
  'u',
)

export const BODY_AHEAD = new RegExp(
  `(?:^|[.;|–—]\\s+)(${ORGANISATION}+)\\s?: (?:${PERSON}+(?:,? (?:and|und|et|y|&) |, )){0,12}$`,
  'u',
)

export const BODY_NEXT = new RegExp(`^, (?:the )?${ORGANISATION}+(?=[,:;.)]|\\s*$)`, 'u')
