import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Quote } from '../../src/core/quote.ts'
import { verbatim } from '../support/run-cli.ts'

const release = readFileSync('documents/guangdong-2026.txt', 'utf8')

let root: string
let data: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-people-'))
  data = join(root, 'data')
  const env = { INDEX_PEOPLE: 'on' }
  const indexed = await verbatim(['index', 'documents', '--data', data], { env })
  expect(indexed).toMatchObject({ status: 0 })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = (args: string[], input = '') => verbatim([...args, '--data', data], { input })

const isVerbatim = ({ text, start, end }: Quote): boolean => release.slice(start, end) === text

describe('who', () => {
  test('lists everyone, with the number of mentions and the first role', async () => {
    const { status, stdout, stderr } = await run(['who'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n').toSorted()).toEqual([
      'Huang Chuping · 1 mention · chairman of the Standing Committee of the Guangdong Provincial People’s Congress',
      'Huang Kunming · 3 mentions · secretary of the CPC Guangdong Provincial Committee',
      'Ke Jixin · 1 mention · vice minister of Industry and Information Technology',
      'Lin Keqing · 1 mention · chairman of the Guangdong Provincial Committee of the Chinese People’s Political Consultative Conference',
      'Meng Fanli · 1 mention · governor of the People’s Government of Guangdong Province',
    ])
  })

  test('gives roles that are slices of quotes that are slices of the document', async () => {
    const { stdout } = await run(['who', 'Ke', 'Jixin', '--json'])
    const found = JSON.parse(stdout)
    expect(found).toMatchObject({
      id: null,
      name: 'Ke Jixin',
      people: [
        {
          name: 'Ke Jixin',
          roles: [{ text: 'vice minister of Industry and Information Technology' }],
        },
      ],
    })
    const [{ roles, mentions }] = found.people
    for (const { text, quote } of roles) expect(quote.text).toContain(text)
    for (const quote of [...mentions, ...roles.map((role: { quote: Quote }) => role.quote)])
      expect(isVerbatim(quote)).toBe(true)
  })

  test('--batch answers line by line; nobody is an empty list, with a hint for people', async () => {
    const { stdout } = await run(
      ['who', '--batch'],
      '{"id":"1","name":"Meng"}\n{"id":"2","name":"Zorro"}\n{"id":"3"}\n',
    )
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { id: '1', people: [{ name: 'Meng Fanli' }] },
      { id: '2', name: 'Zorro', people: [] },
      { id: '3', error: 'The line needs a "name" and an "id", both strings.' },
    ])
    expect((await run(['who', 'Hung', 'Kunmig'])).stdout).toBe(
      'Nobody of that name is in the documents. Near it: Huang Kunming.\n',
    )
  })
})

describe('summary', () => {
  test('of the only document needs no name', async () => {
    const { status, stdout } = await run(['summary', '--lines', '3', '--json'])
    expect(status).toBe(0)
    const { document, lines } = JSON.parse(stdout) as { document: string; lines: Quote[] }
    expect(document).toBe('guangdong-2026.txt')
    expect(lines).toHaveLength(3)
    expect(lines.every(isVerbatim)).toBe(true)
    expect(lines.map(({ start }) => start)).toEqual(
      lines.map(({ start }) => start).toSorted((a, b) => a - b),
    )
  })

  test('of no document that is there, or in no number of lines, is wrong use', async () => {
    const { status, stderr } = await run(['summary', 'none.txt'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'verbatim: There is no document “none.txt”. Those there are:\n  guangdong-2026.txt\n',
    })
    expect(await run(['summary', '--lines', '11'])).toMatchObject({
      status: 2,
      stderr: 'verbatim: --lines is a number from 1 to 10\n',
    })
  })
})
