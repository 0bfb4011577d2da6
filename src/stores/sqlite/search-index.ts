import type { Candidate, SearchRequest } from '../../core/store.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import type { Context } from './context.ts'
import { type DenseIndex, HnswIndex, loadExactIndex, ScanIndex } from './dense-index.ts'
import { buildHnsw, keepHnsw, openHnsw, tell } from './hnsw-cache.ts'
import type { LexicalIndex } from './lexical-index.ts'
import { loadLexicalIndex } from './lexical-loading.ts'
import { documentChunks, type GenerationRow, isKept } from './rows.ts'

/** One generation, loaded for searching. */
export class SearchIndex {
  /** Resolves when nothing is left to be made in the background; never rejects. */
  settled: Promise<void> = Promise.resolve()

  constructor(
    readonly lexical: LexicalIndex,
    public dense: DenseIndex,
    /** In code-unit order. */
    readonly languages: readonly string[],
  ) {}

  /** About how much memory this takes, in bytes. */
  get bytes(): number {
    return this.lexical.bytes + this.dense.bytes
  }

  /** Gives its memory back once those who have it in hand at this moment have searched. */
  async free(): Promise<void> {
    await this.settled
    setImmediate(() => this.dense.free())
  }

  async search({ vector, terms, limit }: SearchRequest): Promise<Candidate[]> {
    // One and the same index throughout, even if the HNSW one gets ready meanwhile.
    const { dense } = this
    const near = await dense.nearest(vector, limit)
    const scores = this.lexical.search(terms, limit, [...near.keys()])
    const far = [...scores.keys()].filter((id) => !near.has(id))
    const cosines = new Map(near)
    dense.cosines(far, vector).forEach((cosine, row) => {
      cosines.set(far[row]!, cosine)
    })
    return [...scores]
      .map(([passageId, bm25]) => ({ passageId, cosine: cosines.get(passageId)!, bm25 }))
      .sort((one, other) => one.passageId - other.passageId)
  }
}

/**
 * Loads a generation, letting others run in between.
 * @throws UserError when it is not kept any more.
 */
export async function loadSearchIndex(
  context: Context,
  generation: GenerationRow,
): Promise<SearchIndex> {
  const lexical = await loadLexicalIndex(context.connection, generation)
  const languages = await loadLanguages(context, generation)
  const index = await withDense(context, generation, lexical, languages)
  if (!isKept(context.connection, generation)) throw noLongerKept(generation)
  return index
}

async function loadLanguages(context: Context, generation: GenerationRow): Promise<string[]> {
  const languages = new Set<string>()
  const { connection } = context
  for await (const rows of documentChunks<{ language: string }>(
    connection,
    generation,
    'd.language',
  )) {
    for (const { language } of rows) languages.add(language)
  }
  return [...languages].sort()
}

async function withDense(
  context: Context,
  generation: GenerationRow,
  lexical: LexicalIndex,
  languages: readonly string[],
): Promise<SearchIndex> {
  if (generation.passages < context.exactLimit) {
    return new SearchIndex(lexical, await loadExactIndex(context, generation), languages)
  }
  const opened = await openHnsw(context, generation)
  if (typeof opened !== 'string') {
    return new SearchIndex(lexical, new HnswIndex(context, opened), languages)
  }
  const index = new SearchIndex(lexical, new ScanIndex(context, generation), languages)
  tell(context, 'hnsw-rejected', generation, opened)
  index.settled = rebuild(context, generation, index, opened)
  return index
}

/** Until it is done, searches look at every vector. */
async function rebuild(
  context: Context,
  generation: GenerationRow,
  index: SearchIndex,
  reason: string,
): Promise<void> {
  try {
    const made = await buildHnsw(context, generation)
    index.dense = new HnswIndex(context, made.index)
    await keepHnsw({ ...context, onStep: () => undefined }, generation, made)
    tell(context, 'hnsw-rebuilt', generation, reason)
  } catch (error) {
    if (context.closing.aborted) return
    tell(context, 'hnsw-not-kept', generation, (error as Error).message)
  }
}
