import { cosine } from '../../core/vector.ts'
import { Best } from '../ranking.ts'
import { decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Hnsw } from './hnsw-file.ts'
import { type GenerationRow, vectorChunks, vectorsOf } from './rows.ts'

/** Finds the passages nearest to a vector. */
export interface DenseIndex {
  /** Exact cosines of the `limit` nearest passages, by id. */
  nearest(vector: Float32Array, limit: number): Promise<Map<number, number>>
  /** Exact cosines; row `i` belongs to `ids[i]`. */
  cosines(ids: readonly number[], vector: Float32Array): number[]
  /** About how much memory this takes. */
  readonly bytes: number
  /** Gives memory back that no garbage collector sees. It must not be used after that. */
  free(): void
}

/** Few vectors, all in memory, all looked at. */
class ExactIndex implements DenseIndex {
  readonly #vectors: ReadonlyMap<number, Float32Array>

  constructor(vectors: ReadonlyMap<number, Float32Array>) {
    this.#vectors = vectors
  }

  free(): void {}

  get bytes(): number {
    let sum = 0
    for (const { byteLength } of this.#vectors.values()) sum += byteLength
    return sum
  }

  async nearest(vector: Float32Array, limit: number): Promise<Map<number, number>> {
    const best = new Best(limit)
    for (const [id, other] of this.#vectors) best.offer(id, cosine(other, vector))
    return byId(best.ids, this.cosines(best.ids, vector))
  }

  cosines(ids: readonly number[], vector: Float32Array): number[] {
    return ids.map((id) => cosine(this.#vectors.get(id)!, vector))
  }
}

/** Loads a small generation's vectors. */
export async function loadExactIndex(
  context: Context,
  generation: GenerationRow,
): Promise<DenseIndex> {
  const vectors = new Map<number, Float32Array>()
  for await (const chunk of vectorChunks(context.connection, generation)) {
    for (const { id, vector } of chunk) vectors.set(id, decodeVector(vector))
  }
  return new ExactIndex(vectors)
}

/**
 * How many passages a search keeps in sight (`ef`), beyond those it wants, as a multiple of the cube
 * root of all there are: among ten times as many passages the same width finds fewer of the nearest.
 */
const WIDTH = 10
/** hnswlib adds up in 32 bits, so the last few may stand in another order. */
const SPARE = 10

/** Many vectors in an HNSW graph; only the ones found are read from the database. */
export class HnswIndex implements DenseIndex {
  #isFree = false

  constructor(
    readonly context: Context,
    readonly index: Hnsw,
  ) {}

  free(): void {
    this.#isFree = true
    // The one way that hnswlib-node has: an index of one takes its place.
    this.index.initIndex({ maxElements: 1 })
  }

  get bytes(): number {
    // A vector, its 33 links on the lowest level, and its share of the upper ones and the labels.
    return this.index.getCurrentCount() * (this.index.getNumDimensions() * 4 + 200)
  }

  async nearest(vector: Float32Array, limit: number): Promise<Map<number, number>> {
    const { index } = this
    if (this.#isFree) throw new Error('The index was given back before a search')
    assertDimensions(vector, index.getNumDimensions())
    const all = index.getCurrentCount()
    const count = Math.min(limit + SPARE, all)
    if (count === 0) return new Map()
    index.setEf(count + Math.ceil(WIDTH * Math.cbrt(all)))
    const { neighbors } = index.searchKnn(Array.from(vector), count)
    // Of these the exact cosine chooses.
    const looked = byId(neighbors, this.cosines(neighbors, vector))
    const best = new Best(limit)
    for (const [id, similarity] of looked) best.offer(id, similarity)
    return new Map(best.ids.map((id) => [id, looked.get(id)!]))
  }

  cosines(ids: readonly number[], vector: Float32Array): number[] {
    return vectorsOf(this.context.connection, ids).map((other) => cosine(other, vector))
  }
}

/** Many vectors, all read from the database at each search: slow and right, until there is an HNSW index. */
export class ScanIndex implements DenseIndex {
  readonly bytes = 0

  free(): void {}

  constructor(
    readonly context: Context,
    readonly generation: GenerationRow,
  ) {}

  async nearest(vector: Float32Array, limit: number): Promise<Map<number, number>> {
    const best = new Best(limit)
    for await (const chunk of vectorChunks(this.context.connection, this.generation)) {
      for (const row of chunk) best.offer(row.id, cosine(decodeVector(row.vector), vector))
    }
    return byId(best.ids, this.cosines(best.ids, vector))
  }

  cosines(ids: readonly number[], vector: Float32Array): number[] {
    return vectorsOf(this.context.connection, ids).map((other) => cosine(other, vector))
  }
}

const byId = (ids: readonly number[], cosines: readonly number[]): Map<number, number> =>
  new Map(ids.map((id, row) => [id, cosines[row]!]))

function assertDimensions(vector: Float32Array, dimensions: number): void {
  if (vector.length === dimensions) return
  throw new RangeError(`Expected a vector of ${dimensions} numbers, got ${vector.length}`)
}
