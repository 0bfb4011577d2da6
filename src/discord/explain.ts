import { CollectionBusyError, OperatorError, UserError } from '../core/errors.ts'
import type { Call } from './call.ts'
import type { Message } from './command.ts'
import { escapeText } from './escape.ts'
import { messagesIn } from './locales/messages.ts'
import { faultData, type Log } from './log.ts'
import { notice } from './message.ts'

/** A mistake that the member can mend, said in the member's language (its message is Markdown). */
export class MemberError extends UserError {
  override readonly name = 'MemberError'
}

/** What a member is told when too many wait for the models. */
export const crowded = ({ locale }: Call): Message =>
  notice(messagesIn(locale).errors.crowded, 'fault')

/** What a member is told of an error. A fault, or what the operator must mend, is logged, and told in one neutral line. */
export function explain(error: unknown, call: Call, log: Log): Message {
  const { errors } = messagesIn(call.locale)
  if (error instanceof MemberError) return notice(error.message, 'fault')
  if (error instanceof CollectionBusyError)
    return notice(errors.busy(escapeText(error.data.holder)), 'fault')
  if (error instanceof UserError && !(error instanceof OperatorError))
    return notice(escapeText(error.message), 'fault')
  log.error({ ...faultData(error), call: call.kind, command: call.name }, 'a call failed')
  return notice(errors.fault, 'fault')
}
