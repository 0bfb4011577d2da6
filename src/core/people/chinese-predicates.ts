import type { Span } from '../document.ts'
import { isRole, listed, MARK, placed } from './chinese-role-phrase.ts'
import { PERSON } from './skeleton.ts'

const BECOMES =
  /^(?:[^，。；：]{0,12}?)(?:被任命为|被选为|被聘为|被推选为|获任为?|当选为?|出任|担任|就任|接任|改任|兼任|升任|晋升为|成为|获聘为|调任|转任|历任|曾任|现任|现为|受聘为|(?<![主责现首历信]|(?<![此之以])前)任为?|是)(?:了|过)?(?:一名|一位|新任)?([^，。；：！？\n]{2,40})/u
/** "如果…当选", "接替…任校长": not said of the name, or not as a fact. */
const NOT_SAID = /(?:如果|若|假如|一旦|倘若|是否|接替|取代|代替|替代|除|像|和|与)$/u
/** "拒绝担任", "不是", "的丈夫是": what stands between the name and the verb makes it another's role, or none. */
const OTHERWISE =
  /不|没|未|无|拒|的|希望|想|欲|愿|要求|推荐|建议|提议|可能|或|打算|计划|申请|竞选|参选|落选|反对|请|让|派|辞|卸|免|原定|本应|如|若|像/u
const SUCCEEDS = new RegExp(`^(?:将|已|正式)?(?:接替|接任)${PERSON}+`, 'u')

function isUnsure(before: string, match: string): boolean {
  const verb =
    /(?:被任命|被选|被聘|被推选|获任|当选|出任|担任|就任|接任|改任|兼任|升任|晋升|成为|获聘|调任|转任|历任|曾任|现任|现为|受聘|任|是)/u
  const between = match.slice(0, Math.max(0, match.search(verb)))
  const isOthers = between.includes(PERSON) && !SUCCEEDS.test(between)
  return NOT_SAID.test(before) || OTHERWISE.test(between) || isOthers
}

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
export function predicate(before: string, rest: string, offset: number): Span[] {
  const removed = REMOVED.exec(rest)?.[1]
  if (removed !== undefined && isRole(removed)) return [placed(removed, 1, offset)]
  const shift = TOGETHER.exec(rest)?.[0].length ?? 0
  const match = APPOINTS.test(before)
    ? APPOINTED_AS.exec(rest.slice(shift))
    : BECOMES.exec(rest.slice(shift))
  const text = match?.[1]
  if (match !== null && !APPOINTS.test(before) && isUnsure(before, match[0])) return []
  return match === null || text === undefined
    ? []
    : listed(text, offset + shift + match[0].length - text.length)
}
