import type { App } from './app.ts'
import type { Call } from './call.ts'
import type { Reply } from './command.ts'
import { assertMessageVerbatim } from './gate.ts'
import { bodyOf, outgoingOf } from './message.ts'
import type { Place } from './place.ts'

/**
 * Brings a reply to its place, once all of its messages have passed the gate.
 * @throws QuoteMismatchError with nothing sent; Discord's faults.
 */
export async function deliver(app: App, place: Place, call: Call, reply: Reply): Promise<void> {
  const { message, announce, aside } = reply
  for (const outgoing of [message, message?.inPublic, announce, aside])
    if (outgoing) await assertMessageVerbatim(outgoing, app)
  const shown = message && (await place.show(outgoingOf(message, call)))
  const announced = announce && (await place.announce(bodyOf(announce), announce.files))
  if (aside) await place.whisper(bodyOf(aside))
  if (shown) await reply.onSent?.(shown)
  if (announced) await reply.onAnnounced?.(announced)
  if (reply.remove) await place.remove()
}
