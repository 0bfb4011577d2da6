import { expect, test } from 'vitest'
import { CollectionBusyError, OperatorError, UserError } from '../../src/core/errors.ts'
import type { Call } from '../../src/discord/call.ts'
import { explain, MemberError } from '../../src/discord/explain.ts'

const CALL = { kind: 'command', name: 'ask', locale: 'en' } as Call

test.each([
  [new MemberError('Ask **shorter**.'), 'Ask **shorter**.', 0],
  [new UserError('Generation 3 of *x* is not kept.'), 'Generation 3 of \\*x\\* is not kept.', 0],
  [
    new CollectionBusyError({ collection: 'c', holder: 'the *cli*', since: '' }),
    expect.stringContaining('the \\*cli\\*'),
    0,
  ],
  // Both may name the operator's machine.
  [
    new OperatorError('/srv/verbatim.db: no room', { file: '/srv/verbatim.db' }),
    'That did not work. The fault has been logged.',
    1,
  ],
  [new RangeError('/srv/x'), 'That did not work. The fault has been logged.', 1],
])('%o is told as %s', (error, told, faults) => {
  const logged: object[] = []
  const keep = (data: object) => void logged.push(data)
  const message = explain(error, CALL, { info: keep, warn: keep, error: keep })
  expect(message.embeds).toMatchObject([{ description: told }])
  expect(logged).toHaveLength(faults)
})
