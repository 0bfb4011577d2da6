import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openStage, type Stage } from '../support/bot-process.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { endWithin } from '../support/end-within.ts'

/**
 * The bot on a disk that is full in the middle of its work: what members and moderators are told,
 * and that nothing is lost. Needs a small file system of its own, and so Linux and `unshare`, as root or
 * with a user namespace; elsewhere it says so and does nothing.
 */

const DISK = '24m'
const QUESTION = 'Who is the vice minister of Industry and Information Technology?'
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'

/** What lets a program mount: to be root, or to be taken for it. */
const NAMESPACES = [['--mount'], ['--map-root-user', '--mount']] as const
type Namespace = (typeof NAMESPACES)[number]

const canMount = (namespace: Namespace): boolean =>
  spawnSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0

/** Runs this file again in a mount namespace; what it mounts ends with it. */
function runIn(namespace: Namespace): number {
  const disk = mkdtempSync(join(tmpdir(), 'verbatim-disk-'))
  const mount = `mount -t tmpfs -o size=${DISK} tmpfs ${disk} && exec "$0" "$1" ${disk}`
  const options = [...namespace, 'sh', '-c', mount, process.execPath, import.meta.filename]
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
  const textOf = ({ body }: Seen): string => JSON.stringify(body['embeds'])
  const ask = async () =>
    textOf(await stage.answered(stage.member().slash('ask', { question: QUESTION })))
  const add = async () => {
    const form = stage.moderator().submit('1~add-source~~0', { title: 'Club', text: CLUB })
    return textOf(await stage.answered(form))
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
const namespace = NAMESPACES.find(canMount)
if (disk !== undefined) {
  endWithin(5)
  await run(disk)
} else if (namespace !== undefined) process.exitCode = runIn(namespace)
else process.stdout.write('full disk: left out, since nothing can be mounted here\n')
