import type { APIInteractionResponse, APIMessage } from 'discord.js'
import { MessageFlags } from 'discord.js'
import { pino } from 'pino'
import { commands } from '../../commands/index.ts'
import { actions } from '../../src/discord/actions/index.ts'
import { Dispatch } from '../../src/discord/dispatch.ts'
import { messagesIn } from '../../src/discord/locales/messages.ts'
import type { Outbox } from '../../src/discord/outbox.ts'
import { createApp } from '../../src/run-bot.ts'
import { type Engine, openEngine } from '../../src/wiring.ts'
import { FakeState } from '../support/discord/fake-state.ts'
import { Member } from '../support/discord/member.ts'

/** What became of a question; times in milliseconds from its arrival. */
export interface Asked {
  readonly outcome: 'answered' | 'refused' | 'failed'
  /** Of the first response, which is all that a refused one gets. */
  readonly acknowledgedMs: number
  readonly doneMs: number
}

/** The bot without Discord's network: all from the interaction to the reply. */
export interface LoadBot {
  readonly engine: Engine
  ask(question: string): Promise<Asked>
  /** Another command of a member. */
  command(name: string, options: Readonly<Record<string, string | number>>): Promise<Asked>
  /** Milliseconds until the choices for what a member has typed so far are there. */
  complete(name: string, option: string, typed: string): Promise<number>
  close(): Promise<void>
}

const UNLIMITED = { size: Number.MAX_SAFE_INTEGER, minutes: 1 } as const

/** Opens the engine as the bot does, its cache of answers off, on a data directory that it may write to. */
export async function openLoadBot(dataDirectory: string): Promise<LoadBot> {
  const silent = pino({ level: 'silent' })
  const engine = await openEngine({ dataDirectory, databaseUrl: null }, silent)
  const app = await createApp(engine, await engine.community())
  const dispatch = new Dispatch({
    commands,
    actions,
    app,
    outbox: outboxTelling((token, isFault) => done.get(token)?.(isFault)),
    // A fault is told to who asked, and counted by that.
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rateLimits: { user: UNLIMITED, guild: UNLIMITED },
  })
  const done = new Map<string, (isFault: boolean) => void>()
  const state = new FakeState(app.now)
  const member = new Member(state, { user: '700', guild: '900', channel: '800' })
  const command: LoadBot['command'] = async (name, options) => {
    const interaction = member.slash(name, options)
    const began = performance.now()
    let [acknowledgedMs, doneMs] = [Number.NaN, Number.NaN]
    let [isRefused, isFailed] = [false, false]
    done.set(interaction.token, (isFault) => {
      doneMs = performance.now() - began
      isFailed ||= isFault
    })
    await dispatch.interaction(interaction, async (response) => {
      acknowledgedMs = performance.now() - began
      isRefused = isPrivateMessage(response)
    })
    done.delete(interaction.token)
    if (isRefused) return { outcome: 'refused', acknowledgedMs, doneMs: acknowledgedMs }
    const outcome = Number.isNaN(doneMs) || isFailed ? 'failed' : 'answered'
    return { outcome, acknowledgedMs, doneMs }
  }
  return {
    engine,
    ask: (question) => command('ask', { question }),
    command,
    complete: async (name, option, typed) => {
      const began = performance.now()
      let milliseconds = Number.NaN
      await dispatch.interaction(member.type(name, { [option]: typed }, option), async () => {
        milliseconds = performance.now() - began
      })
      return milliseconds
    },
    close: async () => {
      await dispatch.stop(10_000)
      await engine.close()
    },
  }
}

const isPrivateMessage = (response: APIInteractionResponse): boolean =>
  'data' in response &&
  response.data !== undefined &&
  'embeds' in response.data &&
  ((response.data.flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** Takes everything, and tells the token of a reply that was shown, and whether it told of a fault. */
function outboxTelling(tell: (token: string, isFault: boolean) => void): Outbox {
  const sent = { id: '1', channel_id: '800' } as APIMessage
  return {
    edit: async ({ token }, body) => {
      tell(token, JSON.stringify(body).includes(messagesIn('en').errors.fault))
      return sent
    },
    follow: async () => sent,
    remove: async () => undefined,
    post: async () => sent,
    editPost: async () => sent,
    typing: async () => undefined,
  }
}
