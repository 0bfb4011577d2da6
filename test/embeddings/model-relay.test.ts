import { expect, test } from 'vitest'
import { InferenceProcessError, type ModelRunner } from '../../embeddings/inference-process.ts'
import { ModelRelay, RelayedModels } from '../../embeddings/model-relay.ts'

/** Two askers of one runner that answers when told to; messages are copied as between processes. */
function connected() {
  const asked: { input: unknown; urgent: boolean; signal: AbortSignal | undefined }[] = []
  const answer: (() => void)[] = []
  const runner: ModelRunner = {
    request: (_operation, input, { urgent, signal }) => {
      asked.push({ input, urgent, signal })
      const counted = (input as readonly string[]).map(({ length }) => length)
      return new Promise((resolve, reject) => {
        answer.push(() => {
          if (counted[0] === 0) {
            const data = { operation: 'count', exit: 'SIGKILL' } as const
            reject(new InferenceProcessError('It died twice.', data))
          } else resolve(counted as never)
        })
      })
    },
    close: async () => {},
  }
  const open = () => {
    const relay = new ModelRelay(runner, (message) => models.receive(structuredClone(message)))
    const models = new RelayedModels((message) => relay.receive(structuredClone(message)))
    return { relay, models }
  }
  return { asked, answer, one: open(), other: open() }
}

test('each asker gets its own answers, in whatever order they come', async () => {
  const { asked, answer, one, other } = connected()
  const all = Promise.all([
    one.models.request('count', ['a'], { urgent: false }),
    other.models.request('count', ['bb'], { urgent: true }),
    one.models.request('count', ['ccc', 'dddd'], { urgent: true }),
  ])
  for (const give of answer.toReversed()) give()
  expect(await all).toEqual([[1], [2], [3, 4]])
  expect(asked.map(({ urgent }) => urgent)).toEqual([false, true, true])
})

test('what the models say of a failure reaches the asker whole', async () => {
  const { answer, one } = connected()
  const failed = one.models.request('count', [''], { urgent: true })
  answer[0]?.()
  const data = { operation: 'count', exit: 'SIGKILL' } as const
  await expect(failed).rejects.toEqual(new InferenceProcessError('It died twice.', data))
  await expect(failed).rejects.toMatchObject({ data })
})

test('a cancelled request is cancelled at the models too', async () => {
  const { asked, answer, one } = connected()
  const controller = new AbortController()
  const options = { urgent: true, signal: controller.signal }
  const gone = one.models.request('count', ['a'], options)
  const stays = one.models.request('count', ['bb'], { urgent: true })
  controller.abort(new Error('no longer wanted'))
  await expect(gone).rejects.toThrow('no longer wanted')
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false])
  for (const give of answer) give()
  expect(await stays).toEqual([2])
  await expect(one.models.request('count', ['a'], options)).rejects.toThrow('no longer wanted')
  expect(asked).toHaveLength(2)
})

test('the work of an asker that is gone is cancelled, the others’ goes on', async () => {
  const { asked, answer, one, other } = connected()
  void one.models.request('count', ['a'], { urgent: true })
  const stays = other.models.request('count', ['bb'], { urgent: true })
  one.relay.close()
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false])
  for (const give of answer) give()
  expect(await stays).toEqual([2])
})

test('closing fails what waits, and what comes later', async () => {
  const { one } = connected()
  const waiting = one.models.request('count', ['a'], { urgent: true })
  const failed = expect(waiting).rejects.toBeInstanceOf(InferenceProcessError)
  await one.models.close()
  await failed
  await expect(one.models.request('count', ['a'], { urgent: true })).rejects.toThrow('closed')
})
