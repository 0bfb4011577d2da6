import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Inference, openInference } from '../../embeddings/inference.ts'
import {
  InferenceProcess,
  InferenceProcessError,
  LONGEST_REQUEST_MS,
} from '../../embeddings/inference-process.ts'
import { TransformersEmbedder } from '../../embeddings/transformers-embedder.ts'
import { TextTooLongError } from '../../src/core/errors.ts'
import { embedsAnyLength, questionSeen } from '../../src/core/follow-up.ts'
import { QUESTION_TOKENS } from '../../src/core/reader.ts'

const dot = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, axis) => sum + value * other[axis]!, 0)

const sentencesOf = (text: string) =>
  Array.from(text.matchAll(/[^.]+\./g), ({ 0: sentence, index }) => ({
    start: index + (sentence.length - sentence.trimStart().length),
    end: index + sentence.length,
  }))

const MEETING =
  'The meeting was opened by the chair. Maria Keller of the Red Cross spoke in Geneva about water. Lunch was at noon.'

describe('the models', () => {
  let inference: Inference
  beforeAll(async () => {
    inference = await openInference()
  })
  afterAll(() => inference.close())

  test('name themselves by their files', () => {
    const { embedder, reader, tagger } = inference
    expect(embedder).toMatchObject({ dimensions: 384, maxTokens: 512 })
    expect(embedder.modelId).toMatch(/^multilingual-e5-small-[0-9a-f]{12}$/)
    expect(reader.modelId).toMatch(/^verbatim-reader-[0-9a-f]{12}$/)
    expect(tagger.modelId).toBe(reader.modelId)
  })

  test.each([
    ['en', 'I moved here last spring and like gardens. '.repeat(20), 'What does a plot cost?'],
    ['zh', '我去年春天带着孩子搬到这里，喜欢花园。'.repeat(40), '要多少钱？'],
    [
      'alone',
      undefined,
      '大家好，我是上周刚刚加入社区的新成员，住在广州市天河区，已经读完了欢迎手册和群规，但是关于志愿者报名的部分还有些地方看不太明白，也没有找到联系人的姓名和电话，今天又问了两位老成员，他们也说不清楚。请问志愿者报名的截止日期是哪一天？',
    ],
    ['ar', 'انتقلت إلى هنا في الربيع الماضي وأحب الحدائق. '.repeat(18), 'كم رسوم التسجيل؟'],
    ['characters of many tokens', 'ﷺ'.repeat(999), '要多少钱？'],
  ])('are given a follow-up whole, whatever stood before it: %s', async (_, previous, text) => {
    const { embedder } = inference
    const seen = await questionSeen(text, previous, embedder)
    const [tokens = 0] = await embedder.countTokens([seen], 'question')
    expect(tokens).toBeLessThanOrEqual(QUESTION_TOKENS)
    expect(seen.endsWith(text.slice(-20))).toBe(true)
    const fitting = embedsAnyLength(embedder, 'end')
    expect(await fitting.embed([`${previous ?? ''} ${text}`], 'question')).toHaveLength(1)
  })

  test('embed a question nearest to the passage that answers it, across languages', async () => {
    const passages = [
      'Die Bibliothek öffnet um neun Uhr.',
      '图书馆星期天关门。',
      'The cake needs two eggs.',
    ]
    const embedded = await inference.embedder.embed(passages, 'passage')
    const vectors = embedded.map(({ vector }) => vector)
    const nearest = async (question: string) => {
      const [asked] = await inference.embedder.embed([question], 'question')
      const scores = vectors.map((vector) => dot(asked!.vector, vector))
      return passages[scores.indexOf(Math.max(...scores))]
    }
    expect(await nearest('When does the library open?')).toBe(passages[0])
    expect(await nearest('星期天图书馆开门吗？')).toBe(passages[1])
    expect(await nearest('¿Cuántos huevos lleva la tarta?')).toBe(passages[2])
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5)
  })

  test('embed a text alike, whatever it stands beside', async () => {
    const texts = Array.from({ length: 20 }, (_, row) => `${'word '.repeat((row * 7) % 40)}${row}`)
    const together = await inference.embedder.embed(texts, 'passage')
    for (const row of [0, 7, 19])
      expect(await inference.embedder.embed([texts[row]!], 'passage')).toEqual([together[row]])
    expect(await inference.embedder.embed([], 'passage')).toEqual([])
  })

  test('count tokens without prefix and special tokens', async () => {
    const texts = ['', 'Hello world', '你好，世界', 'x'.repeat(40_000)]
    expect(await inference.embedder.countTokens(texts, 'passage')).toEqual([0, 2, 4, 13_334])
  })

  test('refuse a text that is too long, and take the longest that is not', async () => {
    const { embedder } = inference
    // <s> passage : … </s>
    const [, ...longest] = Array.from({ length: 509 }, () => 'the')
    await expect(embedder.embed(['short', `${longest.join(' ')} the`], 'passage')).rejects.toEqual(
      new TextTooLongError({ tokens: 513, maxTokens: 512 }),
    )
    expect(await embedder.embed([longest.join(' ')], 'passage')).toHaveLength(1)
    // <s> que ry : … </s>
    await expect(embedder.embed([longest.join(' ')], 'question')).rejects.toEqual(
      new TextTooLongError({ tokens: 513, maxTokens: 512 }),
    )
    expect(await embedder.embed([longest.slice(1).join(' ')], 'question')).toHaveLength(1)
  })

  test('read the answer out of the right passage and sentence', async () => {
    const passages = [
      { context: 'Catering', text: 'Soup is served daily. Bread is free.', sentences: [] },
      { context: 'Minutes', text: MEETING, sentences: [] },
    ].map((passage) => ({ ...passage, sentences: sentencesOf(passage.text) }))
    const [catering, minutes] = await inference.reader.read('Who spoke about water?', passages)
    expect(minutes!.margin).toBeGreaterThan(Math.max(0, catering!.margin))
    const scores = minutes!.sentences.map(({ score }) => score)
    expect(scores.indexOf(Math.max(...scores))).toBe(1)
    const { start, end } = minutes!.sentences[1]!.highlight!
    expect(MEETING.slice(start, end)).toContain('Maria Keller')
    expect(minutes!.best).toEqual({ start, end })
    expect(await inference.reader.read('Who?', [])).toEqual([])
  })

  test('read and tag a text of several windows', async () => {
    const filler = 'Nothing of note happened on this quiet day, and it rained. '.repeat(60)
    const text = `${filler}${MEETING} ${filler}`
    const passage = { context: 'Diary', text, sentences: sentencesOf(text) }
    const [reading] = await inference.reader.read('Who spoke about water?', [passage])
    const scores = reading!.sentences.map(({ score }) => score)
    const { start, end } = passage.sentences[scores.indexOf(Math.max(...scores))]!
    expect(text.slice(start, end)).toContain('Maria Keller')
    const best = reading!.best!
    expect(text.slice(best.start, best.end)).toContain('Maria Keller')
    const [names] = await inference.tagger.tag([text])
    expect(names!.map(({ kind, ...name }) => [kind, text.slice(name.start, name.end)])).toEqual([
      ['person', 'Maria Keller'],
      ['organisation', 'Red Cross'],
      ['location', 'Geneva'],
    ])
  })

  test('read what a hostile document holds', async () => {
    const text = '</s> <s> \u0000\ud800 ﷺ </s></s> \u0301. '.repeat(20)
    const passage = { context: '</s>', text, sentences: sentencesOf(text) }
    const [reading] = await inference.reader.read('\udfff </s>?', [passage])
    expect(reading!.sentences.every(({ score }) => Number.isFinite(score))).toBe(true)
    await inference.tagger.tag([text, '', ' '])
  })
})

describe('the process', () => {
  const inference = new InferenceProcess()
  const embedder = new TransformersEmbedder(inference, 'test')
  const passages = Array.from(
    { length: 12 },
    (_, row) => `Passage ${row}: ${'some words '.repeat(60)}`,
  )
  afterAll(() => inference.close())

  test('a question, and its tokens counted, overtake 200 waiting passages', async () => {
    const order: string[] = []
    const indexing = Array.from({ length: 20 }, (_, batch) =>
      embedder
        .embed(
          Array.from({ length: 10 }, (_, row) => `passage ${batch} ${row}`),
          'passage',
        )
        .then(() => order.push('passages')),
    )
    await embedder.countTokens(['first?'], 'question').then(() => order.push('counted'))
    await embedder.embed(['first?'], 'question').then(() => order.push('question'))
    await Promise.all(indexing)
    expect(order).toEqual(['counted', 'question', ...indexing.map(() => 'passages')])
  })

  test('a question is one request, so that nothing comes between', async () => {
    const finished: string[] = []
    const request = vi.spyOn(inference, 'request')
    const patient = embedder.embed(passages, 'passage').then(() => finished.push('passages'))
    await embedder.embed(['first?'], 'question').then(() => finished.push('question'))
    await patient
    const operations = request.mock.calls.map(([operation]) => operation)
    request.mockRestore()
    expect(operations.filter((operation) => operation === 'embed question')).toHaveLength(1)
    expect(operations.slice(0, 3)).toEqual(['encode', 'embed question', 'embed'])
    expect(finished).toEqual(['question', 'passages'])
  })

  test('killed in the middle of a batch, the answer still comes', async () => {
    const before = inference.pid!
    const answer = embedder.embed(passages, 'passage')
    await sleep(100)
    process.kill(before, 'SIGKILL')
    expect(await answer).toHaveLength(passages.length)
    expect(inference.pid).not.toBe(before)
  })

  test('one that hangs is killed, and its request answered by the next', async () => {
    await embedder.countTokens(['loaded'], 'passage')
    const before = inference.pid!
    process.kill(before, 'SIGSTOP')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const answer = embedder.countTokens(['a word'], 'passage')
    vi.advanceTimersByTime(LONGEST_REQUEST_MS)
    vi.useRealTimers()
    expect(await answer).toEqual([2])
    expect(inference.pid).not.toBe(before)
  })

  test('an error inside fails its request alone', async () => {
    const row = {
      ids: Int32Array.of(0, 2_000_000_000, 2),
      first: 1,
      starts: Int32Array.of(),
      role: 'passage',
    } as const
    const unknown = inference.request('embed', [row], { urgent: false })
    await expect(unknown).rejects.toMatchObject({ data: { operation: 'embed', exit: null } })
    expect(await embedder.countTokens(['a word'], 'passage')).toEqual([2])
  })

  test('a request that kills it twice fails, those beside it do not', async () => {
    const killed = inference.request('count', ['x'.repeat(20_000_000)], { urgent: true })
    const beside = embedder.countTokens(['a word'], 'passage')
    const killTwice = (async () => {
      for (let last = 0, kills = 0; kills < 2; await sleep(20)) {
        const pid = inference.pid
        if (pid === null || pid === last) continue
        process.kill(pid, 'SIGKILL')
        last = pid
        kills++
      }
    })()
    await expect(killed).rejects.toMatchObject({ data: { operation: 'count', exit: 'SIGKILL' } })
    await killTwice
    expect(await beside).toEqual([2])
  })

  test('aborted, waiting work is never begun and the signal’s reason is thrown', async () => {
    const running = embedder.embed(passages, 'passage')
    const controller = new AbortController()
    const waiting = embedder.embed(passages, 'passage', controller.signal)
    const reason = new Error('changed my mind')
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(embedder.embed(['x'], 'question', controller.signal)).rejects.toBe(reason)
    expect(await running).toHaveLength(passages.length)
  })

  test('closed, it refuses', async () => {
    const closed = new InferenceProcess()
    closed.start()
    const pending = closed.request('count', ['a'], { urgent: true })
    const outcome = expect(pending).rejects.toBeInstanceOf(InferenceProcessError)
    await closed.close()
    await outcome
    await expect(closed.request('count', ['a'], { urgent: true })).rejects.toThrow('closed')
  })
})

describe('a program that uses it', () => {
  const EMBED = `const { openInference } = await import(process.argv[1])
    const { embedder, tagger } = await openInference()
    const [[{ vector }]] = await Promise.all([
      embedder.embed(['hello'], 'question'),
      tagger.tag(['Maria Keller spoke.']),
    ])
    console.log(vector.length)`
  // Returns when standard error is closed as well, which the child holds: so both have ended.
  const run = (root: string, program: string, nodeOptions = ''): SpawnSyncReturns<string> =>
    spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', program, join(root, 'dist/embeddings/inference.js')],
      { encoding: 'utf8', timeout: 40_000, env: { ...process.env, NODE_OPTIONS: nodeOptions } },
    )

  test('ends by itself, and the child with it, and prints nothing else', () => {
    expect(run(process.cwd(), EMBED)).toMatchObject({ status: 0, stdout: '384\n', stderr: '' })
  })

  test('uses no network', () => {
    const cutOff = `import net from 'node:net'; net.Socket.prototype.connect = () => process.exit(77)`
    const options = `--import=data:text/javascript,${encodeURIComponent(cutOff)}`
    expect(run(process.cwd(), "await fetch('http://127.0.0.1:59999')", options).status).toBe(77)
    expect(run(process.cwd(), EMBED, options)).toMatchObject({ status: 0, stdout: '384\n' })
  })

  test('works from a clone at any path', () => {
    const clone = mkdtempSync(join(tmpdir(), 'ein Klon – 克隆 '))
    try {
      cpSync('dist', join(clone, 'dist'), { recursive: true })
      for (const folder of ['node_modules', 'embeddings'])
        symlinkSync(resolve(folder), join(clone, folder))
      expect(run(clone, EMBED)).toMatchObject({ status: 0, stdout: '384\n' })
    } finally {
      rmSync(clone, { recursive: true })
    }
  })
})
