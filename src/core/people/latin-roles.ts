import type { Span } from '../document.ts'
import type { Mention } from './mention.ts'
import { type Place, placeOf } from './role-place.ts'
import { ahead } from './roles-ahead.ts'
import { apposition, bareOrganisation, bracketOrDash } from './roles-behind.ts'
import { label } from './roles-by-label.ts'
import { dashLabel, nextLine } from './roles-by-layout.ts'
import { tableCell } from './roles-by-table.ts'
import { appointment, inverted, post, predicate } from './roles-by-verb.ts'
import { fronted, frontedPost, phraseAhead } from './roles-leading-up.ts'

const RULES: readonly ((place: Place) => Span[])[] = [
  apposition,
  bracketOrDash,
  predicate,
  appointment,
  inverted,
  label,
  dashLabel,
  nextLine,
  tableCell,
  post,
  ahead,
  phraseAhead,
  fronted,
  frontedPost,
]

/**
 * The roles that stand around one mention in a text with spaces between words; in no order.
 * @param skeleton as `skeletonOf` makes it.
 */
export function latinRoles(skeleton: string, mention: Mention, language: string): Span[] {
  const place = placeOf(skeleton, mention, language)
  const roles = RULES.flatMap((rule) => rule(place))
  return roles.length > 0 ? roles : bareOrganisation(place)
}
