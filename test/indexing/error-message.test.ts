import { describe, expect, test } from 'vitest'
import {
  CollectionBusyError,
  FingerprintMismatchError,
  LeaseLostError,
  NewerSchemaError,
  OperatorError,
  TextTooLongError,
  UserError,
} from '../../src/core/errors.ts'
import { fromErrorMessage, toErrorMessage } from '../../src/indexing/error-message.ts'

const sent = (thrown: unknown): Error => fromErrorMessage(structuredClone(toErrorMessage(thrown)))

describe('an error sent to another process', () => {
  test.each([
    new CollectionBusyError({ collection: 'c', holder: 'h', since: '2026-01-01T00:00:00.000Z' }),
    new FingerprintMismatchError({ indexed: 'a', current: 'b' }),
    new LeaseLostError({ collection: 'c', holder: 'h' }),
    new NewerSchemaError({ found: 9, supported: 1 }),
    new TextTooLongError({ tokens: 600, maxTokens: 512 }),
    new OperatorError('The disk is full. Free some space.', { file: 'verbatim.db' }),
    new UserError('Name a folder.', { at: 3 }),
  ])('keeps class, message, data and stack: $name', (error) => {
    const arrived = sent(error)
    expect(arrived.constructor).toBe(error.constructor)
    expect(arrived).toEqual(error)
    expect(arrived).toMatchObject({ data: error.data, stack: error.stack })
  })

  test('of a class that only the process knows stays something a user can mend', () => {
    class SourceError extends UserError {
      override readonly name = 'SourceError'
    }
    const arrived = sent(new SourceError('Name a folder.', { at: 3 }))
    expect(arrived).toBeInstanceOf(UserError)
    expect(arrived).toMatchObject({ message: 'Name a folder.', data: { at: 3 } })
  })

  test('that is a fault stays one, with its name and stack', () => {
    const fault = new RangeError('Expected a passage id')
    const arrived = sent(fault)
    expect(arrived).not.toBeInstanceOf(UserError)
    expect(arrived).toMatchObject({
      name: 'RangeError',
      message: fault.message,
      stack: fault.stack,
    })
  })

  test('and is no error at all is told in words', () => {
    expect(sent('out of paper')).toMatchObject({ name: 'Error', message: 'out of paper' })
  })
})
