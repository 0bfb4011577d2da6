import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { updateIndex } from '../../src/core/build-index.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import type { LabelledQuestion } from '../../src/core/evaluate.ts'
import type { Generation } from '../../src/core/store.ts'
import { MemoryStore } from '../support/memory-store.ts'

/** A question as the development files hold it. */
export interface SetQuestion extends LabelledQuestion {
  /** For an unanswerable question: the document that it nearly fits. */
  readonly near?: string | null
}

export interface QualitySet {
  readonly name: string
  readonly documents: readonly DocumentInput[]
  readonly questions: readonly SetQuestion[]
}

/** Name of a set → its two files below the folder of development data. */
const FILES = {
  community: ['community/docs.jsonl', 'community/questions.jsonl'],
  en: ['en.docs.jsonl', 'en.questions.jsonl'],
  zh: ['zh.docs.jsonl', 'zh.questions.jsonl'],
  'x-en': ['en.docs.jsonl', 'x-en.questions.jsonl'],
  'en-zh': ['zh.docs.jsonl', 'en-zh.questions.jsonl'],
} as const

export type SetName = keyof typeof FILES
export const SET_NAMES = Object.keys(FILES) as readonly SetName[]

interface DocumentRow extends DocumentInput {
  readonly lang?: string
}

const readRows = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)

/** @param folder where the development data lie; @throws Error that says what is missing. */
export function loadSet(folder: string, name: SetName): QualitySet {
  const [documents, questions] = FILES[name].map((file) => join(folder, file))
  if (!existsSync(documents!))
    throw new Error(`${documents} is not there; name the folder of the sets.`)
  return {
    name,
    documents: readRows<DocumentRow>(documents!).map(({ lang, ...document }) => ({
      ...document,
      ...(lang === undefined ? {} : { language: lang }),
    })),
    questions: readRows<SetQuestion>(questions!),
  }
}

/** Every `step`-th item: the same share of every kind, the same in every run. */
export const thin = <T>(items: readonly T[], most: number): T[] => {
  const step = Math.max(1, Math.ceil(items.length / most))
  return items.filter((_, index) => index % step === 0)
}

/** The documents indexed in memory by the real model. */
export async function indexSet(
  embedder: Embedder,
  { documents }: QualitySet,
): Promise<MemoryStore> {
  const store = new MemoryStore()
  const source = async function* () {
    yield { source: 'set', documents }
  }
  const report = await updateIndex({ store, embedder }, 'set', source(), { holder: 'quality' })
  if (report.failed.length > 0) throw new Error(JSON.stringify(report.failed))
  return store
}

/** The only generation of a store made by `indexSet`. */
export async function generationOf(store: MemoryStore): Promise<Generation> {
  return (await store.live('set'))!
}
