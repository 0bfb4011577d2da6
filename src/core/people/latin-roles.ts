import type { Span } from '../document.ts'
import { ARTICLES, LIST_LABELS, PREPOSITIONS, ROLE_MODIFIERS } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isRoleNoun, looksLikeAgent } from './role-nouns.ts'
import { phraseEnd, rolesIn } from './role-phrase.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

/** The roles that stand around one mention; in no order. */
export function latinRoles(skeleton: string, mention: Mention): Span[] {
  const lineStart = skeleton.lastIndexOf('\n', mention.titleStart - 1) + 1
  const lineEnd = skeleton.indexOf('\n', mention.end)
  const line = { start: lineStart, end: lineEnd < 0 ? skeleton.length : lineEnd }
  const place = { skeleton, mention, line }
  const named = [...RULES.flatMap((rule) => rule(place))]
  return named.length > 0 ? named : bareOrganisation(place)
}

interface Place {
  readonly skeleton: string
  readonly mention: Mention
  readonly line: Span
}

const after = ({ skeleton, mention, line }: Place, pattern: RegExp): Span | null => {
  const match = pattern.exec(skeleton.slice(mention.end, line.end))
  return match === null ? null : { start: mention.end + match[0].length, end: line.end }
}

const before = ({ skeleton, mention, line }: Place): string =>
  skeleton.slice(line.start, mention.titleStart)

const phrase = (skeleton: string, { start, end }: Span): Span => ({
  start,
  end: phraseEnd(skeleton, start, end),
})

const ASIDE = `(?:\\s\\((?:née|né|geb\\.?|born|aged?|\\d)[^)]*\\))?(?:, (?:aged? )?\\d{1,3}(?: ans| años| anos| Jahre(?: alt)?)?(?=,))?`
const APPOSITION = new RegExp(`^${ASIDE},\\s+`, 'u')

/** "Name, role of Org and role of Org," */
function apposition(place: Place): Span[] {
  const { skeleton } = place
  const from = after(place, APPOSITION)
  if (from === null) return []
  const isVague = /^(?:an?|une?|eine?|una?|uma?|his|her|their|its|our) /u.test(
    skeleton.slice(from.start, from.end),
  )
  const roles: Span[] = []
  for (let next: Span | null = from; next !== null && roles.length < 6; ) {
    const span: Span = phrase(skeleton, next)
    // "…, and Bishop Crispin Tate": the role of whom it stands before.
    if (skeleton[span.end] === PERSON) break
    const found = rolesIn(skeleton, span, isVague && roles.length === 0 ? 'phrase' : 'noun')
    if (found.length === 0) break
    const end = withOrganisation(skeleton, span.end, place.line.end)
    if (end > span.end) found.splice(-1, 1, { start: found.at(-1)!.start, end })
    roles.push(...found)
    const rest =
      /^, (?:(?:and|y|et|und) (?!the |an? |la |el |le |die |der |das |une? |eine? |its |his |her |our |their ))?/u.exec(
        skeleton.slice(end, place.line.end),
      )
    next = rest === null ? null : { start: end + rest[0].length, end: place.line.end }
  }
  return roles
}

/** "press officer, Alder Rail, 0555": in a line of particulars the body belongs to the role. */
function withOrganisation(skeleton: string, end: number, limit: number): number {
  const match = new RegExp(`^, (?:the )?${ORGANISATION}+(?=[,:;.)]|\\s*$)`, 'u').exec(
    skeleton.slice(end, limit),
  )
  return match === null ? end : end + match[0].length
}

/** "Name (role)", "Name — role", "Name: role", "Name | role". */
function bracketOrDash(place: Place): Span[] {
  const { skeleton } = place
  const bracket = after(place, /^\s?[([（]/u)
  if (bracket !== null) {
    const close = skeleton.slice(bracket.start, bracket.end).search(/[)\]）]/u)
    if (close < 0) return []
    return particulars(skeleton, { start: bracket.start, end: bracket.start + close })
  }
  if (!/^[\s\d:.*•·|–—-]*$/u.test(before(place))) return betweenDashes(place)
  const dash = after(place, /^\s*(?:[–—|·]|:|\s-|\s\/(?=\s)|\t|\s{3,})\s*/u)
  return dash === null ? [] : particulars(skeleton, { ...dash, end: firstBar(skeleton, dash) })
}

/** "Name – the trust's chair – said". */
function betweenDashes(place: Place): Span[] {
  const dash = after(place, /^ [–—-] (?=\p{L})/u)
  if (dash === null) return []
  const span = phrase(place.skeleton, dash)
  return /^ [–—-] /u.test(place.skeleton.slice(span.end)) ||
    /^[–—]/u.test(place.skeleton.slice(span.end).trim())
    ? rolesIn(place.skeleton, span, 'noun')
    : []
}

const firstBar = (skeleton: string, { start, end }: Span): number => {
  const at = skeleton.slice(start, end).search(/[|\t]/u)
  return at < 0 ? end : start + at
}

/** Roles parted by commas or semicolons, with a body as the last. */
function particulars(skeleton: string, { start, end }: Span): Span[] {
  const roles: Span[] = []
  const number = /^\d+\.\s*/u.exec(skeleton.slice(start, end))?.[0].length ?? 0
  for (let at = start + number; at < end; ) {
    const stop = phraseEnd(skeleton, at, end)
    const found = rolesIn(skeleton, { start: at, end: stop }, 'noun')
    if (found.length === 0) break
    const whole = withOrganisation(skeleton, stop, end)
    if (whole > stop) found.splice(-1, 1, { start: found.at(-1)!.start, end: whole })
    roles.push(...found)
    at = whole + (/^[,;]\s*/u.exec(skeleton.slice(whole, end))?.[0].length ?? end)
  }
  return roles
}

const COPULA =
  /^(?: \([^)]*\))?,?(?: who)?(?: has been| had been| is| was| became| becomes| remains| will be| would be| has served as| had served as| serves as| served as| works as| worked as| acts as| acted as| is now| is currently| was then| to become| to be| ist seit \d+| ist seit \p{L}+ \p{L}+en| ist| war| wird| wurde| est| était| devient| es| fue| era| será| é| foi) (?=\p{L})/u
const APPOINTED =
  /^(?: \([^)]*\))?,?(?: who)?(?: has been| had been| is| was| were| will be| wurde| wird| a été| est| fue| ha sido| foi)?(?: newly| recently| unanimously)? (?:appointed|elected|named|promoted to|re-elected|chosen|made|sworn in|nommée?|élue?|nombrad[oa]|elegid[oa]|design[eé]e?|designad[oa]|zum|zur)(?: as| to be| zum| zur| als| comme)? (?=\p{L})/u
const TO_A_BODY =
  /^,?(?: who)?(?: has been| had been| is| was| were| will be)? (?:appointed|elected|named|promoted|hired|brought in|signed|recruited)(?: to| by| at)? [^.;:,]{2,70}? as (?=\p{L})/u
const ACTS = /^, (?:acting|serving|speaking|writing|appearing|working|then serving) as (?=\p{L})/u
/** "Name works at X as role", "arbeitet als", "trabaja como". */
const VERB_AS =
  /^(?: \p{Ll}+ (?:[^.;:,\uE000]{0,40} )?| )(?:as|als|como|comme|en tant que) (?=\p{L})/u
const TAKES =
  /^(?: \([^)]*\))?(?: will|,? who)?(?: has| have| had)? (?:succeeds|succeeded|replaces|replaced|follows|followed|joins|joined|takes over|took over|serves|served|works|worked|retires|retired|resigned|resigns|steps down|stepped down|stood down|quit|quits|stands down|stood down|returns|returned|continues|continued|acts|acted|starts|started|begins|began|left|sucede a|remplace|succède à|folgt auf)[^.;:,]{0,60}? (?:as|als|comme|como) (?=\p{L})/u

/** "Name is role", "Name was appointed role", "Name succeeds Name as role". */
function predicate(place: Place): Span[] {
  const { skeleton } = place
  const from =
    after(place, TAKES) ??
    after(place, TO_A_BODY) ??
    after(place, APPOINTED) ??
    after(place, COPULA) ??
    after(place, ACTS) ??
    asSuch(place)
  return from === null ? [] : rolesIn(skeleton, phrase(skeleton, from), 'noun')
}

/** "X succeeds Name as role": the role is not the name's. */
const asSuch = (place: Place): Span | null =>
  /(?:succe|replac|follow|remplac|suced|sustitu|folgt|from|than|of)\p{L}* $/u.test(before(place))
    ? null
    : after(place, VERB_AS)

const APPOINTING =
  /(?:appoint|elect|nam|promot|hir|choos|mak|nominat|re-?elect|welcom|install|vot|crown|declar|confirm|pick|select|designat|engag|recruit)(?:s|es|ed|e|ing)?$|(?:made|chose|chosen|ernannt|ernennt|wählt|wählte|nomme|nommé|nommée|élu|nombra|nombró|eligió|elige|nomeou)(?: a)?$/iu

/** "hired former engineer Name as role". */
const APPOINTING_FAR =
  /(?<!\p{L})(?:appoint|elect|nam|promot|hir|nominat|re-?elect|welcom|install|recruit|unveil|sign)(?:s|es|ed|e|ing)? [^.;:,\uE000]{2,80}$/iu

/** "appointed Name as role", "promotes Name from role to role". */
function appointment(place: Place): Span[] {
  const { skeleton } = place
  const ahead = before(place).trimEnd()
  const isFar = APPOINTING_FAR.test(ahead) && after(place, /^ as (?=\p{L})/u) !== null
  if (!APPOINTING.test(ahead) && !isFar) return []
  const from = after(
    place,
    /^,?(?: as| to be| zum| zur| als| comme| como)? (?:its |the |their )?(?=[\p{L}\uE001])/iu,
  )
  if (from === null) return []
  const change = /^from (.{2,80}?) to (?=\p{L})/u.exec(skeleton.slice(from.start, from.end))
  if (change !== null) {
    const old = {
      start: from.start + 'from '.length,
      end: from.start + 'from '.length + change[1]!.length,
    }
    const next = { start: from.start + change[0].length, end: from.end }
    return [...rolesIn(skeleton, old, 'noun'), ...rolesIn(skeleton, phrase(skeleton, next), 'noun')]
  }
  return rolesIn(skeleton, phrase(skeleton, from), 'noun')
}

/** "Its present owner is Name", "The chair was Name". */
function inverted(place: Place): Span[] {
  const text = before(place)
  const match =
    /(?:^|[.;:,]\s+|\sand\s)((?:(?:the|its|their|our|his|her|la|el|le|der|die|das|su|sa|son|ihr|sein|seine|ihre|a|o)\s)?[^.;:,\uE000]{3,80}?)\s(?:is|was|ist|war|wird|wurde|est|es|era|fue|é)\s(?:currently |now |the )?$/iu.exec(
      text,
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return rolesIn(place.skeleton, { start, end: start + match[1]!.length }, 'noun')
}

/** "Director: Name", "Sound: Name and Name". */
function label(place: Place): Span[] {
  const match = new RegExp(
    `(?:^|[.;|]\\s+)[\\s*•·#>\\d.–—-]*((?:[\\p{L}\\p{M}\\p{N}'’&/-]+ ?){1,6}?)\\s?[:：]\\s*(?:(?:\\p{L}{1,5}\\.? )?[${PERSON}]+(?: \\([^)]*\\))?(?:,? (?:and|und|et|y|e|&) |, )(?:\\p{L}{1,5}\\.? )?){0,12}$`,
    'u',
  ).exec(before(place))
  if (match === null) return []
  const words = match[1]!.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []
  const isList = LIST_LABELS.has(words[0] ?? '') || LIST_LABELS.has(words.at(-1) ?? '')
  if (words.length === 0 || isList || /\d/u.test(match[1]!)) return []
  if (words.some((word) => /^(?:said|says|adding|added|told|asked|sagte|dijo|dit)$/u.test(word)))
    return []
  const rest = place.skeleton.slice(place.mention.end, place.line.end)
  const isShared =
    match[0].includes(PERSON) ||
    new RegExp(`^[^.;]*(?:,|and|und|et|y|e|&) ${PERSON}`, 'u').test(rest)
  if (isShared && [...apposition(place), ...bracketOrDash(place)].length > 0) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return [{ start, end: start + match[1]!.trimEnd().length }]
}

/** "The post of role went to Name". */
function post(place: Place): Span[] {
  const match =
    /(?:post|role|job|position|office|title|seat|puesto|cargo|poste|amt) (?:of|de|des) ([^.;:,\uE000]{3,60}) (?:went|goes|passed|passes|was given|is given|falls|fell|will go|pasa|pasó|revient|geht|ging) (?:to|a|à|an) $/iu.exec(
      before(place),
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return rolesIn(place.skeleton, { start, end: start + match[1]!.length }, 'noun')
}

/** A signature: the name alone in its line, the role alone in the next. */
function nextLine(place: Place): Span[] {
  const { skeleton, mention, line } = place
  if (
    !/^[\s*>–—-]*(?:\/s\/ )?$/u.test(before(place)) ||
    skeleton.slice(mention.end, line.end).trim() !== ''
  )
    return []
  const blockStart = skeleton.lastIndexOf('\n\n', line.start) + 1
  const firstLine = skeleton.slice(blockStart, line.end).trimStart().split('\n')[0]!
  const isRoleFirst =
    blockStart < line.start &&
    lineRoles(skeleton, {
      start: skeleton.indexOf(firstLine, blockStart),
      end: skeleton.indexOf(firstLine, blockStart) + firstLine.length,
    }).length > 0
  return lineRoles(skeleton, isRoleFirst ? lineBefore(skeleton, line) : lineAfter(skeleton, line))
}

const lineAfter = (skeleton: string, { end }: Span): Span => {
  const next = skeleton.indexOf('\n', end + 1)
  return { start: end + 1, end: next < 0 ? skeleton.length : next }
}

const lineBefore = (skeleton: string, { start }: Span): Span => ({
  start: skeleton.lastIndexOf('\n', start - 2) + 1,
  end: start - 1,
})

/** Roles where the whole line says nothing else. */
function lineRoles(skeleton: string, { start, end }: Span): Span[] {
  const text = skeleton.slice(start, end)
  if (start >= end || text.length > 90 || /[.!?:]\s*$/u.test(text) || text.includes(PERSON))
    return []
  return particulars(skeleton, { start, end })
}

/** "Name (Org)", "Name, Org:", "Name of Org": where nothing else says what somebody is. */
function bareOrganisation({ skeleton, mention, line }: Place): Span[] {
  const rest = skeleton.slice(mention.end, line.end)
  const match = new RegExp(
    `^(?:\\s?[(（]|, (?:of |from )?(?:the )?| (?:of|from|von|de|del|du|da|do) (?:the )?|\\s[–—|-]\\s)(${ORGANISATION}+)(?=[)）,:;.|]|\\s*$| (?:and|said|promised|will|who)|\\s\\p{Ll})`,
    'u',
  ).exec(rest)
  if (match === null) return []
  const start = mention.end + match[0].indexOf(ORGANISATION)
  return [{ start, end: start + match[1]!.length }]
}

/** "Ministry of Ports spokesperson Name", "Acting Chief Inspector Name". */
function ahead(place: Place): Span[] {
  const { skeleton, line } = place
  // "Councillors A. Finch and M. Osei".
  const text = before(place).replace(
    new RegExp(`(?<=s )(?:${PERSON}+(?:, | (?:and|und|et|y) ))+$`, 'u'),
    '',
  )
  if (!/[\p{L}\uE001]\.? $/u.test(text)) return []
  const isShared = text.length < before(place).length
  const words = [...text.matchAll(/[\p{L}\uE001][\p{L}\p{M}\uE001'’-]*/gu)].map(
    ({ index, 0: word }) => ({
      start: line.start + index,
      end: line.start + index + word.length,
      word,
      lower: word.toLowerCase().replace(/^[ld]['’]/u, ''),
    }),
  )
  const head = words.at(-1)
  if (isShared && !/s$/u.test(head?.lower ?? '')) return []
  if (
    head === undefined ||
    !(/^\p{Lu}\p{L}{1,3}$/u.test(head.word) ? /^\.? $/u : /^ $/u).test(
      skeleton.slice(head.end, line.start + text.length),
    ) ||
    !isHead(head)
  )
    return []
  let from = words.length - 1
  while (from > 0 && belongs(skeleton, words, from)) from -= 1
  const start = words[from]!.start + (/^[ldLD]['’](?=\p{L})/u.test(words[from]!.word) ? 2 : 0)
  const roles = partsByComma(skeleton, { start, end: head.end }).flatMap((part) =>
    rolesIn(skeleton, part, 'noun'),
  )
  return / (?:and|und|et|y) |, /u.test(skeleton.slice(start, head.end)) ? roles : roles.slice(-1)
}

const partsByComma = (skeleton: string, { start, end }: Span): Span[] =>
  [...skeleton.slice(start, end).matchAll(/[^,]+/gu)].map(({ index, 0: part }) => ({
    start: start + index,
    end: start + index + part.length,
  }))

const isHead = ({ word, lower }: Placed): boolean => isRoleNoun(lower) || looksLikeAgent(word)

interface Placed extends Span {
  readonly word: string
  readonly lower: string
}

/** Whether the word ahead of word `at` is still part of the role. */
function belongs(skeleton: string, words: readonly Placed[], at: number): boolean {
  const word = words[at - 1]!
  const gap = skeleton.slice(word.end, words[at]!.start)
  if (gap !== ' ' && gap !== ', ') return false
  const isListed = gap === ', ' && isRoleNoun(word.lower) && isRoleNoun(words[at]!.lower)
  if (isListed) return true
  if (/^(?:and|und|et|y)$/u.test(word.lower))
    return (
      at > 1 &&
      isRoleNoun(words[at - 2]!.lower) &&
      skeleton.slice(words[at - 2]!.end, word.start) === ' '
    )
  if (gap !== ' ') return false
  if (word.word.includes(ORGANISATION) || ROLE_MODIFIERS.has(word.lower) || isRoleNoun(word.lower))
    return true
  if (ARTICLES.has(word.lower) || PREPOSITIONS.has(word.lower)) return false
  const isFirst = at === 1 || /[.!?:;]\s+["“„«]?$/u.test(skeleton.slice(0, word.start))
  if (/^\p{Lu}/u.test(word.word)) return !(isFirst && SENTENCE_OPENERS.has(word.lower))
  return reachesArticle(skeleton, words, at - 1)
}

/** Lower-case nouns count only if an article or possessive opens the phrase close ahead. */
function reachesArticle(skeleton: string, words: readonly Placed[], at: number): boolean {
  for (let index = at; index >= Math.max(0, at - 3); index -= 1) {
    const { lower, end } = words[index]!
    if (ARTICLES.has(lower) || /['’]s$/u.test(lower)) return index < at
    if (/(?:ed|ing|ly)$/u.test(lower) || PREPOSITIONS.has(lower) || FUNCTION_WORDS.has(lower))
      return false
    const ahead = skeleton.slice(Math.max(0, words[index]!.start - 2), words[index]!.start)
    if (
      ahead.trim() === ''
        ? words[index]!.start === lineStartOf(skeleton, words[index]!.start)
        : /[,;:.!?“"«(]\s?$/u.test(ahead)
    )
      return true
    if (skeleton.slice(end, words[index + 1]?.start ?? end) !== ' ') return false
  }
  return false
}

const lineStartOf = (skeleton: string, place: number): number =>
  skeleton.lastIndexOf('\n', place - 1) + 1

/** Capitalised only because they open a sentence. */
const SENTENCE_OPENERS = new Set(
  'when then yesterday today tomorrow while as for after before if but and so however meanwhile only even both ask contact meet thank call see tell email since once later now here there what who why how this that these those some many most all with without also again perhaps maybe please let dear hello hi welcome congratulations thanks heute gestern dann aber und hoy ayer pero aujourd hier mais lors laut'.split(
    ' ',
  ),
)

const FUNCTION_WORDS = new Set(
  'and or but said says met told was were is are has have had thanked asked saw gave took led while when where who that which then by as not'.split(
    ' ',
  ),
)

const DETERMINER =
  /(?:^|[\s("“„«])(?:the|its|their|our|his|her|my|el|la|los|las|le|les|der|die|das|den|dem|su|sa|son|a|o|un|une|una|sein|seine|seiner|ihr|ihre|del|al|du|au|des|vom|beim|zum)\s(?=\p{L})|(?:^|[.;!?]\s)(?=\p{Lu})|(?:^|[\s(«])[lL]['’](?=\p{L})|['’]s\s(?=\p{L})/giu

/** "The director of the museum, Name, said", "la escritora chilena Name": the phrase that leads up to the name. */
function phraseAhead(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const text = before(place)
  // "The treasurer (Mr Singh)" as well.
  const comma = /(?:,\s|\s\()$/u.test(text)
  const isClosed = /^(?:[,.;:)]|\s*$|\s\p{L}+)/u.test(skeleton.slice(mention.end, line.end))
  if (!/[\p{L}\uE001)](?:,?\s|\s\()$/u.test(text) || !isClosed) return []
  const clause = text.slice(Math.max(0, text.length - 120), text.length - (comma ? 2 : 1))
  const offset = mention.titleStart - (text.length - Math.max(0, text.length - 120))
  const openings = [...clause.matchAll(DETERMINER)].reverse()
  for (const { index, 0: opening } of openings) {
    const lead = /^['’]s/u.test(opening) ? opening.length : opening.search(/\p{L}|$/u)
    const span = { start: offset + index + lead, end: offset + clause.length }
    if (phraseEnd(skeleton, span.start, span.end) < span.end) return []
    if (
      new RegExp(`${PERSON}\\)?, ?(?:and |y |et |und )?$`, 'u').test(clause.slice(0, index + 1)) &&
      !comma
    )
      return []
    const found = rolesIn(skeleton, span, 'noun')
    if (found.length > 0 && opensWithRole(skeleton, found[0]!, comma && opening.trim() !== ''))
      return found
  }
  return []
}

/** Without a comma, only where the noun comes first, as in Spanish and French. */
const opensWithRole = (skeleton: string, { start, end }: Span, comma: boolean): boolean =>
  comma || isRoleNoun(/^[\p{L}\p{M}-]+/u.exec(skeleton.slice(start, end))?.[0].toLowerCase() ?? '')

/** "Counsel for the brewery, Name, said", "A nurse for ten years, Name works": at a sentence's beginning. */
function fronted(place: Place): Span[] {
  const text = before(place)
  const match =
    /(?:^|[.!?]\s+["“„«]?)(?:As |En tant que |Como |Als )?(\p{L}[^,.;:!?()“”"\uE000]{2,90}), $/u.exec(
      text,
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].lastIndexOf(match[1]!)
  const span = { start, end: phraseEnd(place.skeleton, start, start + match[1]!.length) }
  const first =
    /^(?:an? |the )?(?:\p{L}+ )?[\p{L}-]+/iu.exec(match[1]!)?.[0].toLowerCase().split(' ') ?? []
  // A determiner inside would belong to the object of a verb.
  const core = match[1]!.split(/ (?:of|for|at|in|to|de|del|du|des|von|für|depuis|desde|seit) /u)[0]!
  const isPlain = !/ (?:the|a|an|his|her|its|la|el|le) /u.test(core)
  return isPlain && first.some((word) => isRoleNoun(word))
    ? rolesIn(place.skeleton, span, 'noun')
    : []
}

const RULES: readonly ((place: Place) => Span[])[] = [
  apposition,
  bracketOrDash,
  predicate,
  appointment,
  inverted,
  label,
  nextLine,
  post,
  ahead,
  phraseAhead,
  fronted,
]
