import { type ChildProcess, spawn } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FakeGateway } from './discord/fake-gateway.ts'
import { FakeRest } from './discord/fake-rest.ts'
import { type Exchange, FakeState, type Seen } from './discord/fake-state.ts'
import type { Json } from './discord/json.ts'
import { Member } from './discord/member.ts'
import { CHANNEL, GUILD, postSigned, TOKEN } from './discord/world.ts'

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string }

/** Who may manage the server. */
const MODERATOR = {
  user: '700000000000000009',
  guild: GUILD,
  channel: CHANNEL,
  permissions: '32',
} as const

/** `npm start` as the operator runs it. */
export interface BotProcess {
  readonly child: ChildProcess
  /** What it wrote to standard error. */
  errors(): string
  lines(): readonly LogLine[]
  /** Waits for the `nth` line with that message; fails with the bot's own words when it ended instead. */
  logged(message: string, nth?: number): Promise<LogLine>
  /** Exit status and signal. */
  ended(): Promise<readonly [number | null, NodeJS.Signals | null]>
}

/** Discord on loopback and a data directory, for programs that run as processes of their own. */
export interface Stage {
  readonly directory: string
  readonly discord: FakeState
  readonly gateway: FakeGateway
  readonly rest: FakeRest
  start(environment?: Readonly<Record<string, string>>): BotProcess
  member(guild?: string): Member
  moderator(): Member
  /** Sends it over the shard, and waits for what shows when the bot is done. */
  answered(interaction: Interaction, shard?: number): Promise<Seen>
  /** The same by a signed request to that port. */
  answeredAt(port: number, key: KeyObject, interaction: Interaction): Promise<Seen>
  close(): Promise<void>
}

type Interaction = ReturnType<Member['slash']>

/** Below the time limit of the tests, whose message tells nothing of what happened. */
const LONGEST_MS = 100_000

/** A machine with ten other things to do acknowledges late, which other tests are about. */
const PATIENT_MS = 60_000

export async function openStage(guilds: readonly string[] = [GUILD]): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bot-'))
  const discord = new FakeState(() => new Date(), PATIENT_MS)
  const gateway = new FakeGateway(discord, TOKEN)
  const rest = new FakeRest(discord, () => gateway.url, TOKEN)
  await Promise.all([gateway.listen(), rest.listen()])
  gateway.guilds = guilds
  const bots: BotProcess[] = []
  /** What shows for good: neither "thinking …" nor the progress of a run. */
  const shown = async ({ seen, response }: Exchange): Promise<Seen> => {
    const isDone = () =>
      seen[0]?.isLoading === false && !JSON.stringify(seen[0]).includes('~cancel~')
    const tell = () => JSON.stringify({ seen, response }) + bots.map((bot) => bot.errors())
    await until(isDone, tell)
    return seen[0]!
  }
  return {
    directory,
    discord,
    gateway,
    rest,
    start: (environment = {}) => {
      const bot = startProcess(directory, {
        DISCORD_TOKEN: TOKEN,
        DISCORD_APPLICATION_ID: discord.applicationId,
        DISCORD_REST_URL: rest.url,
        DATA_DIR: directory,
        ...environment,
      })
      bots.push(bot)
      return bot
    },
    member: (guild = GUILD) =>
      new Member(discord, { user: '700000000000000001', guild, channel: CHANNEL }),
    moderator: () => new Member(discord, MODERATOR),
    answered: (interaction, shard = 0) => {
      const exchange = discord.begin(interaction)
      gateway.dispatch('INTERACTION_CREATE', interaction, shard)
      return shown(exchange)
    },
    answeredAt: async (port, key, interaction) => {
      const exchange = discord.begin(interaction)
      const response = await postSigned(port, JSON.stringify(interaction), key, discord)
      const taken = discord.respond(interaction.token, (await response.json()) as Json)
      if (taken.status !== 204) throw new Error(`Discord refused it: ${JSON.stringify(taken)}`)
      return shown(exchange)
    },
    close: async () => {
      for (const { child } of bots) if (child.exitCode === null) child.kill('SIGKILL')
      await Promise.all([gateway.close(), rest.close()])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A compiled entry in that directory, without the settings of this process. */
export function startProcess(
  directory: string,
  environment: Readonly<Record<string, string>>,
  entry: 'main' | 'deploy-commands' = 'main',
): BotProcess {
  const child = spawn(process.execPath, [resolve(`dist/src/${entry}.js`)], {
    env: { PATH: process.env['PATH'], ...environment },
    cwd: directory,
  })
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  const lines = (): LogLine[] =>
    errors
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as LogLine)
  return {
    child,
    errors: () => errors,
    lines,
    logged: async (message, nth = 1) => {
      const found = () => lines().filter(({ msg }) => msg === message)[nth - 1]
      const isOver = () => found() !== undefined || child.exitCode !== null
      await until(isOver, () => `no “${message}” in ${errors}`)
      const line = found()
      if (line === undefined) throw new Error(`The bot ended: ${errors}`)
      return line
    },
    ended: async () => {
      await until(
        () => child.exitCode !== null || child.signalCode !== null,
        () => `it has not ended: ${errors}`,
      )
      return exit
    },
  }
}

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** Waits until it is so. @throws with what `tell` says when it takes too long. */
export const until = async (
  isSo: () => boolean | Promise<boolean>,
  tell: () => string = () => `not so: ${isSo}`,
): Promise<void> => {
  const end = performance.now() + LONGEST_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${LONGEST_MS / 1_000} seconds, and ${tell()}`)
    await aMoment()
  }
}

/** Ids of the running processes that were started by it, and their command lines. */
export const childrenOf = (parent: number): { readonly pid: number; readonly command: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // After the name, which may hold anything: state and parent.
        const [state, its] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .split(') ')
          .at(-1)!
          .split(' ')
        if (Number(its) !== parent || state === 'Z') return []
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(pid), command }]
      } catch {
        // It ended meanwhile.
        return []
      }
    })
