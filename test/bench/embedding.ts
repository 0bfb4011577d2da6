import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inference } from '../../embeddings/inference.ts'
import { chunk, embedderInput } from '../../src/core/chunk.ts'
import { makeDocument } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { indexInChild } from '../../src/indexing/index-in-child.ts'
import { corpus } from './corpus.ts'
import { type Figure, timed } from './measure.ts'
import { COLLECTION, corpusLines } from './prepared-index.ts'
import { withRuntimeAlone } from './runtime.ts'

const BATCH = 16
/** Of the corpus: texts that no other measurement embeds. */
const EDITION = 1_000

/** Passages a second: embedding alone in sorted batches, and a whole indexing run. */
export async function benchEmbedding(
  { embedder, tagger }: Inference,
  passages: number,
): Promise<Figure[]> {
  const texts = (await inputs(embedder, passages)).sort((one, other) => one.length - other.length)
  await embedder.embed(texts.slice(0, BATCH), 'passage')
  const { embedMs, ones, sixteens, spinning } = await besideTheRuntime(embedder, texts)
  const speed = (milliseconds: number): number => texts.length / (milliseconds / 1000)
  const alone = speed(embedMs)
  const indexed = await indexingSpeed({ embedder }, passages)
  const named = await indexingSpeed({ embedder, tagger }, passages)
  const tokens = await embedder.countTokens(texts, 'passage')
  const mean = Math.round(tokens.reduce((sum, count) => sum + count, 0) / texts.length)
  return [
    {
      name: `embedding ${passages} passages of ${mean} tokens, batches of ${BATCH} sorted by length`,
      unit: 'passages/s',
      values: { speed: alone },
      budget: { speed: 50 },
      isLeast: true,
    },
    {
      name: 'the ONNX runtime alone on the same tokens, in a tight loop',
      unit: 'passages/s',
      values: {
        'one by one': speed(ones),
        [`${BATCH} at once`]: speed(sixteens),
        'one by one, threads spinning': speed(spinning),
      },
    },
    {
      name: 'embedding as a share of the runtime alone',
      unit: '%',
      values: {
        'one by one': (ones / embedMs) * 100,
        [`${BATCH} at once`]: (sixteens / embedMs) * 100,
      },
      budget: { 'one by one': 85 },
      isLeast: true,
    },
    {
      name: `indexing ${passages} passages: read, chunked, embedded, stored, made live`,
      unit: 'passages/s',
      values: { speed: indexed },
    },
    {
      name: `the same, names looked for as well`,
      unit: 'passages/s',
      values: { speed: named },
    },
    {
      name: 'indexing without names as a share of embedding alone',
      unit: '%',
      values: { share: (indexed / alone) * 100 },
      budget: { share: 90 },
      isLeast: true,
    },
  ]
}

const ROUNDS = 3

/** In turns, so that whatever else the machine does meets all alike; the best of each, in milliseconds. */
async function besideTheRuntime(embedder: Embedder, texts: readonly string[]) {
  const ours = async (): Promise<void> => {
    for (let row = 0; row < texts.length; row += BATCH)
      await embedder.embed(texts.slice(row, row + BATCH), 'passage')
  }
  return withRuntimeAlone(texts, async (run) => {
    const best = { embedMs: Infinity, ones: Infinity, sixteens: Infinity, spinning: Infinity }
    for (let round = 0; round < ROUNDS; round += 1) {
      best.embedMs = Math.min(best.embedMs, (await timed(ours))[1])
      best.ones = Math.min(best.ones, await run('one'))
      best.sixteens = Math.min(best.sixteens, await run('sixteen'))
      best.spinning = Math.min(best.spinning, await run('one, spinning'))
    }
    return best
  })
}

async function inputs(embedder: Embedder, passages: number): Promise<string[]> {
  const texts: string[] = []
  for (const input of corpus(passages, EDITION)) {
    const document = makeDocument(input, 'en')
    const made = await chunk(document, (some) => embedder.countTokens(some, 'passage'))
    for (const passage of made) texts.push(embedderInput(document, passage))
  }
  return texts
}

async function indexingSpeed(
  models: Pick<Inference, 'embedder'> & Partial<Inference>,
  passages: number,
): Promise<number> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'verbatim-bench-embedding-'))
  try {
    const documents = join(dataDirectory, 'docs.jsonl')
    writeFileSync(documents, corpusLines(passages, EDITION).join('\n'))
    const parts = { ...models, dataDirectory }
    const [report, milliseconds] = await timed(() =>
      indexInChild(parts, COLLECTION, [documents], { holder: 'bench' }),
    )
    return report.passages / (milliseconds / 1000)
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
