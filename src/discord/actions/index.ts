import type { Actions } from '../command.ts'
import { addSourceAction, askAboutForm, cancel, dismiss } from './adding-actions.ts'
import { followUp, remove, share } from './answer-actions.ts'
import { check } from './check.ts'
import { bad, good } from './feedback.ts'
import { gapsActions } from './gaps-actions.ts'
import { limitActions } from './limit-actions.ts'
import { context, more, nearest } from './more.ts'
import { rulingActions } from './ruling-actions.ts'
import { settingsActions } from './settings-actions.ts'

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
  'ask-about': askAboutForm,
  'add-source': addSourceAction,
  cancel,
  dismiss,
  ...settingsActions,
  ...gapsActions,
  ...rulingActions,
  ...limitActions,
}
