import { type ChunkingOptions, chunk, embedderInput, type Passage } from './chunk.ts'
import {
  type Document,
  type DocumentInput,
  isSameVersion,
  makeDocument,
  sha256,
} from './document.ts'
import type { Embedder } from './embedder.ts'
import type { IndexReport, SourceFailure, SourceOutcome, UpdateOptions } from './index-report.ts'
import { detectLanguage } from './language.ts'
import type { Draft, Generation, IndexedPassage } from './store.ts'
import { passageTerms } from './terms.ts'

/** Passages embedded in one go: enough to fill sorted batches, few enough to stay small in memory. */
const GROUP_PASSAGES = 64

type Known = Omit<Document, 'text'>

/** One run: reads, compares, and hands what changed to the draft in groups. */
export class IndexRun {
  readonly #known = new Map<string, Known>()
  readonly #seen = new Set<string>()
  readonly #added: string[] = []
  readonly #changed: string[] = []
  readonly #removed: string[] = []
  readonly #failed: SourceFailure[] = []
  #unchanged = 0
  #passages = 0
  #pending: { document: Document; passages: Passage[] }[] = []
  #pendingPassages = 0

  constructor(
    readonly embedder: Embedder,
    readonly draft: Draft | null,
    readonly before: Generation | null,
    readonly chunking: ChunkingOptions,
    readonly options: UpdateOptions,
  ) {}

  async readAll(sources: AsyncIterable<SourceOutcome>): Promise<void> {
    for (const summary of (await this.before?.documents()) ?? [])
      this.#known.set(summary.id, summary)
    for await (const outcome of sources) {
      this.options.signal?.throwIfAborted()
      if ('reason' in outcome) this.#failed.push(outcome)
      else for (const input of outcome.documents) await this.#take(outcome.source, input)
    }
  }

  async #take(source: string, input: DocumentInput): Promise<void> {
    if (this.#seen.has(input.id)) {
      this.#failed.push({
        source,
        reason: `The id “${input.id}” occurs twice; the first one was kept.`,
      })
      return
    }
    this.#seen.add(input.id)
    const document = makeDocument(input, input.language ?? detectLanguage(input.text))
    const known = this.#known.get(document.id)
    const isUnchanged = known !== undefined && isSameVersion(known, document)
    if (isUnchanged) this.#unchanged += 1
    else (known === undefined ? this.#added : this.#changed).push(document.id)
    if (!isUnchanged || this.options.rebuild) await this.#index(document)
    this.#tell()
  }

  async #index(document: Document): Promise<void> {
    if (this.draft === null) return
    const passages = await chunk(
      document,
      (texts) => this.embedder.countTokens(texts),
      this.chunking,
    )
    this.#pending.push({ document, passages })
    this.#pendingPassages += passages.length
    if (this.#pendingPassages >= GROUP_PASSAGES) await this.#flush()
  }

  async #flush(): Promise<void> {
    const pending = this.#pending
    if (this.draft === null || pending.length === 0) return
    this.#pending = []
    this.#pendingPassages = 0
    const inputs = pending.flatMap(({ document, passages }) =>
      passages.map((passage) => embedderInput(document, passage)),
    )
    const hashes = inputs.map(sha256)
    const vectors = await this.#vectors(this.draft, inputs, hashes)
    let row = 0
    for (const { document, passages } of pending) {
      this.options.signal?.throwIfAborted()
      const indexed = passages.map((passage): IndexedPassage => {
        const at = row++
        return {
          ...passage,
          inputHash: hashes[at]!,
          vector: vectors[at]!,
          terms: passageTerms(document, passage),
        }
      })
      await this.draft.put(document, indexed)
      this.#passages += indexed.length
      this.#tell()
    }
  }

  /** Known vectors are reused; the others are embedded, each distinct input once. */
  async #vectors(draft: Draft, inputs: string[], hashes: string[]): Promise<Float32Array[]> {
    const vectors = new Map(await draft.knownVectors(hashes))
    const missing = new Map(
      hashes.flatMap((hash, row) => (vectors.has(hash) ? [] : [[hash, inputs[row]!] as const])),
    )
    const made = await this.embedder.embed([...missing.values()], 'passage', this.options.signal)
    let row = 0
    for (const hash of missing.keys()) vectors.set(hash, made[row++]!)
    return hashes.map((hash) => vectors.get(hash)!)
  }

  /** What was not delivered: removed if gone, else kept (and indexed anew in a rebuild). */
  async #settleUndelivered(): Promise<void> {
    for (const known of this.#known.values()) {
      if (this.#seen.has(known.id)) continue
      if (await this.options.isGone?.(known)) {
        this.#removed.push(known.id)
        await this.draft?.remove(known.id)
        continue
      }
      this.#unchanged += 1
      if (!this.options.rebuild) continue
      const document = await this.before?.document(known.id)
      if (document) await this.#index(document)
    }
  }

  async finish(): Promise<Generation | null> {
    await this.#settleUndelivered()
    await this.#flush()
    this.options.signal?.throwIfAborted()
    const differs = this.#added.length + this.#changed.length + this.#removed.length > 0
    if (this.draft === null || !(differs || this.options.rebuild)) return this.before
    return this.draft.commit()
  }

  report(after: Generation | null): Omit<IndexReport, 'elapsedMs'> {
    return {
      generation: after?.summary.generation ?? 0,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      removed: this.#removed,
      failed: this.#failed,
      passages: after?.summary.passages ?? 0,
    }
  }

  #tell(): void {
    this.options.onProgress?.({
      documents: this.#seen.size,
      passages: this.#passages + this.#pendingPassages,
    })
  }
}
