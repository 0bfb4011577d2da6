import {
  assemble,
  type Code,
  i8x16,
  i16x8,
  i32,
  i32x4,
  local,
  repeatWhile,
  v128,
} from './assemble.ts'

/**
 * Scalar products of packed token vectors (`token-vectors.ts`), eight at a time: some 40,000 of them
 * while somebody waits for an answer.
 */
export interface TokenKernel {
  readonly memory: WebAssembly.Memory
  /**
   * From packed to 16-bit numbers, in an order of their own.
   * @param end of what is packed, a multiple of `PACKED_STEP` after `from`.
   */
  unpack(from: number, end: number, to: number): void
  /**
   * Products of one unpacked row with others, as 32-bit integers from `to` on.
   * @param end of the other rows, which stand one after another; at least one.
   * @param width bytes of a row, a multiple of `UNPACKED_STEP`.
   */
  products(row: number, others: number, end: number, width: number, to: number): void
}

/** Bytes that are gone through in one step. */
export const PACKED_STEP = 16
export const UNPACKED_STEP = 64

const VECTOR = 16

/** The variable, so much greater. */
const increased = (variable: number, by: Code): Code => [
  local.get(variable),
  by,
  i32.add,
  local.set(variable),
]

/** Numbers that were shifted to be 0 or more → eight of them, as they were. */
const halves = (numbers: Code, to: number, offset: number, shift: number): Code => [
  local.get(to),
  [numbers, i32.const(shift), i8x16.splat, i8x16.subtract, i16x8.fromLowBytes],
  v128.store(offset),
  local.get(to),
  [numbers, i32.const(shift), i8x16.splat, i8x16.subtract, i16x8.fromHighBytes],
  v128.store(offset + VECTOR),
]

function unpack(shift: number): Code {
  const [from, end, to, packed] = [0, 1, 2, 3]
  const high = [local.get(packed), i32.const(4), i8x16.shiftRight]
  const low = [local.get(packed), i32.const(15), i8x16.splat, v128.and]
  return repeatWhile(
    [local.get(from), v128.load(), local.set(packed)],
    halves(high, to, 0, shift),
    halves(low, to, 2 * VECTOR, shift),
    increased(to, i32.const(UNPACKED_STEP)),
    increased(from, i32.const(PACKED_STEP)),
    [local.get(from), local.get(end), i32.lessThan],
  )
}

function products(): Code {
  const [row, other, end, width, to, place, sum] = [0, 1, 2, 3, 4, 5, 6]
  const step = [0, VECTOR, 2 * VECTOR, 3 * VECTOR].map((offset) => [
    [local.get(row), local.get(place), i32.add, v128.load(offset)],
    [local.get(other), local.get(place), i32.add, v128.load(offset)],
    i32x4.dot,
  ])
  const lanes = [0, 1, 2, 3].map((lane) => [local.get(sum), i32x4.lane(lane)])
  return repeatWhile(
    [i32.const(0), local.set(place), i32.const(0), i32x4.splat, local.set(sum)],
    repeatWhile(
      [step[0]!, step[1]!, i32x4.add, step[2]!, step[3]!, i32x4.add, i32x4.add],
      [local.get(sum), i32x4.add, local.set(sum)],
      increased(place, i32.const(UNPACKED_STEP)),
      [local.get(place), local.get(width), i32.lessThan],
    ),
    [local.get(to), lanes[0]!, lanes[1]!, i32.add, lanes[2]!, i32.add, lanes[3]!, i32.add],
    i32.store(),
    increased(to, i32.const(4)),
    increased(other, local.get(width)),
    [local.get(other), local.get(end), i32.lessThan],
  )
}

/** @param shift what was added to each packed number. */
export function createTokenKernel(shift: number): TokenKernel {
  const bytes = assemble([
    { name: 'unpack', parameters: 3, integers: 0, vectors: 1, body: unpack(shift) },
    { name: 'products', parameters: 5, integers: 1, vectors: 1, body: products() },
  ])
  // The names and parameters above are those of the interface.
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as TokenKernel
}
