import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verbatim } from '../support/run-cli.ts'

let root: string
let data: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-cli-'))
  data = join(root, 'data')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const json = async (...args: string[]) => {
  const { status, stdout, stderr } = await verbatim([...args, '--data', data, '--json'])
  return { status, stderr, value: JSON.parse(stdout) }
}

describe('index, sources, generations, rollback', () => {
  test('go from nothing to two generations and back', async () => {
    const folder = mkdtempSync(join(root, 'docs-'))
    writeFileSync(
      join(folder, 'rules.md'),
      '---\ndate: 2026-01-02\nlang: en\n---\n# Rules\n\nQuiet hours begin at 22:00.\n',
    )
    writeFileSync(join(folder, 'hours.txt'), 'Opening hours\n\nThe library opens at nine.\n')

    const dry = await json('index', folder, '--dry-run')
    expect(dry.value).toMatchObject({
      generation: 0,
      added: ['hours.txt', 'rules.md'],
      passages: 0,
    })

    const first = await json('index', folder)
    expect(first).toEqual({
      status: 0,
      stderr: '',
      value: {
        generation: 1,
        added: ['hours.txt', 'rules.md'],
        changed: [],
        unchanged: 0,
        removed: [],
        failed: [],
        passages: 2,
        elapsedMs: expect.any(Number),
      },
    })

    writeFileSync(
      join(folder, 'rules.md'),
      '---\nlang: en\n---\n# Rules\n\nQuiet hours begin at 23:00.\n',
    )
    rmSync(join(folder, 'hours.txt'))
    writeFileSync(join(folder, 'bad.txt'), '')
    const second = await json('index', folder, '--prune')
    expect(second.status).toBe(1)
    expect(second.value).toMatchObject({
      generation: 2,
      changed: ['rules.md'],
      removed: ['hours.txt'],
      failed: [{ source: join(folder, 'bad.txt'), reason: 'The file is empty.' }],
      passages: 1,
    })

    const sources = await json('sources')
    expect(sources.value).toEqual([
      {
        id: 'rules.md',
        title: 'Rules',
        url: null,
        lang: 'en',
        date: null,
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        passages: 1,
      },
    ])

    const rolled = await json('rollback')
    expect(rolled.value).toEqual([
      { generation: 2, live: false, created: expect.any(String), documents: 1, passages: 1 },
      { generation: 1, live: true, created: expect.any(String), documents: 2, passages: 2 },
    ])
    const words = await verbatim(['sources', '--data', data])
    expect(words.stdout).toBe(
      'hours.txt · Opening hours · en · 1 passage\nrules.md · Rules · 2026-01-02 · en · 1 passage\n',
    )
    expect(words.stderr).toBe(
      `2 documents in the collection “default”.\nlooked through again: ${folder}\n`,
    )
    const dropped = await verbatim(['sources', '--drop', folder, '--data', data])
    expect(dropped.stderr).toBe('2 documents in the collection “default”.\n')
    expect(await verbatim(['sources', '--drop', folder, '--data', data])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Nothing is looked for in'),
    })
    const generations = await verbatim(['generations', '--data', data])
    expect(generations.stdout).toMatch(/^ {2}2 · .*\n\* 1 · \S+ · 2 documents · 2 passages\n$/)
  })

  test('keep collections apart', async () => {
    const path = join(root, 'release.txt')
    copyFileSync('documents/guangdong-2026.txt', path)
    const { stdout } = await verbatim(['index', path, '--data', data, '--collection', 'other'])
    expect(stdout).toMatch(/^\+ release\.txt\n1 added, 0 changed, .* Generation 1, \d passages, /)
    expect((await json('sources', '--collection', 'other')).value).toHaveLength(1)
    expect((await json('sources', '--collection', 'third')).value).toEqual([])
  })
})

describe('wrong use', () => {
  test.each([
    [['frobnicate'], "error: unknown command 'frobnicate'"],
    [['index'], "error: missing required argument 'source'"],
    [['sources', '--colour'], "error: unknown option '--colour'"],
    [['sources', '--collection', ''], 'verbatim: --collection needs a name'],
    [
      ['ask', 'x', '--threshold', 'wild'],
      'verbatim: --threshold is one of strict, balanced, generous',
    ],
    [['rollback', 'first'], 'verbatim: N is the number of a generation'],
  ])('%j ends with status 2', async (args, message) => {
    const finished = await verbatim([
      ...args,
      ...(args.length > 1 ? ['--data', join(root, 'x')] : []),
    ])
    expect(finished).toMatchObject({ status: 2, stdout: '' })
    expect(finished.stderr).toContain(message)
  })

  test('a faulty environment ends with status 2 and names every fault', async () => {
    const env = { LOG_LEVEL: 'loud', ADMIN_PORT: 'x' }
    const { status, stderr } = await verbatim(['sources'], { env, cwd: root })
    expect(status).toBe(2)
    expect(stderr).toContain('ADMIN_PORT must be')
    expect(stderr).toContain('LOG_LEVEL must be')
  })
})

test('help and version end with status 0', async () => {
  expect(await verbatim(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' })
  const { status, stdout } = await verbatim(['--help'])
  expect(status).toBe(0)
  for (const verb of ['index', 'ask', 'sources', 'generations', 'rollback', 'eval'])
    expect(stdout).toContain(`\n  ${verb} `)
})

test('a reader that leaves early ends the run in peace', async () => {
  const finished = await verbatim(['sources', '--data', data], {
    onStart: ({ stdout }) => stdout?.destroy(),
  })
  expect(finished).toMatchObject({ status: 0, stderr: '' })
})

/** Until a run holds the collection, however long its start takes. */
async function whenHeld(): Promise<void> {
  const database = new Database(join(data, 'verbatim.db'), { readonly: true })
  while (database.prepare('SELECT COUNT(*) FROM leases').pluck().get() === 0) await sleep(20)
  database.close()
}

test('Ctrl-C leaves the live generation as it was', async () => {
  const before = (await json('generations')).value
  const path = join(root, 'many.jsonl')
  const line = (number: number) =>
    JSON.stringify({
      id: `d${number}`,
      title: 'T',
      text: `Sentence ${number} of many. `.repeat(40),
    })
  writeFileSync(path, Array.from({ length: 3000 }, (_, number) => line(number)).join('\n'))
  const finished = await verbatim(['index', path, '--data', data], {
    onStart: (child) => void whenHeld().then(() => child.kill('SIGINT')),
  })
  expect(finished).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'verbatim: Cancelled. What was live before is live still.\n',
  })
  expect((await json('generations')).value).toEqual(before)
})
