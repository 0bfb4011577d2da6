import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AdminServer, startAdminServer } from '../../src/operation/admin-server.ts'
import { Readiness } from '../../src/operation/readiness.ts'

let readiness = new Readiness(['store', 'models'])
let metrics = async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' })
let admin: AdminServer
beforeAll(async () => {
  admin = await startAdminServer(
    { host: '127.0.0.1', port: 0 },
    { readiness: () => readiness.report(), metrics: () => metrics() },
  )
})
afterAll(() => admin.close())
beforeEach(() => {
  readiness = new Readiness(['store', 'models'])
})

const get = async (path: string, options: RequestInit = {}) => {
  const response = await fetch(`http://127.0.0.1:${admin.port}${path}`, options)
  return { status: response.status, text: await response.text() }
}
const ready = async () => {
  const { status, text } = await get('/readyz')
  return { status, ...(JSON.parse(text) as object) }
}

/** What comes back for bytes that no client of HTTP would send. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(admin.port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', (text) => {
      answer += text
    })
    // A server that has heard enough closes, or resets what still comes.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
    )
    socket.on('close', () => resolve(answer))
  })

test('the process is alive whatever the state of its parts', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, text: 'alive\n' })
})

describe('readiness', () => {
  test('names the parts that are not there yet', async () => {
    readiness.started('store', () => true)
    const parts = { store: 'ready', models: 'starting' }
    expect(await ready()).toEqual({ status: 503, ready: false, parts })
    readiness.started('models', async () => true)
    expect(await ready()).toEqual({
      status: 200,
      ready: true,
      parts: { store: 'ready', models: 'ready' },
    })
  })

  test('names those that fail, and those that do not answer in time', async () => {
    readiness.started('store', () => Promise.reject(new Error('the disk is gone')))
    readiness.started('models', () => new Promise(() => {}))
    const parts = { store: 'failing', models: 'failing' }
    expect(await ready()).toEqual({ status: 503, ready: false, parts })
    readiness.started('store', () => {
      throw new Error('the disk is gone')
    })
    readiness.started('models', () => false)
    expect(await ready()).toEqual({ status: 503, ready: false, parts })
  })

  test('ends with the order to stop, whatever the parts say', async () => {
    readiness.started('store', () => true)
    readiness.started('models', () => true)
    readiness.stop()
    expect(await ready()).toEqual({
      status: 503,
      ready: false,
      parts: { store: 'stopping', models: 'stopping' },
    })
  })

  test('looks once for all that ask at the same time', async () => {
    let looks = 0
    readiness.started('store', async () => {
      looks += 1
      await new Promise((resolve) => setTimeout(resolve, 200))
      return true
    })
    await Promise.all(Array.from({ length: 10 }, ready))
    expect(looks).toBeLessThan(10)
  })
})

describe('metrics', () => {
  test('are told as they are', async () => {
    expect(await get('/metrics')).toEqual({ status: 200, text: 'up 1\n' })
  })

  test('that cannot be had fail their request alone', async () => {
    metrics = () => Promise.reject(new Error('postgresql://me:hunter2@db'))
    expect(await get('/metrics')).toEqual({ status: 500, text: 'failed\n' })
    expect(await get('/healthz')).toMatchObject({ status: 200 })
  })
})

describe('hostile requests', () => {
  test.each([
    ['/', 404],
    ['/healthz/', 404],
    ['/..%2f..%2fetc/passwd', 404],
    ['/__proto__', 404],
    ['/constructor', 404],
    ['/healthz?x=1', 200],
  ])('%s gets %i', async (path, status) => {
    expect(await get(path)).toMatchObject({ status })
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s changes nothing', async (method) => {
    expect(await get('/healthz', { method })).toEqual({ status: 405, text: 'read only\n' })
  })

  test('HEAD gets no body', async () => {
    expect(await get('/healthz', { method: 'HEAD' })).toEqual({ status: 200, text: '' })
  })

  test('a large body is not read', async () => {
    const answer = await raw(
      `POST /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n${'x'.repeat(100_000)}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 405 .*\r\n/)
    expect(answer).toMatch(/connection: close/i)
  })

  test.each([
    ['headers too large', `GET /healthz HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
    ['no HTTP', 'hello\r\n\r\n', '400'],
    ['two lengths', 'GET / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', '400'],
  ])('%s', async (_, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })
})

test('a port that is taken is told of', async () => {
  const again = startAdminServer(
    { host: '127.0.0.1', port: admin.port },
    { readiness: () => readiness.report(), metrics },
  )
  await expect(again).rejects.toThrow(/admin port cannot be opened.*EADDRINUSE/)
})
