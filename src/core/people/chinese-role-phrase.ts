import type { Span } from '../document.ts'
import { LEAD, NOT_ROLE, VERB_AHEAD } from './lexicon/chinese-role-words.ts'
import { CREDIT, ROLE_ENDING, ROLE_NOUN } from './lexicon/chinese-words.ts'

/** What ends a phrase, for a set of characters. */
export const MARK = '，。、；：！？“”「」『』《》（）()\\s|｜—–,.;:!?'
const IS_ROLE = new RegExp(`(?:${ROLE_NOUN}|${ROLE_ENDING})$`, 'u')
/** A part played that only a label names. */
export const IS_CREDIT = new RegExp(`^(?:${CREDIT})$`, 'u')

/** Where a text stands. @param at in UTF-16 units from `offset`. */
export const placed = (text: string, at: number, offset: number): Span => ({
  start: offset + at,
  end: offset + at + text.length,
})

/** Whether a phrase says what somebody is. */
export const isRole = (text: string): boolean =>
  text.length <= 30 &&
  text.length >= 2 &&
  IS_ROLE.test(text) &&
  !NOT_ROLE.test(text) &&
  !/[的说了]$/u.test(text)

/** "译者为法国学者…": what somebody does, and is. */
export function linked(text: string): string[] {
  const [, one = '', other = ''] = /^(.{2,}?)[是为即](.{2,})$/u.exec(text) ?? []
  return isRole(one) && isRole(other) ? [one, other] : [text]
}

/** Without what stands ahead of the role in its clause. */
export function cutLead(text: string): string {
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

/** Roles parted by "、", "，", "；" or "兼"; the rest, if any of them is one. */
export function listed(text: string, offset: number): Span[] {
  const roles: Span[] = []
  for (const { index, 0: part } of text.matchAll(/(?:(?![、，,；;]|兼任?)[\s\S])+/gu)) {
    const role = part.trim().replace(/^(?:现任|时任|曾任|拟任|任)(?=.{2})/u, '')
    if (isRole(role) || IS_CREDIT.test(role))
      roles.push(placed(role, index + part.lastIndexOf(role), offset))
  }
  return roles
}
