import type { Span } from '../document.ts'
import { isRole, listed, MARK, placed } from './chinese-role-phrase.ts'
import {
  APPOINTED_AS,
  BECOMES,
  NOT_SAID,
  OTHERWISE,
  REMOVED,
  TOGETHER,
} from './lexicon/chinese-role-words.ts'
import { PERSON } from './skeleton.ts'

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

/** "任命方若琳为首席财务官", "曹建业改任顾问". */
export function predicate(before: string, rest: string, offset: number): Span[] {
  const removed = REMOVED.exec(rest)?.[1]
  if (removed !== undefined && /(?:免去|解除|撤销|罢免)$/u.test(before) && isRole(removed))
    return [placed(removed, rest.indexOf(removed), offset)]
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
