import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync } from 'node:fs'
import type { Generation } from '../../src/core/store.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { randomFrom, syntheticQuestion } from '../support/synthetic-passages.ts'
import {
  applyChange,
  BEFORE,
  COLLECTION,
  KILLED,
  type KillStep,
  OPTIONS,
  openScenarioStore,
} from './kill-scenario.ts'
import { temporaryDirectory, withDatabase } from './sqlite-backend.ts'

/** What may stand in the store after a kill: one of the two, whole. */
export interface Truth {
  readonly before: Generation
  readonly after: Generation
}

/** The two generations, by the store that looks at everything. */
export async function truth(): Promise<Truth> {
  const store = new MemoryStore()
  for (const change of BEFORE) await applyChange(store, change)
  const before = (await store.live(COLLECTION))!
  await applyChange(store, KILLED)
  return { before, after: (await store.live(COLLECTION))! }
}

/** Writes the generations that are there before each kill. */
export async function prepare(directory: string): Promise<void> {
  const store = await openScenarioStore(directory)
  for (const change of BEFORE) await applyChange(store, change)
  await store.close()
}

/**
 * Runs the child in a copy of the prepared directory, has it killed, and judges what is left.
 * @returns what was left; null for a child that ended well before it was killed.
 */
export async function killAndJudge(
  prepared: string,
  expected: Truth,
  start: (directory: string) => ChildProcess,
): Promise<'before' | 'after' | null> {
  const { directory, remove } = temporaryDirectory()
  try {
    cpSync(prepared, directory, { recursive: true })
    const child = start(directory)
    const [code, signal] = await once(child, 'exit')
    const left = await judge(directory, expected)
    if (signal === 'SIGKILL') return left
    assert.deepEqual([code, left], [0, 'after'])
    return null
  } finally {
    remove()
  }
}

/** A child that kills itself at the `call`-th call of a step. */
export const childKilledAt =
  (program: string, step: KillStep, call: number) =>
  (directory: string): ChildProcess =>
    spawn(process.execPath, [program, directory, step, String(call)], { stdio: 'ignore' })

/** How often each step is called when nothing goes wrong. */
export async function countCalls(
  program: string,
  prepared: string,
): Promise<Record<KillStep, number>> {
  const { directory, remove } = temporaryDirectory()
  try {
    cpSync(prepared, directory, { recursive: true })
    const child = spawn(process.execPath, [program, directory], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (chunk) => {
      told += chunk
    })
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    const [code] = await once(child, 'close')
    assert.equal(code, 0, told)
    return JSON.parse(printed) as Record<KillStep, number>
  } finally {
    remove()
  }
}

async function judge(directory: string, expected: Truth): Promise<'before' | 'after'> {
  const store = await openScenarioStore(directory)
  try {
    const live = (await store.live(COLLECTION))!
    const { before, after } = expected
    const isAfter = live.summary.generation === after.summary.generation
    if (!isAfter) assert.equal(live.summary.generation, before.summary.generation)
    await assertAlike(live, isAfter ? after : before)
    // Whoever comes next need not wait for the dead one's lease, and clears away what it left.
    await (await store.begin(COLLECTION, OPTIONS)).abort()
    assertClean(directory)
    const { mended, lost } = await store.check('a judge')
    assert.deepEqual({ mended, lost }, { mended: [], lost: [] })
    await applyChange(store, KILLED)
    await assertAlike((await store.live(COLLECTION))!, after)
    assertClean(directory)
    return isAfter ? 'after' : 'before'
  } finally {
    await store.close()
  }
}

async function assertAlike(actual: Generation, wanted: Generation): Promise<void> {
  assert.deepEqual(await actual.documents(), await wanted.documents())
  const random = randomFrom(8)
  const terms = new Set<string>()
  for (const [row, { id }] of (await wanted.documents()).entries()) {
    assert.deepEqual(await actual.document(id), await wanted.document(id))
    const [own, other] = [await actual.passagesOf(id), await wanted.passagesOf(id)]
    const plain = (passages: typeof own) => passages.map((passage) => ({ ...passage, id: 0 }))
    assert.deepEqual(plain(own), plain(other))
    const vectors = await wanted.vectors(other.map((passage) => passage.id))
    assert.deepEqual(await actual.vectors(own.map((passage) => passage.id)), vectors)
    if (row % 10 > 0) continue
    const question = { ...syntheticQuestion(random, vectors[0]!), limit: 10 }
    for (const term of question.terms.keys()) terms.add(term)
    assert.deepEqual(await found(actual, question), await found(wanted, question))
  }
  assert.deepEqual(await actual.frequencies([...terms]), await wanted.frequencies([...terms]))
}

type Question = Parameters<Generation['search']>[0]

/** Candidates by place and rounded scores, in order of place: ids and last bits are the stores' own. */
async function found(generation: Generation, question: Question) {
  const candidates = await generation.search(question)
  const passages = await generation.passages(candidates.map(({ passageId }) => passageId))
  return candidates
    .map(({ cosine, bm25 }, row) => {
      const { documentId, start } = passages[row]!
      return `${documentId}:${start} ${cosine.toFixed(6)} ${bm25.toFixed(6)}`
    })
    .sort()
}

function assertClean(directory: string): void {
  withDatabase(directory, (database) => {
    const files = database.prepare('SELECT file FROM hnsw_files').pluck().all()
    const found = readdirSync(directory).filter((file) => file.startsWith('hnsw-'))
    assert.deepEqual(found.sort(), files.sort())
    const none = (sql: string) => assert.equal(database.prepare(sql).pluck().get(), 0, sql)
    none('SELECT COUNT(*) FROM leases')
    none('SELECT COUNT(*) FROM generations WHERE committed = 0')
    none('SELECT COUNT(*) FROM documents WHERE version NOT IN (SELECT version FROM members)')
    none('SELECT COUNT(*) FROM passages WHERE version NOT IN (SELECT version FROM documents)')
    none('SELECT COUNT(*) FROM vectors WHERE passage NOT IN (SELECT id FROM passages)')
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  })
}
