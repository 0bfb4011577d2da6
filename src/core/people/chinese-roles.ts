import type { Span } from '../document.ts'
import { simplified } from './chinese.ts'
import { CREDIT, ORGANISATION_ENDING, ROLE_ENDING, ROLE_NOUN } from './chinese-lexicon.ts'
import { LEAD, LIST_LABEL, NOT_ROLE, VERB_AHEAD } from './chinese-role-words.ts'
import type { Mention } from './mention.ts'
import { placeOf } from './role-place.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

const MARK = '，。、；：！？“”「」『』《》（）()\\s|｜—–,.;:!?'
const IS_ROLE = new RegExp(`(?:${ROLE_NOUN}|${ROLE_ENDING})$`, 'u')
const IS_ORGANISATION = new RegExp(`(?:${ORGANISATION_ENDING}|[馆院校局所社会团队厂])$`, 'u')
const IS_CREDIT = new RegExp(`^(?:${CREDIT})$`, 'u')

/** The roles around a mention in a Chinese text; in no order. */
export function chineseRoles(skeleton: string, mention: Mention): Span[] {
  const { start: lineStart, end: lineEnd } = placeOf(skeleton, mention, 'zh').line
  const before = simplified(skeleton.slice(lineStart, mention.start))
  const rest = simplified(skeleton.slice(mention.end, lineEnd))
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

const placed = (text: string, at: number, offset: number): Span => ({
  start: offset + at,
  end: offset + at + text.length,
})

const isRole = (text: string): boolean =>
  text.length <= 30 &&
  text.length >= 2 &&
  IS_ROLE.test(text) &&
  !NOT_ROLE.test(text) &&
  !/[的说了]$/u.test(text)

/** "编辑：苗青", "主讲人：甲、乙". */
function label(before: string, offset: number): Span[] {
  const match = new RegExp(
    `(?:^|[。；;，,｜|/／\\s（(])([^${MARK}${PERSON}]{1,12}) ?[：:/／] ?(?:${PERSON}+(?:[（(][^（()）]*[）)])?[、，,和与 ] ?){0,20}$`,
    'u',
  ).exec(before)
  const text = match?.[1]
  if (match === null || text === undefined || LIST_LABEL.test(text) || /[说道称问答]$/u.test(text))
    return []
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
    if (!isRole(cut)) break
    roles.push(placed(cut, left.length - cut.length, offset))
    left = left.slice(0, left.length - whole.length)
    if (cut.length < whole.length || !left.endsWith('、')) break
    left = left.slice(0, -1)
  }
  return roles
}

function cutLead(text: string): string {
  let cut = text
  for (let next = ''; next !== cut; ) {
    next = cut
    const bare = cut.replace(LEAD, '')
    if (isRole(bare)) cut = bare
    const later = cut.replace(VERB_AHEAD, '')
    if (later !== cut && isRole(later)) cut = later
  }
  return cut
}

const POLITE_TITLE = /^(?:教授|老师|博士|院士|医生|医师|师傅|助理教授|副教授|学生|老板|同志)/u
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
    /[曾将已正在当选任说为是了]/u.test(
      comma[1].slice(0, -1).replace(/主任|责任|任务|前任|现任|首任|历任/gu, ''),
    )
  )
    return []
  return listed(comma[1], offset + comma[0].indexOf(comma[1]))
}

/** Roles parted by "、", "，", "；" or "兼"; the rest, if any of them is one. */
function listed(text: string, offset: number): Span[] {
  const roles: Span[] = []
  for (const { index, 0: part } of text.matchAll(/(?:(?![、，,；;]|兼任?)[\s\S])+/gu)) {
    const role = part.trim().replace(/^(?:现任|时任|任)(?=.{2})/u, '')
    if (isRole(role) || IS_CREDIT.test(role))
      roles.push(placed(role, index + part.lastIndexOf(role), offset))
  }
  return roles
}

/** The roles that a clause beginning at `start` names. */
export function chineseRolesAt(skeleton: string, start: number): Span[] {
  const clause = /^[^，。；：！？\n\uE000]{2,40}/u.exec(
    simplified(skeleton.slice(start, start + 60)),
  )?.[0]
  return clause === undefined ? [] : listed(clause, start)
}

const BECOMES =
  /^(?:[^，。；：]{0,12}?)(?:被任命为|被选为|被聘为|被推选为|获任为?|当选为?|出任|担任|就任|接任|改任|兼任|升任|晋升为|成为|获聘为|调任|转任|历任|曾任|现任|现为|受聘为|任|是)(?:了|过)?(?:一名|一位|新任)?([^，。；：！？\n]{2,40})/u
const APPOINTS = new RegExp(
  `(?:任命|聘请|聘任|推选|选举|委任|提名|推举|推荐|聘)[^${MARK}${PERSON}]{0,16}$`,
  'u',
)
const APPOINTED_AS = /^(?:同志|先生|女士)?(?:为|担任|出任|任|当)([^，。；：！？\n]{2,40})/u

/** "免去罗季平的副馆长职务". */
const REMOVED = /^的?([^，。；：！？的]{2,20}?)(?:职务|一职|职位|之职)/u
/** "甲、乙、丙三人当选理事": what is said of all. */
const TOGETHER =
  /^(?:[、和与及]\uE000+)+(?:等?[二两三四五六七八九十]?[人位名])?(?:均|都|同时|一同|共同)?(?=当选|出任|担任|获聘|受聘|被)/u

/** "任命方若琳为首席财务官", "曹建业改任顾问". */
function predicate(before: string, rest: string, offset: number): Span[] {
  const removed = REMOVED.exec(rest)?.[1]
  if (removed !== undefined && isRole(removed)) return [placed(removed, 1, offset)]
  const shift = TOGETHER.exec(rest)?.[0].length ?? 0
  const match = APPOINTS.test(before)
    ? APPOINTED_AS.exec(rest.slice(shift))
    : BECOMES.exec(rest.slice(shift))
  const text = match?.[1]
  return match === null || text === undefined
    ? []
    : listed(text, offset + shift + match[0].length - text.length)
}

/** "黎安然（北岸图书馆）": where nothing else says what somebody is. */
function bareOrganisation(rest: string, offset: number): Span[] {
  const text = /^ ?[（(]([^（()），,、\d]{2,30})[）)]/u.exec(rest)?.[1]
  if (text === undefined || !(IS_ORGANISATION.test(text) || text.includes(ORGANISATION))) return []
  return [placed(text, rest.indexOf(text), offset)]
}
