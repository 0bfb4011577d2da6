import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openInference } from '../../embeddings/inference.ts'
import { benchAnswering } from './answering.ts'
import { benchEmbedding } from './embedding.ts'
import type { Figure } from './measure.ts'
import {
  type EmbeddedIndex,
  embeddedIndex,
  jitteredIndex,
  withDocuments,
} from './prepared-index.ts'
import { benchReindexing, benchUnchanged } from './reindexing.ts'
import { describeRun, renderResults, writeIntoDocs } from './report.ts'
import { benchRetrieval } from './retrieval.ts'
import { scaleTable, writePlots } from './scale.ts'
import { benchStarting } from './starting.ts'

/**
 * Measures against the budgets, which stand beside each figure. Use: npm run bench -- [--quick] [--million] [--out FILE] [--write]
 * `--quick`: a tenth of the sizes. `--million`: retrieval from a million passages as well.
 * `--write`: puts the tables and plots into docs as well.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
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
const small = await embeddedIndex(embedder, passages / 10)
const middle = await embeddedIndex(embedder, passages)
const large = withDocuments(middle, await jitteredIndex(embedder, middle, 10))
const million = options.million ? await jitteredIndex(embedder, middle, 100) : null

await measure('embedding', () => benchEmbedding(inference, options.quick ? 100 : 400))
for (const index of [small, middle, large]) {
  const size = `at ${index.passages.toLocaleString('en')} passages`
  await measure(`answers ${size}`, () => benchAnswering(inference, index, questions))
  await measure(`re-indexing ${size}`, () => reindexing(index))
}
// What is started now has models of its own; these must not stand beside them.
await inference.close()
for (const index of [small, middle, large, ...(million ? [million] : [])]) {
  const size = `at ${index.passages.toLocaleString('en')} passages`
  await measure(`retrieval ${size}`, () => benchRetrieval(index, questions))
  if (index !== million)
    await measure(`starting ${size}`, () => benchStarting(index, questions / 3))
}

function reindexing(index: EmbeddedIndex): Promise<Figure[]> {
  return index === middle ? benchReindexing(inference, index) : benchUnchanged(inference, index)
}

const results = { ...run, figures }
writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`)
const table = renderResults({ ...results, figures: figures.filter(({ scale }) => !scale) })
const sizes = scaleTable(figures)
process.stdout.write(`${table}\n\n${sizes}\n`)
if (options.write) {
  writeIntoDocs('bench', `${table}\n\n${sizes}`)
  writePlots(figures)
}
