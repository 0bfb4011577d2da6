import type { App } from './app.ts'
import type { Call } from './call.ts'
import type { Actions, Command, Handler } from './command.ts'
import { MemberError } from './explain.ts'
import { messagesIn } from './locales/messages.ts'

/** For what an older or newer version sent: a form or button that is not known here. */
const UNKNOWN: Handler = {
  acknowledge: 'private',
  needs: 'nothing',
  execute: async ({ locale }) => {
    throw new MemberError(messagesIn(locale).errors.unknown)
  },
}

/** Finds the handler of a call. @throws RangeError when two commands have one name. */
export function createRoutes(
  commands: readonly Command[],
  actions: Actions,
): (call: Call, app: App) => Handler {
  const byName = new Map(commands.map((command) => [command.data.name, command]))
  if (byName.size !== commands.length) throw new RangeError('Two commands have one name.')
  return (call, app) => {
    if (call.kind === 'component' || call.kind === 'form')
      return (Object.hasOwn(actions, call.name) && actions[call.name]?.(call, app)) || UNKNOWN
    const command = byName.get(call.name)
    if (call.kind === 'completion')
      return { acknowledge: 'choices', choose: command?.complete ?? (async () => []) }
    return command?.route(call, app) ?? UNKNOWN
  }
}
