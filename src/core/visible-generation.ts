import type { Document } from './document.ts'
import type {
  Candidate,
  DocumentSummary,
  Generation,
  GenerationSummary,
  SearchRequest,
  StoredPassage,
} from './store.ts'
import { passageTerms } from './terms.ts'

/**
 * The generation as somebody sees it from whom some documents are hidden: as if these were not
 * there. Only the weight that words have within one search still knows of all documents.
 * @param hidden ids of documents; those that are not of this generation do not matter.
 */
export async function visibleGeneration(
  generation: Generation,
  hidden: ReadonlySet<string>,
): Promise<Generation> {
  if (hidden.size === 0) return generation
  const summaries = await generation.summaries([...hidden])
  const withheld = summaries.filter((summary) => summary !== null)
  return withheld.length === 0 ? generation : new VisibleGeneration(generation, withheld)
}

class VisibleGeneration implements Generation {
  readonly collection: string
  readonly summary: GenerationSummary
  readonly #whole: Generation
  readonly #withheld: ReadonlyMap<string, DocumentSummary>
  readonly #withheldPassages: number
  /** Passages that were seen to be none of the withheld. */
  readonly #visible = new Set<number>()

  constructor(whole: Generation, withheld: readonly DocumentSummary[]) {
    this.#whole = whole
    this.#withheld = new Map(withheld.map((summary) => [summary.id, summary]))
    this.#withheldPassages = withheld.reduce((sum, { passages }) => sum + passages, 0)
    this.collection = whole.collection
    this.summary = {
      ...whole.summary,
      documents: whole.summary.documents - withheld.length,
      passages: whole.summary.passages - this.#withheldPassages,
    }
  }

  async documents(): Promise<DocumentSummary[]> {
    return (await this.#whole.documents()).filter(({ id }) => !this.#withheld.has(id))
  }

  async summaries(ids: readonly string[]): Promise<(DocumentSummary | null)[]> {
    const summaries = await this.#whole.summaries(ids)
    return summaries.map((summary) =>
      summary !== null && this.#withheld.has(summary.id) ? null : summary,
    )
  }

  async languages(): Promise<string[]> {
    const languages = await this.#whole.languages()
    if (this.summary.documents > 0 && languages.length === 1) return languages
    return [...new Set((await this.documents()).map(({ language }) => language))].sort()
  }

  async document(id: string): Promise<Document | null> {
    return this.#withheld.has(id) ? null : this.#whole.document(id)
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    const passages = await this.#whole.passages(ids)
    const other = passages.find(({ documentId }) => this.#withheld.has(documentId))
    if (other !== undefined)
      throw new RangeError(`Expected a passage of this generation, got \`${other.id}\``)
    for (const { id } of passages) this.#visible.add(id)
    return passages
  }

  async passagesOf(documentId: string): Promise<StoredPassage[]> {
    return this.#withheld.has(documentId) ? [] : this.#whole.passagesOf(documentId)
  }

  async vectors(ids: readonly number[]): Promise<Float32Array[]> {
    await this.#assertVisible(ids)
    return this.#whole.vectors(ids)
  }

  async tokens(ids: readonly number[]): Promise<Uint8Array[]> {
    await this.#assertVisible(ids)
    return this.#whole.tokens(ids)
  }

  /** Asks for more until what is withheld cannot have crowded out anything else. */
  async search(request: SearchRequest): Promise<Candidate[]> {
    const { limit } = request
    const most = limit + this.#withheldPassages
    for (let asked = Math.min(most, limit * 2); ; asked = Math.min(most, asked * 4)) {
      const found = await this.#whole.search({ ...request, limit: asked })
      const passages = await this.#whole.passages(found.map(({ passageId }) => passageId))
      const withheld = new Set(
        passages.filter(({ documentId }) => this.#withheld.has(documentId)).map(({ id }) => id),
      )
      const ways = [best(found, 'cosine'), best(found, 'bm25')].map((way) => {
        const whole = way.slice(0, asked)
        const visible = whole.filter(({ passageId }) => !withheld.has(passageId))
        return { isEnough: visible.length >= limit || whole.length < asked, visible }
      })
      if (asked < most && !ways.every(({ isEnough }) => isEnough)) continue
      const union = new Set(ways.flatMap(({ visible }) => visible.slice(0, limit)))
      return [...union].sort((one, other) => one.passageId - other.passageId)
    }
  }

  async frequencies(terms: readonly string[]): Promise<number[]> {
    const frequencies = await this.#whole.frequencies(terms)
    const withheld = await Promise.all(
      [...this.#withheld.values()].map((summary) => termPassages(this.#whole, summary)),
    )
    return frequencies.map((frequency, row) =>
      Math.max(
        0,
        withheld.reduce((left, counts) => left - (counts.get(terms[row]!) ?? 0), frequency),
      ),
    )
  }

  async nearTerms(term: string, maxEdits: number, limit: number) {
    const near = await this.#whole.nearTerms(term, maxEdits, limit)
    const frequencies = await this.frequencies(near.map((one) => one.term))
    return near.filter((_, row) => frequencies[row]! > 0)
  }

  /** @throws RangeError for an id that is not of this generation. */
  async #assertVisible(ids: readonly number[]): Promise<void> {
    const unseen = ids.filter((id) => !this.#visible.has(id))
    if (unseen.length > 0) await this.passages(unseen)
  }
}

/** Best first by one of the scores; words count only where one matches. */
const best = (candidates: readonly Candidate[], score: 'cosine' | 'bm25'): Candidate[] =>
  candidates
    .filter(({ bm25 }) => score === 'cosine' || bm25 > 0)
    .sort((one, other) => other[score] - one[score] || one.passageId - other.passageId)

/** By a document's content, which its terms follow from. Oldest first. */
const termsOfDocuments = new Map<string, Promise<ReadonlyMap<string, number>>>()
const REMEMBERED_DOCUMENTS = 200

/** In how many passages of the document each term stands. */
function termPassages(
  generation: Generation,
  { id, title, contentHash }: DocumentSummary,
): Promise<ReadonlyMap<string, number>> {
  const key = JSON.stringify([id, title, contentHash])
  const known = termsOfDocuments.get(key)
  if (known !== undefined) return known
  const counting = countTerms(generation, id)
  counting.catch(() => termsOfDocuments.delete(key))
  termsOfDocuments.set(key, counting)
  const oldest = termsOfDocuments.keys().next().value
  if (termsOfDocuments.size > REMEMBERED_DOCUMENTS && oldest !== undefined)
    termsOfDocuments.delete(oldest)
  return counting
}

async function countTerms(generation: Generation, id: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const document = await generation.document(id)
  if (document === null) return counts
  for (const passage of await generation.passagesOf(id))
    for (const term of passageTerms(document, passage).keys())
      counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
