import { documentChange } from './changed-sentences.ts'
import type { ChunkingOptions } from './chunk.ts'
import { type Document, type DocumentInput, isSameVersion, makeDocument } from './document.ts'
import type {
  DocumentChange,
  IndexReport,
  SourceFailure,
  SourceOutcome,
  UpdateOptions,
} from './index-report.ts'
import { detectLanguage } from './language.ts'
import { type IndexModels, PassageMaker } from './passage-maker.ts'
import type { Draft, Generation } from './store.ts'

type Known = Omit<Document, 'text'>

/** Documents whose sentences a dry run compares for its report. */
const MOST_CHANGES = 50

/** One run: reads, compares, and hands what changed to the draft in groups. */
export class IndexRun {
  readonly #known = new Map<string, Known>()
  readonly #seen = new Set<string>()
  readonly #added: string[] = []
  readonly #changed: string[] = []
  readonly #removed: string[] = []
  readonly #failed: SourceFailure[] = []
  readonly #gone: string[] = []
  readonly #changes: DocumentChange[] = []
  #unchanged = 0
  #passages = 0

  constructor(
    readonly models: IndexModels,
    readonly draft: Draft | null,
    readonly before: Generation | null,
    readonly chunking: ChunkingOptions,
    readonly options: UpdateOptions,
  ) {}

  /** Fills the draft and makes it live; the generation that is live afterwards. */
  async run(sources: AsyncIterable<SourceOutcome>): Promise<Generation | null> {
    const { draft, options } = this
    const documents = this.#toIndex(sources)
    if (draft === null) {
      for await (const document of documents) {
        options.signal?.throwIfAborted()
        await this.#compare(document.id, document)
      }
      for (const id of this.#removed) await this.#compare(id, null)
      return this.before
    }
    const maker = new PassageMaker(this.models, draft, this.chunking, options.signal)
    for await (const group of maker.groups(documents))
      for (const { document, passages } of group) {
        options.signal?.throwIfAborted()
        await draft.put(document, passages)
        this.#passages += passages.length
        this.#tell()
      }
    for (const id of this.#removed) await draft.remove(id)
    options.signal?.throwIfAborted()
    await options.beforeCommit?.()
    const differs = this.#added.length + this.#changed.length + this.#removed.length > 0
    return differs || options.rebuild ? draft.commit() : this.before
  }

  /** Compares what comes with what is known: whatever has to be indexed. */
  async *#toIndex(sources: AsyncIterable<SourceOutcome>): AsyncGenerator<Document> {
    for (const summary of (await this.before?.documents()) ?? [])
      this.#known.set(summary.id, summary)
    for await (const outcome of sources) {
      this.options.signal?.throwIfAborted()
      if ('reason' in outcome) {
        this.#failed.push(outcome)
        continue
      }
      for (const input of outcome.documents) {
        const document = this.#take(outcome.source, input)
        if (document !== null) yield document
        this.#tell()
      }
    }
    yield* this.#undelivered()
  }

  /** The document if it has to be indexed, else null. */
  #take(source: string, input: DocumentInput): Document | null {
    if (this.#seen.has(input.id)) {
      this.#failed.push({
        source,
        reason: `The id “${input.id}” occurs twice; the first one was kept.`,
      })
      return null
    }
    this.#seen.add(input.id)
    const document = makeDocument(input, input.language ?? detectLanguage(input.text))
    const known = this.#known.get(document.id)
    const isUnchanged = known !== undefined && isSameVersion(known, document)
    if (isUnchanged) this.#unchanged += 1
    else (known === undefined ? this.#added : this.#changed).push(document.id)
    return isUnchanged && !this.options.rebuild ? null : document
  }

  /** What was not delivered: removed if gone, else kept (and indexed anew in a rebuild). */
  async *#undelivered(): AsyncGenerator<Document> {
    for (const known of this.#known.values()) {
      if (this.#seen.has(known.id)) continue
      if (await this.options.isGone?.(known)) {
        const { keepsGone } = this.options
        ;(keepsGone ? this.#gone : this.#removed).push(known.id)
        if (!keepsGone) continue
      }
      this.#unchanged += 1
      if (!this.options.rebuild) continue
      const document = await this.before?.document(known.id)
      if (document) yield document
    }
  }

  /** Notes what would change in a document; null: it would be removed. */
  async #compare(id: string, now: Document | null): Promise<void> {
    if (this.#changes.length >= MOST_CHANGES) return
    const change = documentChange((await this.before?.document(id)) ?? null, now)
    if (change !== null) this.#changes.push(change)
  }

  report(after: Generation | null): Omit<IndexReport, 'elapsedMs'> {
    return {
      generation: after?.summary.generation ?? 0,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      removed: this.#removed,
      failed: this.#failed,
      ...(this.#gone.length > 0 && { gone: this.#gone }),
      passages: after?.summary.passages ?? 0,
      ...(this.draft === null ? { changes: this.#changes } : {}),
    }
  }

  #tell(): void {
    this.options.onProgress?.({ documents: this.#seen.size, passages: this.#passages })
  }
}
