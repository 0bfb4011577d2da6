import { ahead } from './ahead.ts'
import { type ChunkingOptions, chunk, embedderInput } from './chunk.ts'
import { type Document, sha256 } from './document.ts'
import type { Embedder } from './embedder.ts'
import { namesByPassage, tagTexts } from './people/tagging.ts'
import type { NamedEntity, NameTagger } from './reader.ts'
import type { Draft, IndexedPassage, PassageVectors } from './store.ts'
import { passageTerms } from './terms.ts'

/** Passages embedded in one go: enough to fill sorted batches, few enough to stay small in memory. */
const GROUP_PASSAGES = 64

export interface IndexModels {
  readonly embedder: Embedder
  /** Absent or null: nobody looks for names. */
  readonly tagger?: NameTagger | null
}

/** A passage with all but its vectors, and what they are made of. */
type Prepared = Omit<IndexedPassage, keyof PassageVectors> & { readonly input: string }

/** A document on its way into the draft. */
export interface Entry<P> {
  readonly document: Document
  readonly passages: readonly P[]
}

/** Documents → passages with vectors, terms and names, in groups. */
export class PassageMaker {
  constructor(
    readonly models: IndexModels,
    readonly draft: Pick<Draft, 'knownVectors'>,
    readonly chunking: ChunkingOptions,
    readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * In the order of the documents. While one group is used, the next is embedded and the one after
   * it chunked.
   */
  groups(documents: AsyncIterable<Document>): AsyncGenerator<Entry<IndexedPassage>[]> {
    return ahead(this.#embedded(ahead(this.#prepared(documents))))
  }

  async *#prepared(documents: AsyncIterable<Document>): AsyncGenerator<Entry<Prepared>[]> {
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
    groups: AsyncIterable<Entry<Prepared>[]>,
  ): AsyncGenerator<Entry<IndexedPassage>[]> {
    for await (const group of groups) {
      const vectors = await this.#vectors(group.flatMap(({ passages }) => passages))
      const names = await this.#names(group)
      yield group.map(({ document, passages }, row) => ({
        document,
        passages: passages.map(({ input: _, ...passage }, at) => ({
          ...passage,
          ...vectors.get(passage.inputHash)!,
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
    const names = await tagTexts(tagger, texts, this.signal)
    return group.map(({ passages }, row) => namesByPassage(passages, names[row]!))
  }

  /** By input hash. Known vectors are reused; the others are embedded, each distinct input once. */
  async #vectors(passages: readonly Prepared[]): Promise<Map<string, PassageVectors>> {
    const inputs = new Map(passages.map(({ inputHash, input }) => [inputHash, input]))
    const vectors = new Map(await this.draft.knownVectors([...inputs.keys()]))
    const missing = [...inputs].filter(([hash]) => !vectors.has(hash))
    const texts = missing.map(([, input]) => input)
    const made = await this.models.embedder.embed(texts, 'passage', this.signal)
    for (const [row, [hash]] of missing.entries()) {
      const { vector, tokens } = made[row]!
      vectors.set(hash, { vector, tokens })
    }
    return vectors
  }
}
