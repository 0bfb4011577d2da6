import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher, packedBytes, packTokens } from '../../src/core/token-vectors.ts'

const DIMENSIONS = 4

const WHOLE = [{ start: 0, end: 1_000 }]

const rows = (...vectors: readonly (readonly number[])[]): Float32Array =>
  Float32Array.from(vectors.flat())

/** Tokens that begin at 0, 1, 2 and so on. */
const packed = (...vectors: readonly (readonly number[])[]) =>
  packTokens(
    rows(...vectors),
    DIMENSIONS,
    vectors.map((_, place) => place),
  )
const RIGHT = [1, 0, 0, 0]
const UP = [0, 1, 0, 0]

test('two numbers a byte, each in steps of its row’s own spread, then the places', () => {
  // Root mean square 1, so that a step is 2.5 / 7; what lies beyond 2.5 is cut.
  const vectors = rows([1, -1, 1, -1], [0, 2, 0, 0])
  expect([...packTokens(vectors, DIMENSIONS, [258, 70_000])]).toEqual([
    0xb5, 0xb5, 0x8e, 0x88, 2, 1, 255, 255,
  ])
  expect(packedBytes(384)).toBe(194)
})

test('only the direction of a vector counts', () => {
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), {
    minLength: DIMENSIONS,
    maxLength: DIMENSIONS,
  })
  fc.assert(
    fc.property(numbers, fc.integer({ min: -8, max: 8 }), (vector, power) => {
      const scaled = vector.map((number) => number * 2 ** power)
      expect(packTokens(rows(scaled), DIMENSIONS, [0])).toEqual(
        packTokens(rows(vector), DIMENSIONS, [0]),
      )
    }),
  )
})

test('each token of the question takes its nearest, and counts by its weight', () => {
  const match = createMatcher({ tokens: packed(RIGHT, UP), weights: Float32Array.of(3, 1) }, 4)
  const likeness = (...passage: readonly (readonly number[])[]) => {
    const { mean, least } = match(packed(...passage), [])!
    return { mean, least }
  }
  expect(likeness([0, 0, 1, 0], RIGHT)).toEqual({ mean: 0.75, least: 0 })
  expect(likeness(RIGHT, UP)).toEqual({ mean: 1, least: 1 })
  expect(likeness([-1, 0, 0, 0])).toEqual({ mean: -0.75, least: -1 })
})

test('each sentence is matched by the tokens that begin in it, the passage by all', () => {
  const match = createMatcher({ tokens: packed(RIGHT, UP), weights: Float32Array.of(3, 1) }, 4)
  const sentences = [
    { start: 1, end: 3 },
    { start: 3, end: 4 },
    { start: 9, end: 12 },
  ]
  // The first token stands before the sentences, as a title does.
  expect(match(packed(UP, RIGHT, RIGHT, UP), sentences)).toEqual({
    mean: 1,
    least: 1,
    sentences: [
      { mean: 0.75, least: 0 },
      { mean: 0.25, least: 0 },
      { mean: -1, least: -1 },
    ],
  })
})

test('where nothing was asked or nothing stands, nothing is said', () => {
  const token = packed(RIGHT)
  const none = new Uint8Array()
  const matchOf = (tokens: Uint8Array, weight: number) =>
    createMatcher({ tokens, weights: Float32Array.of(weight).slice(0, tokens.length) }, DIMENSIONS)
  expect(matchOf(none, 1)(token, WHOLE)).toBeNull()
  expect(matchOf(token, 0)(token, WHOLE)).toBeNull()
  expect(matchOf(token, 1)(none, WHOLE)).toBeNull()
})

test('the cosine of packed vectors is near that of the vectors', () => {
  const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 384,
    maxLength: 384,
  })
  const cosine = (one: readonly number[], other: readonly number[]): number => {
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, place) => sum + value * b[place]!, 0)
    return dot(one, other) / (Math.sqrt(dot(one, one) * dot(other, other)) || 1)
  }
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const weights = Float32Array.of(1)
      const match = createMatcher({ tokens: packTokens(rows(one), 384, [0]), weights }, 384)
      expect(match(packTokens(rows(other), 384, [0]), WHOLE)?.mean).toBeCloseTo(
        cosine(one, other),
        1,
      )
    }),
    { numRuns: 30 },
  )
})

test('the cosine of packed vectors is exact', () => {
  const unpacked = (packed: Uint8Array): number[] =>
    [...packed].flatMap((byte) => [(byte >> 4) - 8, (byte & 15) - 8])
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, place) => sum + value * b[place]!, 0)
  const cosine = (one: readonly number[], other: readonly number[]): number => {
    const length = Math.sqrt(dot(one, one)) * Math.sqrt(dot(other, other))
    return length === 0 ? -1 : dot(one, other) / length
  }
  const byte = fc.integer({ min: 0, max: 255 }).filter((value) => value > 15 && value % 16 > 0)
  const texts = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 }), fc.nat(300))
    .chain(([width, asked, given]) => {
      const rows = (count: number) => {
        const row = fc.array(byte, { minLength: width, maxLength: width })
        return fc.array(row, { minLength: count, maxLength: count })
      }
      return fc.tuple(fc.constant(width), rows(asked), rows(given + 1))
    })
  fc.assert(
    fc.property(texts, ([width, asked, given]) => {
      const placed = (rows: readonly (readonly number[])[]) =>
        Uint8Array.from([...rows.flat(), ...rows.flatMap(() => [0, 0])])
      const weights = new Float32Array(asked.length).fill(1)
      const match = createMatcher({ tokens: placed(asked), weights }, width * 2)(placed(given), [])
      const others = given.map((row) => unpacked(Uint8Array.from(row)))
      const nearest = asked.map((row) =>
        Math.max(...others.map((other) => cosine(unpacked(Uint8Array.from(row)), other))),
      )
      expect(match?.least).toBe(Math.min(...nearest))
      const mean = nearest.reduce((sum, value) => sum + value, 0) / nearest.length
      expect(match?.mean).toBeCloseTo(mean, 12)
    }),
    { numRuns: 20 },
  )
})
