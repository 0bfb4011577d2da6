import { PERSON } from '../skeleton.ts'

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const DAY =
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Whitsun|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Ostern|Weihnachten'
/** Says when, and so ends what somebody is. */
const WHEN = `(?:(?:on|at|over|by|from|in|am|an|zu|vom|seit)(?: the)? (?:\\d{1,2} )?(?:${DAY}|${MONTH})s?(?! \\p{Lu})|(?:el|este|le|ce) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(?:en|im|am|seit|depuis|desde|ab|dès) (?:\\d{1,2}\\.? |mes de )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|yesterday|today|tonight|tomorrow|this (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|winter)|gestern|heute|morgen|ayer|hoy|mañana|hier|demain|ernannt|gewählt|bestellt|berufen|befördert|bestimmt|benannt|wiedergewählt|vorgeschlagen)`

/** Ends what somebody is: a mark, a name, a time, a verb, the beginning of a clause. */
export const STOP = new RegExp(
  `[,;:()|\\n\\t–—“”"«»„!?${PERSON}\\uFFFC]|(?<!\\b(?:St|Ste|Hon|Asst|Gen|Sen|Rep|Prof|Vice|Dept|Inc|Ltd|Co|Corp|Dr|No|Mt|\\p{Lu}|Stellv|stellv|Abt|Vors|Dir|Adj|Exec|Mgr|Gral|Sekr))\\.(?=\\s|$)| [-·•] |\\s${WHEN}(?![\\p{L}])|\\s(?:who|which|that|whose|where|when|while|will|would|has|have|had|is|was|are|were|said|says|told|since|until|after|before|during|because|but|whom|qui|que|dont|où|quien|donde|cuyo|cuya|seit|bis|depuis|jusqu|desde|hasta|aber|mais|pero|per|via|as|by|from \\d|in \\d|on \\d|at \\d|for \\d|for (?:more than |over |nearly |about |almost |the (?:last|past) )?(?:\\p{L}+ )?(?:years|decades|months|weeks)|in (?:spring|summer|autumn|winter|real life|private life|turn|fact|general|person|absentia|protest|tears|silence|disgrace|exile|court|town)|in (?:his|her|their) (?:spare|free) time|on (?:the|that|this) (?:day|night|morning|evening|spot|side)|at (?:heart|last|once|first|the time|present|weekends)|for (?:now|years|decades|good|once|weeks|months)|effective|in the past|pendant|durante|während|born|based|working|living|instead|already|anyway|though|yet|next|last|ist|war|hat|haben|sagte|wird|wurde|wählte|wählten|ernannte|berief|bestellte|bleibt|begrüßte|lobte|kritisierte|empfing|ehrte|est|était|es|fue|era)(?![\\p{L}])`,
  'u',
)
/** Opens a role of its own: "a trustee and the editor", "keeper and now commentator". */
export const OWN =
  /^(?:the|an?|its|his|her|la|el|le|une?|der|die|das|eine?|now|currently|later|formerly|previously|once|then|today|jetzt|heute|zuvor|ahora|hoy|actualmente|antes|désormais|maintenant|auparavant) /u

/** A verb ahead: no phrase that says what somebody is. */
export const OPENS_PREDICATE =
  /^(?:as|als|comme|como|\p{Ll}+s (?:the|an?|his|her|its|their|our)|(?:a|ont) \p{Ll}+[éiut]e?s?|will|would|has|have|had|is|was|are|were|who|which|whose|quien|que|qui|dont|où|donde|said|says|told|met|led|took|gave|becomes|became|remains|remained|bleibt|blieb|reste|demeure|sigue|queda|serves|acts|succeeds|replaces|joins|wird|wurde|ist|war|est|devient|es|fue|será|\p{Ll}+ed (?:the|a|an|by|to|at|in|his|her)|and|or|but|y|et|und|oder|no|not|if|when|while|after|never|hardly|nearly|almost|nie|niemals|kein|keine|nunca|jamás|jamais|neither|nor|nicht|pas|plus|he|she|they|it|we|you|er|sie|elle|il|ils|ella|él)(?!\p{L})/u

/** Say when or how, ahead of what somebody is. */
export const ADVERBS = new Set(
  `still called del al du au des zum vom beim then appointed nommé nommée nombrado nombrada designado designada zuvor vorher auparavant précédemment anteriormente antes now currently formerly previously once later also today damals heute jetzt derzeit bisher bislang selbst himself herself themselves bisherige bisheriger neue neuer neues neuen neuem jusqu'ici jusqu’ici jusqu'alors actuellement alors désormais maintenant jusqu hoy ahora hasta until previously nueva nuevo nouvelle nouveau new`.split(
    ' ',
  ),
)

/** "At present deputy head". */
export const SET_PHRASE =
  /^(?:at (?:present|the time)|until (?:now|then|recently)|for now|bis dahin|bis jetzt|bis heute|en la actualidad|à l['’]époque),? /u

/** Goes on with a verb: what came before is its subject. */
export const CLAUSE =
  /^ (?:aber|jedoch|hingegen|dagegen|has|have|had|is|was|are|were|will|would|said|says|ist|war|hat|est|a|es|fue|ha)(?!\p{L})/u
