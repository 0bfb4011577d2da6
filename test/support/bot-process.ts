import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FakeGateway } from './discord/fake-gateway.ts'
import { FakeRest } from './discord/fake-rest.ts'
import { FakeState, type Seen } from './discord/fake-state.ts'
import { Member } from './discord/member.ts'
import { CHANNEL, GUILD, TOKEN } from './discord/world.ts'

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string }

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
  /** Sends it over the shard, and waits for what shows when the bot is done. */
  answered(interaction: ReturnType<Member['slash']>, shard?: number): Promise<Seen>
  close(): Promise<void>
}

export async function openStage(guilds: readonly string[] = [GUILD]): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bot-'))
  const discord = new FakeState(() => new Date())
  const gateway = new FakeGateway(discord, TOKEN)
  const rest = new FakeRest(discord, () => gateway.url, TOKEN)
  await Promise.all([gateway.listen(), rest.listen()])
  gateway.guilds = guilds
  const bots: BotProcess[] = []
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
    answered: async (interaction, shard = 0) => {
      const exchange = discord.begin(interaction)
      gateway.dispatch('INTERACTION_CREATE', interaction, shard)
      while (exchange.seen[0] === undefined || exchange.seen[0].isLoading) await aMoment()
      return exchange.seen[0]
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
      for (;;) {
        const found = lines().filter(({ msg }) => msg === message)[nth - 1]
        if (found !== undefined) return found
        if (child.exitCode !== null) throw new Error(`The bot ended: ${errors}`)
        await aMoment()
      }
    },
    ended: () => exit,
  }
}

export const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** Waits until it is so. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await aMoment()
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
