import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { aMoment, openStage, type Stage } from '../support/bot-process.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { Member } from '../support/discord/member.ts'
import { CHANNEL, GUILD } from '../support/discord/world.ts'

/**
 * The bot on a disk that is full in the middle of its work: what members and moderators are told,
 * and that nothing is lost. Needs a small file system of its own, and so Linux, root and `unshare`;
 * elsewhere it says so and does nothing.
 */

const DISK = '24m'
const QUESTION = 'Who is the vice minister of Industry and Information Technology?'
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'

/** Runs this file again in a mount namespace; what it mounts ends with it. */
function inNamespace(): number {
  const disk = mkdtempSync(join(tmpdir(), 'verbatim-disk-'))
  const mount = `mount -t tmpfs -o size=${DISK} tmpfs ${disk} && exec "$0" "$1" ${disk}`
  const options = ['--mount', 'sh', '-c', mount, process.execPath, import.meta.filename]
  const { status } = spawnSync('unshare', options, { stdio: 'inherit' })
  rmSync(disk, { recursive: true, force: true })
  return status ?? 1
}

const check = (name: string, is: unknown, wanted: unknown): void => {
  if (!isDeepStrictEqual(is, wanted)) throw new Error(`${name}: ${JSON.stringify(is)}`)
  process.stdout.write(`full disk: ${name}\n`)
}

/** Fills the file system to its last byte. @returns what frees it again. */
function fill(disk: string): () => void {
  const file = join(disk, 'filler')
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2))
    try {
      while (true) appendFileSync(file, Buffer.alloc(size))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  check('no byte is free', statfsSync(disk).bavail, 0)
  return () => rmSync(file)
}

async function run(disk: string): Promise<void> {
  const stage = await openStage()
  try {
    await fillUnder(stage, disk)
  } finally {
    await stage.close()
  }
}

async function fillUnder(stage: Stage, disk: string): Promise<void> {
  const bot = stage.start({ DATA_DIR: join(disk, 'data') })
  await bot.logged('connected to the gateway')
  const moderator = new Member(stage.discord, {
    user: '700000000000000009',
    guild: GUILD,
    channel: CHANNEL,
    permissions: '32',
  })
  const textOf = ({ body }: Seen): string => JSON.stringify(body['embeds'])
  const ask = async () =>
    textOf(await stage.answered(stage.member().slash('ask', { question: QUESTION })))
  const add = async () => {
    const interaction = moderator.submit('1~add-source~~0', { title: 'Club', text: CLUB })
    const { seen } = stage.discord.begin(interaction)
    stage.gateway.dispatch('INTERACTION_CREATE', interaction)
    while (!seen[0] || seen[0].isLoading || JSON.stringify(seen[0]).includes('~cancel~'))
      await aMoment()
    return textOf(seen[0])
  }
  check('before, a question is quoted', (await ask()).includes('Ke Jixin'), true)
  const free = fill(disk)
  // The machine is the operator's affair: members learn that it failed, the log says why.
  const fault = 'That did not work. The fault has been logged.'
  check('a member is told that it failed', (await ask()).includes(fault), true)
  check('a moderator is told that it failed', (await add()).includes(fault), true)
  const told = bot.lines().filter(({ level }) => Number(level) > 40)
  check('once for each', told.length, 2)
  const isTold = told.every((line) => JSON.stringify(line).includes('no room left'))
  check('the log says why', isTold, true)
  free()
  check('with room again, a question is quoted', (await ask()).includes('Ke Jixin'), true)
  check('and the source is added', (await add()).includes('**1** added'), true)
  bot.child.kill('SIGTERM')
  check('it stops with status 0', await bot.ended(), [0, null])
  const cli = [resolve('dist/src/cli.js'), 'check', '--data', join(disk, 'data')]
  check('nothing is lost', spawnSync(process.execPath, cli, { stdio: 'inherit' }).status, 0)
  check('no request broke a rule of Discord', stage.discord.faults, [])
}

const [disk] = process.argv.slice(2)
if (disk !== undefined) await run(disk)
else if (process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0)
  process.stdout.write('full disk: left out, since it needs Linux, root and unshare\n')
else process.exitCode = inNamespace()
