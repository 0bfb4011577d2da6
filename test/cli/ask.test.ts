import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/core/answer.ts'
import { runEntry, verbatim } from '../support/run-cli.ts'

const release = readFileSync('documents/guangdong-2026.txt', 'utf8')
const TITLE =
  'Guangdong focuses on coordinated development of manufacturing and services sectors in 2026'
const ADDRESSED =
  'Huang Kunming, secretary of the CPC Guangdong Provincial Committee, addressed the conference.'

/** Beyond doubt at every threshold: these tests are about the command line, not about calibration. */
const QUESTION =
  'Who is secretary of the CPC Guangdong Provincial Committee and addressed the conference?'

let root: string
let data: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-ask-'))
  data = join(root, 'data')
  const { status } = await verbatim(['index', 'documents', '--data', data])
  expect(status).toBe(0)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ask = (args: string[], input = '') =>
  verbatim(['ask', ...args, '--data', data], { input, env: { LOG_LEVEL: 'silent' } })

describe('ask', () => {
  test('quotes the sentence, and says where it stands', async () => {
    const { status, stdout, stderr } = await ask([QUESTION])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [quote, citation, link] = stdout.split('\n')
    expect(quote).toBe(`> ${ADDRESSED}`)
    expect(citation).toBe(`[1] ${TITLE} · 2026-02-24 · guangdong-2026.txt:5`)
    expect(link).toMatch(/^ {4}https:\/\/www\.prnewswire\.com\/.*#:~:text=Huang%20Kunming/)
  })

  test('of a question on standard input answers in JSON alone', async () => {
    const { status, stdout, stderr } = await ask(
      ['--json', '--threshold', 'generous'],
      `${QUESTION}\n`,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const answer = JSON.parse(stdout) as Answer
    expect(answer).toMatchObject({
      id: null,
      question: QUESTION,
      kind: 'quoted',
      elapsedMs: expect.any(Number),
      probability: expect.any(Number),
    })
    const start = release.indexOf(ADDRESSED)
    expect(answer.quotes[0]).toMatchObject({
      text: ADDRESSED,
      document: 'guangdong-2026.txt',
      title: TITLE,
      date: '2026-02-24',
      start,
      end: start + ADDRESSED.length,
    })
    expect(answer.passages.length).toBeGreaterThan(0)
    for (const { text, start, end } of answer.quotes) expect(release.slice(start, end)).toBe(text)
  })

  test('--batch writes one line for each line, in order', async () => {
    const input = [
      JSON.stringify({ id: 'a', question: QUESTION }),
      'nonsense',
      '{"id":"b","question":" \\n "}',
      '{"id":"c","question":"\\ud800"}',
      '',
      '{"id":"d","question":"😀 🎉"}',
      `{"id":"e","question":"${'why '.repeat(1500)}"}`,
      '{"id":"f"}',
      '{"id":"g","question":"\\u001b[31mWho\\u0000 addressed the conference?"}',
      '{"question":"谁主持了会议？"}',
    ].join('\n')
    const { status, stdout, stderr } = await ask(['--batch'], input)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { id: 'a', kind: 'quoted' },
      { id: null, error: expect.stringMatching(/^The line is not JSON: /) },
      { id: 'b', error: 'The question is empty.' },
      { id: 'c', error: expect.stringMatching(/lone surrogate/) },
      { id: 'd', kind: 'not-found', quotes: [] },
      { id: 'e', error: expect.stringMatching(/^The question has 5,999 characters; at most /) },
      { id: 'f', error: 'The line needs a "question" and an "id", both strings.' },
      { id: 'g', question: '\u001b[31mWho\0 addressed the conference?' },
      { id: null, question: '谁主持了会议？' },
    ])
  })

  test.each([
    ['nothing', [''], 'verbatim: The question is empty.\n'],
    ['white space', [' \t '], 'verbatim: The question is empty.\n'],
    [
      '6,000 characters',
      ['a'.repeat(6000)],
      'verbatim: The question has 6,000 characters; at most 1,000 are answered. Ask for one thing in fewer words.\n',
    ],
    [
      '--batch with a question',
      ['--batch', 'Why?'],
      'verbatim: With --batch, questions come from standard input; leave QUESTION out.\n',
    ],
  ])('%s is wrong use', async (_, args, message) => {
    expect(await ask(args)).toEqual({ status: 2, stdout: '', stderr: message })
  })

  test('a collection without documents says what to do', async () => {
    expect(await ask(['Why?', '--collection', 'none'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'verbatim: The collection “none” holds no documents yet. Run `verbatim index PATH` first.\n',
    })
  })
})

describe('eval', () => {
  test('prints the table of a set', async () => {
    const documents = join(root, 'docs.jsonl')
    const questions = join(root, 'questions.jsonl')
    const start = release.indexOf(ADDRESSED)
    const answer = { start, end: start + 'Huang Kunming'.length, text: 'Huang Kunming' }
    writeFileSync(documents, JSON.stringify({ id: 'r', title: TITLE, text: release }))
    writeFileSync(
      questions,
      `${JSON.stringify({ id: '1', question: QUESTION, doc: 'r', answers: [answer] })}\n` +
        '{"id":"2","question":"What does bread cost?","doc":null,"answers":[]}\n',
    )
    const { status, stdout } = await verbatim(['eval', documents, questions, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      questions: 2,
      unanswerable: 1,
      ndcgAt10: 1,
      recallAt1: 1,
      quote: 1,
      quoteLength: ADDRESSED.length,
      auroc: 1,
    })
  })

  test('refuses a set with a fault, naming the line', async () => {
    const questions = join(root, 'bad.jsonl')
    writeFileSync(questions, '\n{"id":"1"}\n')
    const { status, stderr } = await verbatim(['eval', 'x.jsonl', questions])
    expect(status).toBe(1)
    expect(stderr).toContain(`verbatim: ${questions}, line 2, is not a question: `)
  })
})

describe('npm start', () => {
  const start = (input: string, env: Record<string, string> = {}) =>
    runEntry('main', [], { input, cwd: root, env: { LOG_LEVEL: 'silent', ...env } })

  test('without a token answers piped lines about the bundled release and ends', async () => {
    const { status, stdout, stderr } = await start(
      [
        QUESTION,
        '',
        '/help',
        '/nonsense',
        '\u001b[2J',
        '/who',
        '/who Hung Kunmig',
        '/sources',
        '/quit',
        'never read',
      ].join('\n'),
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [greeting, ready, token, ...rest] = stdout.split('\n')
    expect(greeting).toBe('Verbatim answers in the exact words of your documents. Loading …')
    expect(ready).toBe(`Ready: “${TITLE}”. Ask anything that stands there; /help tells more.`)
    expect(token).toMatch(/DISCORD_TOKEN/)
    const said = rest.join('\n')
    expect(said.startsWith(`\n> ${QUESTION}\n> ${ADDRESSED}\n`)).toBe(true)
    expect(said).toContain('\n> /help\nAsk in any language')
    expect(said).toContain('\n> /nonsense\nThere is no command /nonsense. ')
    expect(said).toContain('\n> \\u{1b}[2J\n')
    expect(said).toContain(
      '> /who\nNobody is named in the documents.\nSome documents were indexed without',
    )
    expect(said).toContain('> /who Hung Kunmig\nNobody of that name is in the documents.\n')
    expect(said).toMatch(
      /\n> \/sources\nguangdong-2026\.txt · [^\n]* · en · \d passages\n\n> \/quit\n$/,
    )
  })

  test('opens at once the second time', async () => {
    const { status, stdout } = await start('')
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 4 })
  })

  test.each([
    ['while it loads', 'Loading'],
    ['when it is ready', 'Ready'],
  ])('Ctrl-C %s ends it in peace', async (_, word) => {
    const { status, stderr } = await runEntry('main', [], {
      cwd: root,
      keepsInputOpen: true,
      onStart: (child) =>
        child.stdout?.on('data', (text: string) => text.includes(word) && child.kill('SIGINT')),
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('tells all faults of the environment', async () => {
    const { status, stderr } = await start('', { LOG_LEVEL: 'loud', ADMIN_PORT: 'x' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^verbatim: The configuration has 2 faults/)
  })
})
