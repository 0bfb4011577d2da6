import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Inference, openInference } from '../../embeddings/inference.ts'
import { tokenMeansFile } from '../../embeddings/models.ts'
import type { Calibration } from '../../src/core/answerability.ts'
import { findAnswer } from '../../src/core/find-answer.ts'
import type { Generation } from '../../src/core/store.ts'
import { projectDirectory } from '../../src/project.ts'
import { cachedEmbedder } from './cached-embedder.ts'
import { cachedGeneration } from './cached-generation.ts'
import { fitAnswerability, type Observation } from './fit-answerability.ts'
import { fitRanking, type IndexedSet } from './fit-ranking.ts'
import { fitTokenMeans } from './fit-token-means.ts'
import {
  generationOf,
  indexSet,
  loadSet,
  type QualitySet,
  type SetName,
  type SetQuestion,
  thin,
} from './sets.ts'

/**
 * `npm run calibrate -- FOLDER`: makes `embeddings/token-means.json` and
 * `embeddings/calibration.json` from development data.
 * What members ask counts most, so the `community` set does; the others keep it honest elsewhere.
 */
const SETS: readonly { readonly name: SetName; readonly most: number; readonly share: number }[] = [
  { name: 'community', most: 1_000, share: 0.85 },
  { name: 'en', most: 2_000, share: 0.1 },
  { name: 'x-en', most: 240, share: 0 },
  { name: 'zh', most: 200, share: 0 },
  { name: 'en-zh', most: 60, share: 0 },
]
/** Weight of questions whose document was left out of the collection. */
const LEFT_OUT_SHARE = 0.05

type Parts = Pick<Inference, 'embedder' | 'reader'>
type Ranked = Parts & { readonly calibration: Pick<Calibration, 'ranking'> }

async function observe(
  parts: Ranked,
  generation: Generation,
  { id, question, doc, near }: SetQuestion,
  set: string,
): Promise<Observation[]> {
  const finding = await findAnswer(parts, generation, question)
  if (finding === null) return []
  const group = doc ?? near ?? id
  return [{ set, group, isAnswerable: doc !== null, evidence: finding.evidence, weight: 1 }]
}

/** Each document left out in turn: its questions have no answer in the rest. */
async function observeLeftOut(parts: Ranked, { documents, questions }: QualitySet) {
  const observations: Observation[] = []
  for (const { id } of documents) {
    const rest = documents.filter((document) => document.id !== id)
    const generation = await generationOf(
      await indexSet(parts.embedder, { name: 'rest', documents: rest, questions: [] }),
    )
    for (const question of questions.filter(({ doc }) => doc === id)) {
      const [seen] = await observe(parts, generation, question, 'left out')
      if (seen) observations.push({ ...seen, isAnswerable: false })
    }
  }
  return observations
}

/** Gives the observations of a set a weight of `share` together. */
const weigh = (observations: readonly Observation[], share: number): Observation[] =>
  observations.map((one) => ({ ...one, weight: share / observations.length }))

async function calibrate(folder: string): Promise<void> {
  const sets = SETS.map(({ name }) => loadSet(folder, name))
  const means = { madeBy: 'npm run calibrate', ...(await fitTokenMeans(sets)) }
  writeFileSync(tokenMeansFile(), `${JSON.stringify(means)}\n`)
  const inference = await openInference()
  const parts = { embedder: cachedEmbedder(inference.embedder), reader: inference.reader }
  const loaded = SETS.map(({ most }, row) => ({
    ...sets[row]!,
    questions: thin(sets[row]!.questions, most),
  }))
  const indexed: IndexedSet[] = []
  for (const set of loaded) {
    const generation = cachedGeneration(await generationOf(await indexSet(parts.embedder, set)))
    indexed.push({ name: set.name, generation, questions: set.questions })
  }
  const ranking = await fitRanking(parts.embedder, parts.reader, indexed)
  console.log('ranking', ranking)
  const ranked = { ...parts, calibration: { ranking } }
  const observations: Observation[] = []
  for (const [row, { name, share }] of SETS.entries()) {
    if (share === 0) continue
    const seen: Observation[] = []
    for (const question of indexed[row]!.questions)
      seen.push(...(await observe(ranked, indexed[row]!.generation, question, name)))
    observations.push(...weigh(seen, share))
  }
  observations.push(...weigh(await observeLeftOut(ranked, loaded[0]!), LEFT_OUT_SHARE))
  const { auroc, ...fit } = fitAnswerability(observations, 'community')
  console.log('AUROC, cross-validated by document', auroc, fit.thresholds, fit.figures)
  const calibration = {
    madeBy: 'npm run calibrate',
    models: [parts.embedder.modelId, parts.reader.modelId],
    ranking,
    ...fit,
    aurocByDocumentCrossValidation: auroc,
  }
  const path = join(projectDirectory(), 'embeddings', 'calibration.json')
  writeFileSync(path, `${JSON.stringify(calibration, null, 2)}\n`)
  await inference.close()
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the development data.')
await calibrate(folder)
