import { ahead } from './ahead.ts'
import { batches } from './batches.ts'
import { type ChunkingOptions, chunk, embedderInput } from './chunk.ts'
import { type Document, sha256 } from './document.ts'
import type { Embedder } from './embedder.ts'
import { namesByPassage, tagTexts } from './people/tagging.ts'
import type { NamedEntity, NameTagger } from './reader.ts'
import type { Draft, IndexedPassage, PassageVectors } from './store.ts'
import { passageTerms } from './terms.ts'

/** Passages embedded in one go: enough to hide the way there and back, few enough to stay small in memory. */
const GROUP_PASSAGES = 64
/** Of the first group: nothing is embedded before it is full. */
const FIRST_PASSAGES = 16
/** Of text chunked at once, in UTF-16 units: one by one, small documents would wait for a batch of passages each. */
const CHUNKED_UNITS = 16_384

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
   * In the order of the documents. While one group is used, two are being embedded, so that the model
   * need not wait for the way there and back, and the one after them is chunked.
   */
  async *groups(documents: AsyncIterable<Document>): AsyncGenerator<Entry<IndexedPassage>[]> {
    const sizeOf = ({ passages }: Entry<Prepared>): number => passages.length
    const groups = batches(this.#prepared(documents), sizeOf, (group) =>
      group === 0 ? FIRST_PASSAGES : GROUP_PASSAGES,
    )
    const embedding = this.#embedding(ahead(groups))
    for await (const { embedded } of ahead(ahead(embedding))) yield await embedded
  }

  async *#prepared(documents: AsyncIterable<Document>): AsyncGenerator<Entry<Prepared>> {
    const lengthOf = ({ text }: Document): number => text.length
    for await (const some of batches(documents, lengthOf, () => CHUNKED_UNITS))
      yield* await Promise.all(some.map((document) => this.#prepare(document)))
  }

  async #prepare(document: Document): Promise<Entry<Prepared>> {
    const countTokens = (texts: readonly string[]) =>
      this.models.embedder.countTokens(texts, 'passage')
    const passages = await chunk(document, countTokens, this.chunking)
    const prepared = passages.map((passage) => {
      const input = embedderInput(document, passage)
      return { ...passage, input, inputHash: sha256(input), terms: passageTerms(document, passage) }
    })
    return { document, passages: prepared }
  }

  /** Begins with each group, and does not wait for it. */
  async *#embedding(groups: AsyncIterable<Entry<Prepared>[]>) {
    for await (const group of groups) {
      const embedded = this.#embedded(group)
      // It may fail while an earlier group is in use; it is told when it is awaited.
      embedded.catch(() => undefined)
      yield { embedded }
    }
  }

  async #embedded(group: readonly Entry<Prepared>[]): Promise<Entry<IndexedPassage>[]> {
    const vectors = await this.#vectors(group.flatMap(({ passages }) => passages))
    const names = await this.#names(group)
    return group.map(({ document, passages }, row) => ({
      document,
      passages: passages.map(({ input: _, ...passage }, at) => ({
        ...passage,
        ...vectors.get(passage.inputHash)!,
        ...(names && { names: names[row]![at]! }),
      })),
    }))
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
