import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verbatim } from '../support/run-cli.ts'

let root: string
let folder: string
let data: string
let file: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-maintenance-'))
  folder = join(root, 'docs')
  data = join(root, 'data')
  file = join(root, 'kept.backup')
  mkdirSync(folder)
  writeFileSync(join(folder, 'rules.md'), '# Rules\n\nQuiet hours begin at 22:00.\n')
  writeFileSync(join(folder, 'cake.txt'), 'Onion cake\n\nThe Zwiebelkuchen is baked on Friday.\n')
  expect((await verbatim(['index', folder, '--data', data])).status).toBe(0)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const json = async (...args: string[]) => {
  const { status, stdout, stderr } = await verbatim([...args, '--data', data, '--json'])
  return { status, stderr, value: stdout === '' ? null : JSON.parse(stdout) }
}

const ids = async () =>
  ((await json('sources')).value as { id: string }[]).map(({ id }) => id).sort()

test('check, backup, forget and restore go together', async () => {
  expect(await json('check')).toEqual({
    status: 0,
    stderr: '',
    value: {
      ok: true,
      generations: 1,
      documents: 2,
      passages: 2,
      vectors: 2,
      quotes: 0,
      files: 0,
      uploads: 0,
      mended: [],
      lost: [],
    },
  })
  const kept = await json('backup', file)
  expect(kept).toMatchObject({ status: 0, value: { file, files: 2 } })
  expect(kept.value.bytes).toBe(readFileSync(file).length)

  const forgotten = await json('forget', 'cake.txt')
  expect(forgotten.value).toEqual({
    document: 'cake.txt',
    sources: [expect.stringMatching(/^file:.*cake\.txt$/)],
  })
  expect(forgotten.stderr).toMatch(
    /was left as it is\. It is read again only when it is named itself/,
  )
  for (const name of readdirSync(data))
    expect(readFileSync(join(data, name)).toString('latin1')).not.toMatch(/zwiebelkuchen/i)
  expect(await ids()).toEqual(['rules.md'])
  expect((await json('check')).value).toMatchObject({ ok: true, documents: 1, mended: [] })
  const again = await verbatim(['forget', 'cake.txt', '--data', data])
  expect(again).toMatchObject({ status: 2, stdout: '' })
  expect(again.stderr).toContain('Nothing is known of a document “cake.txt”')

  expect((await json('restore', file)).value).toEqual({ file, files: 2 })
  expect(await ids()).toEqual(['cake.txt', 'rules.md'])
})

test('restore waits for no bot: it refuses while one answers', async () => {
  await json('backup', file)
  let isAsked = false
  let refused: ReturnType<typeof verbatim> | undefined
  const answering = verbatim(['ask', '--batch', '--data', data], {
    input: '{"id":"1","question":"When do quiet hours begin?"}\n',
    keepsInputOpen: true,
    onStart: (child) =>
      child.stdout?.on('data', () => {
        if (isAsked) return
        isAsked = true
        refused = verbatim(['restore', file, '--data', data])
        void refused.finally(() => child.stdin?.end())
      }),
  })
  expect((await answering).status).toBe(0)
  const { status, stderr } = await refused!
  expect(status).toBe(1)
  expect(stderr).toMatch(/is in use by a bot or another run/)
  expect(await ids()).toEqual(['cake.txt', 'rules.md'])
})

test('index --rebuild: the old generation answers until the new one is there', async () => {
  const database = new Database(join(data, 'verbatim.db'))
  // As if another model had made it.
  database.exec(
    "UPDATE generations SET fingerprint = 'older'; UPDATE documents SET fingerprint = 'older'",
  )
  database.close()
  const refused = await verbatim(['index', folder, '--data', data])
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('--rebuild')
  expect(await ids()).toEqual(['cake.txt', 'rules.md'])

  const before = (await json('generations')).value as { generation: number; live: boolean }[]
  let during: ReturnType<typeof ids> | undefined
  const running = verbatim(['index', folder, '--rebuild', '--json', '--data', data], {
    onStart: () => {
      during = ids()
    },
  })
  expect(await during).toEqual(['cake.txt', 'rules.md'])
  const { status, stdout } = await running
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ generation: before[0]!.generation + 1, passages: 2 })
  expect((await json('check')).value).toMatchObject({ ok: true, generations: before.length + 1 })
})

test('check tells what is lost, with status 1', async () => {
  const database = new Database(join(data, 'verbatim.db'))
  database.exec("UPDATE documents SET text = 'Quiet hours begin at 23:00.' WHERE id = 'rules.md'")
  database.close()
  const { status, stdout } = await verbatim(['check', '--data', data])
  expect(status).toBe(1)
  expect(stdout).toContain('lost: default, “rules.md”: its text is not the one that was indexed')
  expect(await json('check')).toMatchObject({ status: 1, value: { ok: false } })
})
