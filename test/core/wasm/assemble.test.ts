import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemble, i32, local, repeatWhile } from '../../../src/core/wasm/assemble.ts'

interface Exports {
  readonly memory: WebAssembly.Memory
  run(parameter: number): void
}

/** Runs a function of one parameter, and gives what stands in the memory then. */
function memoryAfter(body: Parameters<typeof assemble>[0][number]['body'], parameter = 0) {
  const bytes = assemble([{ name: 'run', parameters: 1, integers: 1, vectors: 0, body }])
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports
  run(parameter)
  return new DataView(memory.buffer)
}

test('a module of nothing', () => {
  expect([...assemble([])]).toEqual([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...[0x01, 0x01, 0x00],
    ...[0x03, 0x01, 0x00],
    ...[0x05, 0x03, 0x01, 0x00, 0x01],
    ...[0x07, 0x0a, 0x01, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00],
    ...[0x0a, 0x01, 0x00],
  ])
})

test('every constant and every place is written so that it is read as the same', () => {
  const integer = fc.oneof(
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.integer({ min: -200, max: 200 }),
  )
  fc.assert(
    fc.property(integer, fc.nat(65_532), (value, place) => {
      const memory = memoryAfter([i32.const(0), i32.const(value), i32.store(place)])
      expect(memory.getInt32(place, true)).toBe(value)
    }),
  )
})

test('a loop goes on while its body leaves something other than 0', () => {
  const [limit, count] = [0, 1]
  const body = [
    repeatWhile(
      [local.get(count), i32.const(3), i32.add, local.set(count)],
      [local.get(count), local.get(limit), i32.lessThan],
    ),
    [i32.const(8), local.get(count), i32.store()],
  ]
  expect(memoryAfter(body, 10).getInt32(8, true)).toBe(12)
  expect(memoryAfter(body, 0).getInt32(8, true)).toBe(3)
})
