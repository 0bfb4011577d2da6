import { ahead } from './ahead.ts'
import { type ChunkingOptions, chunk, embedderInput } from './chunk.ts'
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
import { namesByPassage, tagTexts } from './people/tagging.ts'
import type { NamedEntity, NameTagger } from './reader.ts'
import type { Draft, Generation, IndexedPassage } from './store.ts'
import { passageTerms } from './terms.ts'

/** Passages embedded in one go: enough to fill sorted batches, few enough to stay small in memory. */
const GROUP_PASSAGES = 64

type Known = Omit<Document, 'text'>

/** A passage with all but its vector, and what its vector is made of. */
type Prepared = Omit<IndexedPassage, 'vector'> & { readonly input: string }

/** A document on its way into the draft. */
interface Entry<P> {
  readonly document: Document
  readonly passages: readonly P[]
}

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

  constructor(
    readonly models: { readonly embedder: Embedder; readonly tagger?: NameTagger | null },
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
      for await (const _ of documents) options.signal?.throwIfAborted()
      return this.before
    }
    // While one group is stored, the next one is embedded and the one after it chunked.
    for await (const group of ahead(this.#embedded(draft, ahead(this.#groups(documents)))))
      for (const { document, passages } of group) {
        options.signal?.throwIfAborted()
        await draft.put(document, passages)
        this.#passages += passages.length
        this.#tell()
      }
    for (const id of this.#removed) await draft.remove(id)
    options.signal?.throwIfAborted()
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
        this.#removed.push(known.id)
        continue
      }
      this.#unchanged += 1
      if (!this.options.rebuild) continue
      const document = await this.before?.document(known.id)
      if (document) yield document
    }
  }

  async *#groups(documents: AsyncIterable<Document>): AsyncGenerator<Entry<Prepared>[]> {
    let group: Entry<Prepared>[] = []
    let size = 0
    for await (const document of documents) {
      const passages = await this.#prepare(document)
      group.push({ document, passages })
      size += passages.length
      if (size < GROUP_PASSAGES) continue
      yield group
      group = []
      size = 0
    }
    if (group.length > 0) yield group
  }

  async #prepare(document: Document): Promise<Prepared[]> {
    const countTokens = (texts: readonly string[]) => this.models.embedder.countTokens(texts)
    const passages = await chunk(document, countTokens, this.chunking)
    return passages.map((passage) => {
      const input = embedderInput(document, passage)
      return { ...passage, input, inputHash: sha256(input), terms: passageTerms(document, passage) }
    })
  }

  async *#embedded(
    draft: Draft,
    groups: AsyncIterable<Entry<Prepared>[]>,
  ): AsyncGenerator<Entry<IndexedPassage>[]> {
    for await (const group of groups) {
      const vectors = await this.#vectors(
        draft,
        group.flatMap(({ passages }) => passages),
      )
      const names = await this.#names(group)
      yield group.map(({ document, passages }, row) => ({
        document,
        passages: passages.map(({ input: _, ...passage }, at) => ({
          ...passage,
          vector: vectors.get(passage.inputHash)!,
          ...(names && { names: names[row]![at]! }),
        })),
      }))
    }
  }

  /** Of each passage of each document; null when nobody looks for names. */
  async #names(group: readonly Entry<Prepared>[]): Promise<NamedEntity[][][] | null> {
    const { tagger } = this.models
    if (!tagger) return null
    const texts = group.map(({ document }) => document.text)
    const names = await tagTexts(tagger, texts, this.options.signal)
    return group.map(({ passages }, row) => namesByPassage(passages, names[row]!))
  }

  /** By input hash. Known vectors are reused; the others are embedded, each distinct input once. */
  async #vectors(draft: Draft, passages: readonly Prepared[]): Promise<Map<string, Float32Array>> {
    const inputs = new Map(passages.map(({ inputHash, input }) => [inputHash, input]))
    const vectors = new Map(await draft.knownVectors([...inputs.keys()]))
    const missing = [...inputs].filter(([hash]) => !vectors.has(hash))
    const texts = missing.map(([, input]) => input)
    const made = await this.models.embedder.embed(texts, 'passage', this.options.signal)
    for (const [row, [hash]] of missing.entries()) vectors.set(hash, made[row]!)
    return vectors
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
    this.options.onProgress?.({ documents: this.#seen.size, passages: this.#passages })
  }
}
