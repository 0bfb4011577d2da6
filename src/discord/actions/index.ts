import type { Actions } from '../command.ts'
import { followUp, remove, share } from './answer-actions.ts'
import { check } from './check.ts'
import { bad, good } from './feedback.ts'
import { context, more, nearest } from './more.ts'

/** What happens on a button, a select menu or a form, by its action. */
export const actions: Actions = {
  check,
  more,
  context,
  nearest,
  good,
  bad,
  share,
  'follow-up': followUp,
  delete: remove,
}
