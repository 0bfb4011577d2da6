import type { DocumentLimit, Settings } from '../core/community.ts'
import type { Generation } from '../core/store.ts'
import { visibleGeneration } from '../core/visible-generation.ts'
import { type App, collectionFor } from './app.ts'
import { type Call, flag, isIn, isMessage } from './call.ts'
import { isModerator } from './guard.ts'

/** Whether the reply to a command with the option `private` goes to the member alone. */
export const isForMember = (call: Call, { settings }: App): boolean =>
  !isMessage(call) && (flag(call, 'private') ?? settings.of(call.guild).privateByDefault)

/**
 * Ids of the documents that a reply to the call must say nothing of. A public reply is read by
 * everyone in the channel, so that only the channel counts; the member's roles count in private.
 */
export function hiddenFrom(call: Call, { settings }: App, isPrivate: boolean): ReadonlySet<string> {
  if (isPrivate && isModerator(call)) return new Set()
  const isReadable = ({ roles, channels }: DocumentLimit): boolean =>
    isIn(call, channels) || (isPrivate && roles.some((role) => call.roles.includes(role)))
  const hidden = settings.of(call.guild).limits.filter((limit) => !isReadable(limit))
  return new Set(hidden.map(({ document }) => document))
}

/** Ids of the documents that a message of the bot's own in the channel must say nothing of. */
export const hiddenIn = (channel: string, { limits }: Settings): ReadonlySet<string> =>
  new Set(limits.filter((limit) => !limit.channels.includes(channel)).map((one) => one.document))

/** What a reply to the call may be made of. */
export interface Readable {
  readonly collection: string
  /** Null when there are no documents at all. */
  readonly generation: Generation | null
  readonly hidden: ReadonlySet<string>
}

/** The documents of the call's server that a reply to it may quote. */
export async function readable(call: Call, app: App, isPrivate: boolean): Promise<Readable> {
  const collection = await collectionFor(app.store, call.guild)
  const live = await app.store.live(collection)
  const hidden = hiddenFrom(call, app, isPrivate)
  return { collection, generation: live && (await visibleGeneration(live, hidden)), hidden }
}
