import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  InteractionType,
} from 'discord.js'
import { Announcer } from './announcer.ts'
import type { App } from './app.ts'
import type { Call } from './call.ts'
import type { Actions, Command, Handler, Message } from './command.ts'
import { deliver } from './deliver.ts'
import { crowded, explain } from './explain.ts'
import { createGuard, type Guard } from './guard.ts'
import { LOCALES } from './locales/locale.ts'
import { faultData, type Log } from './log.ts'
import { isFollowUp } from './mention.ts'
import {
  bodyOf,
  choicesOf,
  deferral,
  goesOnNotice,
  isPrivate,
  notice,
  outgoingOf,
  privately,
} from './message.ts'
import { isOver, type Outbox } from './outbox.ts'
import { interactionPlace, mentionPlace, type Place } from './place.ts'
import { Progress } from './progress.ts'
import type { RateLimits } from './rate-limit.ts'
import { readCall } from './read-call.ts'
import { createRoutes } from './routes.ts'
import { Running } from './running.ts'
import { DEFAULT_TURNS, type Turn, type TurnLimits, Turns } from './turns.ts'
import { welcomeAside } from './welcome.ts'

export interface DispatchParts {
  readonly commands: readonly Command[]
  readonly actions: Actions
  readonly app: App
  readonly outbox: Outbox
  readonly log: Log
  readonly rateLimits?: RateLimits
  readonly turns?: TurnLimits
}

/** Gives the first response to an interaction; within three seconds of it. */
export type Respond = (response: APIInteractionResponse) => Promise<void>

/** Milliseconds that aborted calls have for their last words. */
const LAST_MS = 1_000

type Working = Extract<Handler, { execute: unknown }>

/** The one way from Discord to the handlers and back, for both ways in. */
export class Dispatch {
  readonly announcer: Announcer
  readonly #parts: DispatchParts
  readonly #guard: Guard
  readonly #turns: Turns
  readonly #route: (call: Call, app: App) => Handler
  readonly #running = new Running()
  readonly #stopping = new AbortController()

  constructor(parts: DispatchParts) {
    this.#parts = parts
    this.announcer = new Announcer(parts)
    this.#guard = createGuard(parts.app, parts.rateLimits)
    this.#turns = new Turns(parts.turns ?? DEFAULT_TURNS)
    this.#route = createRoutes(parts.commands, parts.actions)
  }

  /** Resolves when everything about it is done; never rejects. */
  interaction(interaction: APIInteraction, respond: Respond): Promise<void> {
    return this.#track(this.#answer(interaction, respond))
  }

  /** A message that mentions the bot or replies to it, read as a call. Never rejects. */
  mention(call: Call, message: APIMessage): Promise<void> {
    return this.#track(this.#answerMention(this.#localised(call), message))
  }

  /** Calls in line for the models. */
  get waiting(): number {
    return this.#turns.waiting
  }

  /** Resolves when no call is running. */
  idle(): Promise<void> {
    return this.#running.idle()
  }

  /** Lets running calls finish; aborts them in time, so that within `graceMs` they can say so. */
  async stop(graceMs: number): Promise<void> {
    await this.#running.idleFor(graceMs - LAST_MS)
    this.#stopping.abort(new Error('The bot stops.'))
    await this.#running.idleFor(LAST_MS)
  }

  #track(work: Promise<void>): Promise<void> {
    const { log } = this.#parts
    const logged = work.catch((error) => {
      if (isOver(error)) log.info(faultData(error), 'an interaction is over')
      else log.error(faultData(error), 'a reply could not be sent')
    })
    return this.#running.track(logged)
  }

  async #answer(interaction: APIInteraction, respond: Respond): Promise<void> {
    if (interaction.type === InteractionType.Ping)
      return respond({ type: InteractionResponseType.Pong })
    const read = readCall(interaction)
    if (read === null) return
    const { app, outbox } = this.#parts
    const call = this.#localised(read)
    const handler = this.#route(call, app)
    const refusal = this.#guard(call, handler)
    if (refusal !== null)
      return respond(
        call.kind === 'completion' ? choicesOf([]) : privately(notice(refusal, 'fault')),
      )
    if (handler.acknowledge === 'choices')
      return respond(choicesOf(await this.#choose(call, handler.choose)))
    if (handler.acknowledge === 'form')
      return respond({ type: InteractionResponseType.Modal, data: handler.open(call, app) })
    const place = interactionPlace(interaction, {
      outbox,
      now: app.now,
      isPrivate: isPrivate(call, handler),
      goesOn: (message) => bodyOf(goesOnNotice(call, message)),
    })
    const isTaken = await this.#turns.within(handler.takesTurn, async (turn) => {
      await respond(deferral(handler.acknowledge))
      await this.#work(call, handler, place, turn)
    })
    if (!isTaken) await respond(privately(crowded(call)))
  }

  async #answerMention(call: Call, message: APIMessage): Promise<void> {
    const { app, outbox } = this.#parts
    const handler = this.#route(call, app)
    if (!('execute' in handler)) return
    const place = mentionPlace(outbox, message)
    if (call.kind === 'reply' && !(await isFollowUp(call, app))) return
    // A refusal would be public, and one for each mention of somebody who asks too fast.
    if (this.#guard(call, handler) !== null) return
    const isTaken = await this.#turns.within(handler.takesTurn, async (turn) => {
      await outbox.typing(message.channel_id)
      await this.#work(call, handler, place, turn)
    })
    if (!isTaken) await place.show(outgoingOf(crowded(call), call))
  }

  /** Holds the one catch. */
  async #work(call: Call, handler: Working, place: Place, turn: Turn): Promise<void> {
    const { app, log } = this.#parts
    const progress = new Progress((message) =>
      deliver(app, place, call, { message }).catch((error) =>
        log.warn(faultData(error), 'no progress shown'),
      ),
    )
    try {
      const report = (message: Message): void => progress.report(message)
      await turn.comes
      const reply = await handler.execute(call, { app, signal: this.#stopping.signal, report })
      // Discord's network is nothing that the next one needs to wait for.
      turn.end()
      await progress.close()
      await deliver(app, place, call, { ...reply, ...(await welcomeAside(call, app)) })
      if (reply.changed !== undefined) await this.announcer.tellChanges(reply.changed)
    } catch (error) {
      await progress.close()
      if (isOver(error)) throw error
      const message = explain(error, call, log)
      // The component's message belongs to everyone who sees it, a refusal to who pressed.
      if (handler.acknowledge !== 'update') await place.show(outgoingOf(message, call))
      else await place.whisper(bodyOf(message))
    }
  }

  async #choose(call: Call, choose: Extract<Handler, { choose: unknown }>['choose']) {
    try {
      return await choose(call, this.#parts.app)
    } catch (error) {
      this.#parts.log.error({ ...faultData(error), command: call.name }, 'no choices')
      return []
    }
  }

  #localised(call: Call): Call {
    const chosen = this.#parts.app.settings.of(call.guild).locale
    return { ...call, locale: LOCALES.find((locale) => locale === chosen) ?? call.locale }
  }
}
