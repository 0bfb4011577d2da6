import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchAttachment, LARGEST_FILE } from '../../src/discord/attachment.ts'

const server = createServer()
afterEach(() => {
  server.removeAllListeners('request')
  server.closeAllConnections()
  server.close()
})

const serve = async (answer: RequestListener): Promise<string> => {
  server.on('request', answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`
}
const never = new AbortController().signal

test('gives the bytes', async () => {
  const url = await serve((_, response) => response.end('Rules'))
  expect(String(await fetchAttachment({ url, size: 5 }, never))).toBe('Rules')
})

test('one that is larger than it says is not read to its end', async () => {
  const url = await serve((_, response) => response.end(Buffer.alloc(LARGEST_FILE + 1)))
  expect(await fetchAttachment({ url, size: 5 }, never)).toBeNull()
})

test('one that is not there is a fault', async () => {
  const url = await serve((_, response) => response.writeHead(404).end())
  await expect(fetchAttachment({ url, size: 5 }, never)).rejects.toThrow('404')
})

test('one that does not come is given up, before its first byte or after', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/file') response.write('Ru')
  })
  for (const address of [url, `${url}/silent`])
    await expect(fetchAttachment({ url: address, size: 5 }, never, 50)).rejects.toMatchObject({
      name: 'TimeoutError',
    })
})
