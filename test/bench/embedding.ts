import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inference } from '../../embeddings/inference.ts'
import { chunk, embedderInput } from '../../src/core/chunk.ts'
import { makeDocument } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { indexInWorker } from '../../src/indexing/index-in-worker.ts'
import { corpus } from './corpus.ts'
import { type Figure, timed } from './measure.ts'
import { COLLECTION, corpusLines } from './prepared-index.ts'

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
  const [, embedMs] = await timed(async () => {
    for (let row = 0; row < texts.length; row += BATCH)
      await embedder.embed(texts.slice(row, row + BATCH), 'passage')
  })
  const alone = texts.length / (embedMs / 1000)
  const indexed = await indexingSpeed({ embedder }, passages)
  const named = await indexingSpeed({ embedder, tagger }, passages)
  const tokens = await embedder.countTokens(texts)
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

async function inputs(embedder: Embedder, passages: number): Promise<string[]> {
  const texts: string[] = []
  for (const input of corpus(passages, EDITION)) {
    const document = makeDocument(input, 'en')
    const made = await chunk(document, (some) => embedder.countTokens(some))
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
      indexInWorker(parts, COLLECTION, [documents], { holder: 'bench' }),
    )
    return report.passages / (milliseconds / 1000)
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
