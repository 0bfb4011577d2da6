import { type Document, makeDocument, sha256 } from '../../src/core/document.ts'
import type { IndexedPassage } from '../../src/core/store.ts'

/** Numbers from 0 to below 1, the same ones for the same seed. */
export type Random = () => number

/** Marsaglia's xorshift on 32 bits. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

/** Scales to length 1. */
export function unit(numbers: Float32Array): Float32Array {
  const length = Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0))
  return numbers.map((number) => number / length)
}

const gaussian = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const gaussians = (random: Random, dimensions: number): Float32Array =>
  Float32Array.from({ length: dimensions }, () => gaussian(random))

/** Unit vectors around a few hundred centres, as those of texts are. */
function clusteredVectors(random: Random, dimensions: number, clusters = 100) {
  const centres = Array.from({ length: clusters }, () => unit(gaussians(random, dimensions)))
  return (): Float32Array => {
    const centre = centres[Math.floor(random() * clusters)]!
    const noise = unit(gaussians(random, dimensions))
    return unit(centre.map((number, place) => number + noise[place]! * (0.5 + random())))
  }
}

/** Term frequencies with few common and many rare terms. */
function someTerms(random: Random, count: number, vocabulary: number): Map<string, number> {
  const terms = new Map<string, number>()
  while (terms.size < count) {
    const term = `term${Math.floor(vocabulary ** random())}`
    terms.set(term, (terms.get(term) ?? 0) + 1)
  }
  return terms
}

export interface SyntheticOptions {
  readonly seed: number
  readonly dimensions?: number
  readonly terms?: number
  readonly vocabulary?: number
}

export interface SyntheticDocument {
  readonly document: Document
  readonly passages: readonly IndexedPassage[]
}

/** Makes documents of one or more passages; the same ones for the same seed, in the same order. */
export function syntheticDocuments({
  seed,
  dimensions = 384,
  terms = 12,
  vocabulary = 2_000,
}: SyntheticOptions) {
  const random = randomFrom(seed)
  const nextVector = clusteredVectors(random, dimensions)
  return (id: string, passages = 1): SyntheticDocument => {
    const texts = Array.from({ length: passages }, () => {
      return `${id} says ${Math.floor(random() * 1e9)}. And no more.`
    })
    const text = texts.join('\n')
    const document = makeDocument({ id, title: `Title of ${id}`, text }, 'en')
    let start = 0
    return {
      document,
      passages: texts.map((passage): IndexedPassage => {
        const end = start + passage.length
        const stop = start + passage.indexOf('.') + 1
        const sentences = [
          { start, end: stop },
          { start: stop + 1, end },
        ]
        const made = { start, end, sentences, headings: [], context: document.title }
        start = end + 1
        return {
          ...made,
          inputHash: sha256(passage),
          vector: nextVector(),
          tokens: new Uint8Array(),
          terms: someTerms(random, terms, vocabulary),
        }
      }),
    }
  }
}

/** A question near what is stored. */
export function syntheticQuestion(random: Random, near: Float32Array, vocabulary = 2_000) {
  const noise = unit(gaussians(random, near.length))
  const vector = unit(near.map((number, place) => number + noise[place]! * 0.3))
  const terms = new Map([...someTerms(random, 6, vocabulary).keys()].map((term) => [term, 1]))
  return { vector, terms }
}
