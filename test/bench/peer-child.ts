import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Outcome, scoreAnswer, summarizeOutcomes } from '../../src/core/evaluate.ts'
import { projectDirectory } from '../../src/project.ts'
import { loadSet, type SetName, type SetQuestion, thin } from '../quality/sets.ts'
import { p50AndP95, residentMegabytes, timed } from './measure.ts'
import type { OpenPeer, Peer, PeerDocument } from './peers/port.ts'

/** Documents of the first set; all of them are asked. */
const BASES: readonly (readonly [SetName, ...SetName[]])[] = [
  ['community'],
  ['en', 'x-en'],
  ['zh', 'en-zh'],
]
/** One document in so many is changed for the update. */
const CHANGED = 100

/** What one library in one setting needs and finds; times in milliseconds, memory in MB. */
export interface PeerResult {
  readonly ndcg: Readonly<Partial<Record<SetName, number>>>
  readonly documents: number
  /** All documents of all sets. */
  readonly indexMs: number
  readonly questions: number
  readonly p50: number
  readonly p95: number
  /** Of the largest set's documents, one in a hundred. */
  readonly updateMs: number
  /** Of the process and its children, at the end. */
  readonly resident: number
  /** Why it was not measured to the end; null when it was. */
  readonly error: string | null
}

/** Where the library is: ours in the product's own build, others in their folder's. */
const moduleOf = (name: string): string =>
  name === 'verbatim'
    ? './verbatim-peer.js'
    : pathToFileURL(join(projectDirectory(), 'test/bench/peers/dist', `${name}.js`)).href

const documentsOf = (folder: string, name: SetName): PeerDocument[] =>
  loadSet(folder, name).documents.map(({ id, title, text, language }) => ({
    id,
    title: title ?? '',
    text,
    language: language ?? 'en',
  }))

const changedOf = (documents: readonly PeerDocument[]): PeerDocument[] =>
  documents
    .filter((_, row) => row % CHANGED === 0)
    .map((document) => ({ ...document, text: `${document.text}\n\nChanged since.` }))

async function ask(peer: Peer, question: SetQuestion): Promise<[Outcome, number]> {
  const [ids, elapsedMs] = await timed(() => peer.search(question.question))
  const passages = ids.map((document) => ({ document, start: 0, end: 0, score: 0 }))
  const answer = { id: question.id, question: question.question, kind: 'not-found' as const }
  const outcome = scoreAnswer(question, {
    ...answer,
    probability: 0,
    quotes: [],
    passages,
    elapsedMs,
  })
  return [outcome, elapsedMs]
}

const [name = '', setting = '', folder = '', most = '', bases = ''] = process.argv.slice(2)
const directory = mkdtempSync(join(tmpdir(), 'verbatim-peer-'))
const ndcg: Partial<Record<SetName, number>> = {}
const times: number[] = []
let [documents, indexMs, updateMs] = [0, 0, Number.NaN]
let error: string | null = null
let peer: Peer | null = null
try {
  const { open } = (await import(moduleOf(name))) as { readonly open: OpenPeer }
  const modelsDirectory = join(projectDirectory(), 'embeddings/models')
  peer = await open({ modelsDirectory, directory, isTuned: setting === 'tuned' })
  for (const [base, ...more] of BASES.filter(([one]) => bases.split(',').includes(one))) {
    const given = documentsOf(folder, base)
    const opened = peer
    indexMs += (await timed(() => opened.index(given)))[1]
    documents += given.length
    for (const set of [base, ...more]) {
      const answerable = loadSet(folder, set).questions.filter(({ doc }) => doc !== null)
      const outcomes: Outcome[] = []
      for (const question of thin(answerable, Number(most))) {
        const [outcome, milliseconds] = await ask(peer, question)
        outcomes.push(outcome)
        times.push(milliseconds)
      }
      ndcg[set] = summarizeOutcomes(outcomes).ndcgAt10 ?? Number.NaN
    }
    const changed = changedOf(given)
    const now = given.map((one) => changed.find(({ id }) => id === one.id) ?? one)
    updateMs = (await timed(() => opened.update(now, changed)))[1]
  }
} catch (thrown) {
  error = String(thrown)
}
const { own, children } = residentMegabytes()
const result: PeerResult = {
  ndcg,
  documents,
  indexMs,
  questions: times.length,
  ...p50AndP95(times),
  updateMs,
  resident: own + children,
  error,
}
process.send?.(result)
await peer?.close()
rmSync(directory, { recursive: true, force: true })
process.disconnect()
