import type { Span } from '../document.ts'
import { hasHan, simplified } from './chinese.ts'
import { predicate } from './chinese-predicates.ts'
import { cutLead, IS_CREDIT, isRole, linked, listed, MARK, placed } from './chinese-role-phrase.ts'
import { HAS_VERB, LIST_LABEL } from './lexicon/chinese-role-words.ts'
import { ORGANISATION_ENDING, ROLE_NOUN } from './lexicon/chinese-words.ts'
import type { Mention } from './mention.ts'
import { placeOf } from './role-place.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

const IS_ORGANISATION = new RegExp(`(?:${ORGANISATION_ENDING}|[馆院校局所社会团队厂])$`, 'u')
/** The roles around a mention in a Chinese text; in no order. */
export function chineseRoles(skeleton: string, mention: Mention): Span[] {
  const { start: lineStart, end: lineEnd } = placeOf(skeleton, mention, 'zh').line
  const before = simplified(skeleton.slice(lineStart, mention.start))
  const rest = simplified(skeleton.slice(mention.end, lineEnd))
  if (!hasHan(before) && !hasHan(rest)) return []
  const roles = [
    ...(isShared(before, rest) && behind(rest, mention.end).length > 0
      ? []
      : label(before, lineStart)),
    ...ahead(before, rest, lineStart),
    ...address(rest, mention.end),
    ...behind(rest, mention.end),
    ...predicate(before, rest, mention.end),
  ]
  return roles.length > 0 ? roles : bareOrganisation(rest, mention.end)
}

/** One of several people behind one label. */
const isShared = (before: string, rest: string): boolean =>
  new RegExp(`${PERSON}[^：:]*$`, 'u').test(before) ||
  new RegExp(`^[^：:；。]*[、，]${PERSON}`, 'u').test(rest)

/** "编辑：苗青", "主讲人：甲、乙". */
function label(before: string, offset: number): Span[] {
  const match = new RegExp(
    `(?:^|[。；;，,｜|/／\\s（(])([^${MARK}${PERSON}]{1,12}) ?[：:/／] ?(?:${PERSON}+(?:[（(][^（()）]*[）)])?[、，,和与 ] ?){0,20}$`,
    'u',
  ).exec(before)
  const text = match?.[1]
  if (match === null || text === undefined || LIST_LABEL.test(text) || /[说道称问答]$/u.test(text))
    return []
  const isKnown = isRole(text) || IS_CREDIT.test(text)
  if (HAS_VERB.test(text) || (!isKnown && (text.length > 6 || /[/／]/u.test(match[0])))) return []
  return /\p{Script=Han}/u.test(text)
    ? [placed(text, match.index + match[0].indexOf(text), offset)]
    : []
}

/** "助理教练由…费雷拉担任". */
const TAKES = /^(?:担任|出任|接任|兼任|继任)/u

/** "市水务局局长马若兰", "院士、清河大学教授沈国华", "策展人是陆离". */
function ahead(before: string, rest: string, offset: number): Span[] {
  const taken = new RegExp(
    `([^${MARK}${PERSON}]{2,30}?)(?:一职)?(?:将|已)?由[^${MARK}${PERSON}]{0,15}$`,
    'u',
  ).exec(before)
  if (taken?.[1] !== undefined && TAKES.test(rest) && isRole(cutLead(taken[1]))) {
    const cut = cutLead(taken[1])
    return [placed(cut, taken.index + taken[1].length - cut.length, offset)]
  }
  const inverted = new RegExp(`([^${MARK}${PERSON}]{2,30})(?:是|为)$`, 'u').exec(before)?.[1]
  const post = new RegExp(`([^${MARK}${PERSON}]{2,30})一职(?:将|已)?由$`, 'u').exec(before)?.[1]
  if (post !== undefined && isRole(cutLead(post))) {
    const cut = cutLead(post)
    return [placed(cut, before.lastIndexOf(cut), offset)]
  }
  if (inverted !== undefined) {
    const cut = cutLead(inverted)
    return isRole(cut) ? [placed(cut, before.length - 1 - cut.length, offset)] : []
  }
  const roles: Span[] = []
  let left = before.replace(/ $/u, '')
  while (roles.length < 4) {
    const whole = new RegExp(`([^${MARK}${PERSON}]{2,30})$`, 'u').exec(left)?.[1]
    if (whole === undefined) break
    const cut = cutLead(whole)
    if (!isRole(cut) || HAS_VERB.test(cut)) break
    for (const part of linked(cut))
      roles.push(placed(part, left.length - cut.length + cut.indexOf(part), offset))
    left = left.slice(0, left.length - whole.length)
    if (cut.length < whole.length || !left.endsWith('、')) break
    left = left.slice(0, -1)
  }
  return roles
}

const POLITE_TITLE =
  /^(?:代表|主唱|主持|指挥|导演|教授|老师|博士|院士|医生|医师|师傅|助理教授|副教授|学生|老板|同志)/u
const TITLE_BEHIND = new RegExp(`^(?:总|副|代理?)?(?:${ROLE_NOUN})`, 'u')

/** "王建国局长表示": the office as a form of address. */
function address(rest: string, offset: number): Span[] {
  const title = POLITE_TITLE.test(rest) ? undefined : TITLE_BEHIND.exec(rest)?.[0]
  return title === undefined ? [] : [placed(title, 0, offset)]
}

/** "刘一帆（后端工程师）", "常曼殊，墨白书院院长". */
function behind(rest: string, offset: number): Span[] {
  const bracket = /^ ?[（(]([^（()）]{2,40})[）)]/u.exec(rest)
  if (bracket?.[1] !== undefined) return listed(bracket[1], offset + bracket[0].indexOf(bracket[1]))
  const comma =
    /^(?:[，,] ?|\s?[—–|｜-]{1,2}\s?|[ \t\u3000]{1,4})([^，,。；;：:！？\s｜|]{2,40})(?=$|[，,。；;！？\s｜|])(?!\s*[：:/／]|\s+\uE000)/u.exec(
      rest,
    )
  if (
    comma?.[1] === undefined ||
    HAS_VERB.test(comma[1]) ||
    /[曾将已正在当选任说为是了]/u.test(
      comma[1].slice(0, -1).replace(/主任|责任|任务|前任|现任|首任|历任/gu, ''),
    )
  )
    return []
  return [
    ...listed(comma[1], offset + comma[0].indexOf(comma[1])),
    ...furtherRoles(rest, comma[0].length, offset),
  ]
}

/** "…，现任副处长，拟任处长": the next clauses, as long as they say what somebody is. */
function furtherRoles(rest: string, from: number, offset: number): Span[] {
  const next =
    /^[，,；;]\s?(?:现任|曾任|时任|拟任|兼任|历任|原任)([^，,。；;：:！？\s｜|\uE000]{2,40})/u.exec(
      rest.slice(from),
    )
  if (next === null) return []
  const at = from + next[0].length - next[1]!.length
  return [...listed(next[1]!, offset + at), ...furtherRoles(rest, from + next[0].length, offset)]
}

/** The roles that a clause beginning at `start` names. */
export function chineseRolesAt(skeleton: string, start: number): Span[] {
  const clause = /^[^，。；：！？\n\uE000]{2,40}/u.exec(
    simplified(skeleton.slice(start, start + 60)),
  )?.[0]
  return clause === undefined ? [] : listed(clause, start)
}

/** "黎安然（北岸图书馆）": where nothing else says what somebody is. */
function bareOrganisation(rest: string, offset: number): Span[] {
  const text = /^ ?[（(]([^（()），,、\d]{2,30})[）)]/u.exec(rest)?.[1]
  // "大卫·卡尔霍恩(David L. Calhoun)": the name once more.
  if (text === undefined || /^[\p{Lu}\uE001][^\p{Script=Han}]*$/u.test(text)) return []
  if (!(IS_ORGANISATION.test(text) || text.includes(ORGANISATION))) return []
  return [placed(text, rest.indexOf(text), offset)]
}
