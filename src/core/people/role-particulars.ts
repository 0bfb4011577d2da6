import type { Span } from '../document.ts'
import { BODY_NEXT } from './lexicon/behind-patterns.ts'
import { CLAUSE } from './lexicon/phrase-ends.ts'
import { phraseEnd, rolesIn } from './role-phrase.ts'

/** "press officer, Alder Rail, 0555": in a line of particulars the body belongs to the role. */
export function withOrganisation(skeleton: string, end: number, limit: number): number {
  const match = BODY_NEXT.exec(skeleton.slice(end, limit))
  return match === null ? end : end + match[0].length
}

/** Roles parted by commas or semicolons, with a body as the last. */
export function particulars(skeleton: string, { start, end }: Span): Span[] {
  const roles: Span[] = []
  const number = /^\d+\.\s*/u.exec(skeleton.slice(start, end))?.[0].length ?? 0
  for (let at = start + number; at < end; ) {
    const stop = phraseEnd(skeleton, at, end)
    const found = rolesIn(skeleton, { start: at, end: stop }, 'noun')
    // "Name: the doctor will see you now".
    if (found.length === 0 || CLAUSE.test(skeleton.slice(stop, end))) break
    const whole = withOrganisation(skeleton, stop, end)
    if (whole > stop) found.splice(-1, 1, { start: found.at(-1)!.start, end: whole })
    roles.push(...found)
    at = whole + (/^[,;]\s*/u.exec(skeleton.slice(whole, end))?.[0].length ?? end)
  }
  return roles
}
