import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ahead } from '../../src/core/ahead.ts'

/** Counts up, telling when it begins and gives each number. */
async function* counting(to: number, log: string[]): AsyncGenerator<number> {
  try {
    for (let number = 1; number <= to; number += 1) {
      log.push(`make ${number}`)
      await setImmediate()
      yield number
    }
    throw new Error('no more')
  } finally {
    log.push('end')
  }
}

test('the next item is made while the current one is used, and no more than that', async () => {
  const log: string[] = []
  const using = async () => {
    for await (const number of ahead(counting(3, log))) {
      log.push(`use ${number}`)
      for (let turn = 0; turn < 5; turn += 1) await setImmediate()
      log.push(`used ${number}`)
    }
  }
  await expect(using()).rejects.toThrow('no more')
  expect(log).toEqual([
    ...['make 1', 'make 2', 'use 1', 'used 1'],
    ...['make 3', 'use 2', 'used 2'],
    ...['end', 'use 3', 'used 3'],
  ])
})

test('whoever leaves early leaves nothing running', async () => {
  const log: string[] = []
  for await (const _ of ahead(counting(9, log))) break
  expect(log).toEqual(['make 1', 'make 2', 'end'])
})
