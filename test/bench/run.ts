import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openInference } from '../../embeddings/inference.ts'
import { benchAnswering } from './answering.ts'
import { benchEmbedding } from './embedding.ts'
import type { Figure } from './measure.ts'
import { embeddedIndex, jitteredIndex } from './prepared-index.ts'
import { benchReindexing } from './reindexing.ts'
import { describeRun, renderResults, writeIntoDocs } from './report.ts'
import { benchRetrieval } from './retrieval.ts'
import { benchStarting } from './starting.ts'

/**
 * Measures the design's budgets. Use: npm run bench -- [--quick] [--out FILE] [--write]
 * `--quick`: a tenth of the sizes. `--write`: puts the table into docs/performance.md as well.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: 'bench-results.json' },
    write: { type: 'boolean', default: false },
  },
})
const passages = options.quick ? 1_000 : 10_000
const questions = options.quick ? 60 : 300

const run = describeRun(options.quick)
const figures: Figure[] = []
const measure = async (what: string, work: () => Promise<Figure[]>): Promise<void> => {
  process.stderr.write(`Measuring ${what}\n`)
  figures.push(...(await work()))
}

const inference = await openInference()
const { embedder } = inference
const index = await embeddedIndex(embedder, passages)
const large = await jitteredIndex(embedder, index, 10)
await measure('answers', () => benchAnswering(inference, index, questions))
await measure('retrieval', () => benchRetrieval(embedder, index, 'the model’s vectors', questions))
await measure('retrieval at ten times the size', () =>
  benchRetrieval(embedder, large, 'jittered vectors', questions),
)
await measure('embedding', () => benchEmbedding(inference, options.quick ? 200 : 1_000))
await measure('re-indexing', () => benchReindexing(inference, index))
// The started processes have models of their own; these must not stand beside them.
await inference.close()
await measure('starting', () => benchStarting(index, questions))

const results = { ...run, figures }
writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`)
const table = renderResults(results)
process.stdout.write(`${table}\n`)
if (options.write) writeIntoDocs('bench', table)
