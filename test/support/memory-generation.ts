import type { Document } from '../../src/core/document.ts'
import type {
  Candidate,
  DocumentSummary,
  Generation,
  GenerationSummary,
  IndexedPassage,
  SearchRequest,
  StoredPassage,
} from '../../src/core/store.ts'
import { cosine } from '../../src/core/vector.ts'
import { noLongerKept } from '../../src/stores/no-longer-kept.ts'
import { Best, type NearTerm } from '../../src/stores/ranking.ts'
import { MemoryLexical } from './memory-lexical.ts'

/** A passage with all that a search needs of it. */
export interface MemoryPassage extends IndexedPassage, StoredPassage {}

export interface DocumentVersion {
  readonly document: Document
  readonly passages: readonly MemoryPassage[]
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

const stored = ({
  id,
  documentId,
  start,
  end,
  sentences,
  headings,
  context,
  names,
}: MemoryPassage): StoredPassage => ({
  id,
  documentId,
  start,
  end,
  sentences,
  headings,
  context,
  ...(names && { names }),
})

/** A generation that is searched by looking at every passage. */
export class MemoryGeneration implements Generation {
  readonly summary: GenerationSummary
  readonly #versions: readonly DocumentVersion[]
  /** In order of id. */
  readonly #all: readonly MemoryPassage[]
  /** Null until somebody asks. */
  #counted: MemoryLexical | null = null

  /** @param life shared by all that tell of one generation. */
  constructor(
    readonly collection: string,
    summary: Omit<GenerationSummary, 'documents' | 'passages'>,
    versions: readonly DocumentVersion[],
    readonly life = { isKept: true },
  ) {
    this.#versions = versions.toSorted((one, other) =>
      byCodeUnits(one.document.id, other.document.id),
    )
    this.#all = versions.flatMap(({ passages }) => passages).sort((one, other) => one.id - other.id)
    this.summary = { ...summary, documents: versions.length, passages: this.#all.length }
  }

  /** By id of the document. @throws UserError when the generation is not kept any more. */
  get versions(): readonly DocumentVersion[] {
    this.#assertKept()
    return this.#versions
  }

  get #passages(): readonly MemoryPassage[] {
    this.#assertKept()
    return this.#all
  }

  /** The same generation, told of differently. */
  as(change: Partial<GenerationSummary>): MemoryGeneration {
    return new MemoryGeneration(
      this.collection,
      { ...this.summary, ...change },
      this.versions,
      this.life,
    )
  }

  #assertKept(): void {
    if (!this.life.isKept) throw noLongerKept(this.summary)
  }

  async documents(): Promise<DocumentSummary[]> {
    return this.versions.map(({ document: { text: _, ...rest }, passages }) => ({
      ...rest,
      passages: passages.length,
    }))
  }

  async summaries(ids: readonly string[]): Promise<(DocumentSummary | null)[]> {
    const documents = await this.documents()
    return ids.map((id) => documents.find((document) => document.id === id) ?? null)
  }

  async languages(): Promise<string[]> {
    return [...new Set(this.versions.map(({ document }) => document.language))].sort()
  }

  async document(id: string): Promise<Document | null> {
    return this.versions.find(({ document }) => document.id === id)?.document ?? null
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return ids.map((id) => stored(this.#passage(id)))
  }

  async passagesOf(documentId: string): Promise<StoredPassage[]> {
    const version = this.versions.find(({ document }) => document.id === documentId)
    return (version?.passages ?? [])
      .map(stored)
      .sort((one, other) => one.start - other.start || one.id - other.id)
  }

  async vectors(ids: readonly number[]): Promise<Float32Array[]> {
    return ids.map((id) => this.#passage(id).vector.slice())
  }

  async tokens(ids: readonly number[]): Promise<Uint8Array[]> {
    return ids.map((id) => this.#passage(id).tokens.slice())
  }

  async search({ vector, terms, limit }: SearchRequest): Promise<Candidate[]> {
    const byCosine = new Best(limit)
    const byBm25 = new Best(limit)
    const scores = this.#lexical.scores(terms)
    const candidates = this.#passages.map((passage, row): Candidate => {
      const candidate = {
        passageId: passage.id,
        cosine: cosine(passage.vector, vector),
        bm25: scores[row]!,
      }
      byCosine.offer(passage.id, candidate.cosine)
      if (candidate.bm25 > 0) byBm25.offer(passage.id, candidate.bm25)
      return candidate
    })
    const found = new Set([...byCosine.ids, ...byBm25.ids])
    return candidates.filter(({ passageId }) => found.has(passageId))
  }

  async frequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => this.#lexical.frequency(term))
  }

  async nearTerms(wanted: string, maxEdits: number, limit: number): Promise<NearTerm[]> {
    return this.#lexical.nearTerms(wanted, maxEdits, limit)
  }

  get #lexical(): MemoryLexical {
    const passages = this.#passages
    this.#counted ??= new MemoryLexical(passages)
    return this.#counted
  }

  #passage(id: number): MemoryPassage {
    const passage = this.#passages.find((candidate) => candidate.id === id)
    if (!passage) throw new RangeError(`Expected the id of a passage, got \`${id}\``)
    return passage
  }
}
