/**
 * Just enough of WebAssembly's binary format to write a kernel as a list of named instructions: what
 * runs is what stands here, with no compiler between and no file of bytes that nobody can read.
 * @see https://webassembly.github.io/spec/core/binary/
 */

/** Bytes in order. */
export type Code = readonly (number | Code)[]

/** A function of 32-bit integers that gives nothing back; its variables are numbered on from its parameters. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: number
  /** 32-bit integers, 0 at first. */
  readonly integers: number
  /** 128-bit vectors, numbered after the integers. */
  readonly vectors: number
  readonly body: Code
}

const I32 = 0x7f
const V128 = 0x7b
const FUNCTION = 0x60
const EMPTY = 0x40
const END = 0x0b

/** In groups of seven bits, the lowest first. @param value 0 or more. */
const unsigned = (value: number): Code =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, unsigned(value >>> 7)]

/** The same, the sixth bit of the last group being the sign. */
const signed = (value: number): Code =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, signed(value >> 7)]

const simd = (operation: number, ...operands: Code): Code => [
  0xfd,
  unsigned(operation),
  ...operands,
]

/** Places are in bytes; a vector may stand at any. */
const at = (offset: number): Code => [0, unsigned(offset)]

export const local = {
  get: (variable: number): Code => [0x20, unsigned(variable)],
  set: (variable: number): Code => [0x21, unsigned(variable)],
}

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  store: (offset = 0): Code => [0x36, at(offset)],
  lessThan: [0x49] as Code,
  add: [0x6a] as Code,
}

export const v128 = {
  load: (offset = 0): Code => simd(0x00, at(offset)),
  store: (offset = 0): Code => simd(0x0b, at(offset)),
  and: simd(0x4e),
}

export const i8x16 = { splat: simd(0x0f), shiftRight: simd(0x6d), subtract: simd(0x71) }

export const i16x8 = { fromLowBytes: simd(0x87), fromHighBytes: simd(0x88) }

export const i32x4 = {
  splat: simd(0x11),
  lane: (lane: number): Code => simd(0x1b, lane),
  add: simd(0xae),
  /** Of two vectors of 16-bit numbers: the products of each pair of neighbours, added. */
  dot: simd(0xba),
}

/** Goes through the body again as long as it leaves something other than 0. */
export const repeatWhile = (...body: Code): Code => [0x03, EMPTY, body, 0x0d, 0, END]

const flat = (code: Code): number[] =>
  code.flatMap((part) => (typeof part === 'number' ? part : flat(part)))

/** With its length before it. */
function sized(code: Code): Code {
  const bytes = flat(code)
  return [unsigned(bytes.length), bytes]
}

const list = (items: readonly Code[]): Code => [unsigned(items.length), items]
const section = (id: number, content: Code): Code => [id, sized(content)]
/** Of ASCII text. */
const bytesOf = (text: string): Code => [...text].map((character) => character.charCodeAt(0))
const named = (name: string, kind: number, index: number): Code => [
  sized(bytesOf(name)),
  kind,
  index,
]

/** The module of these functions, and of one page of memory that can grow. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    FUNCTION,
    list(Array.from({ length: parameters }, () => [I32])),
    list([]),
  ])
  const bodies = functions.map(({ integers, vectors, body }) =>
    sized([
      list([
        [unsigned(integers), I32],
        [unsigned(vectors), V128],
      ]),
      body,
      END,
    ]),
  )
  return Uint8Array.from(
    flat([
      [bytesOf('\0asm'), 1, 0, 0, 0],
      section(1, list(types)),
      section(3, list(functions.map((_, index) => [index]))),
      section(5, list([[0, 1]])),
      section(
        7,
        list([named('memory', 2, 0), ...functions.map(({ name }, index) => named(name, 0, index))]),
      ),
      section(10, list(bodies)),
    ]),
  )
}
