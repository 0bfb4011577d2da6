import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Address } from '../../../src/sources/web/address.ts'
import { WebReader } from '../../../src/sources/web/web-reader.ts'
import { openWebSite, page, redirect, type WebSite } from '../../support/web-site.ts'

let site: WebSite
/** How often each name was resolved. */
let resolved: string[]
beforeEach(async () => {
  site = await openWebSite()
  resolved = []
})
afterEach(() => site.close())

/** `site.test` is the server of these tests, `inside.test` and others lie in private networks. */
const NAMES: Readonly<Record<string, readonly Address[]>> = {
  'site.test': [{ address: '127.0.0.1', family: 4 }],
  'other.test': [{ address: '127.0.0.1', family: 4 }],
  'inside.test': [{ address: '10.0.0.7', family: 4 }],
  'both.test': [
    { address: '127.0.0.1', family: 4 },
    { address: '192.168.0.1', family: 4 },
  ],
}

const reader = (limits = {}) =>
  new WebReader({
    guard: {
      resolve: async (name) => {
        resolved.push(name)
        return NAMES[name] ?? []
      },
      isAllowed: (address) => address === '127.0.0.1',
    },
    limits: { bytes: 100_000, headMs: 300, totalMs: 600, ...limits },
    maxWaitMs: 1_000,
  })

const at = (path: string, host = 'site.test') => `http://${host}:${site.port}${path}`

const textOf = async (path: string) => {
  const outcome = await reader().read(at(path))
  return 'page' in outcome ? Buffer.from(outcome.page.bytes).toString() : outcome
}

const reasonOf = async (path: string, host?: string) => {
  const outcome = await reader().read(at(path, host))
  return 'reason' in outcome ? outcome.reason : outcome
}

test('a page comes with what its server says of it; each name is resolved once a request', async () => {
  site.pages.set('/a', page('text', { 'content-type': 'Text/HTML; Charset="UTF-8"', etag: '"1"' }))
  expect(await reader().read(at('/a'))).toEqual({
    page: {
      url: at('/a'),
      bytes: Buffer.from('text'),
      mediaType: 'text/html',
      charset: 'UTF-8',
      validators: { etag: '"1"' },
    },
  })
  expect(site.log).toEqual(['GET /robots.txt', 'GET /a'])
  expect(resolved).toEqual(['site.test', 'site.test'])
})

test('the robot says who it is', async () => {
  let agent = ''
  site.pages.set('/a', (request, response) => {
    agent = request.headers['user-agent'] ?? ''
    response.end('x')
  })
  await reader().read(at('/a'))
  expect(agent).toMatch(/^Verbatim\/\d/)
})

describe('redirects', () => {
  test('are followed one by one, relative ones too', async () => {
    site.pages.set('/a', redirect('/b', 301))
    site.pages.set('/b', redirect(`http://other.test:${site.port}/c`, 307))
    site.pages.set('/c', page('end'))
    expect(await textOf('/a')).toBe('end')
    expect(resolved).toEqual(['site.test', 'site.test', 'site.test', 'other.test', 'other.test'])
  })

  test.each([
    [
      'http://inside.test/',
      'inside.test leads into a private network; only public pages are read.',
    ],
    ['http://both.test/', 'both.test leads into a private network; only public pages are read.'],
    [
      'http://169.254.169.254/latest',
      '169.254.169.254 leads into a private network; only public pages are read.',
    ],
    [
      'http://[::ffff:10.0.0.1]/',
      '[::ffff:a00:1] leads into a private network; only public pages are read.',
    ],
    ['http://nowhere.test/', 'There is no host nowhere.test.'],
    ['data:text/html,hello', 'Only http and https addresses are read.'],
    ['javascript:alert(1)', 'Only http and https addresses are read.'],
    ['file:///etc/passwd', 'Only http and https addresses are read.'],
    ['http://u:p@site.test/', 'Addresses with a name or password in them are not read.'],
    ['http://site.test:22/', 'Port 22 is not one of the Web.'],
    ['http://', 'The server redirects to nowhere.'],
  ])('to %s is refused', async (location, reason) => {
    site.pages.set('/a', redirect(location))
    expect(await reasonOf('/a')).toBe(reason)
  })

  test('without end stop', async () => {
    site.pages.set('/a', redirect('/a'))
    expect(await reasonOf('/a')).toBe('More than 5 redirects.')
    expect(site.log).toHaveLength(7)
  })
})

describe('bodies', () => {
  test.each([
    ['gzip', gzipSync('packed')],
    ['deflate', deflateSync('packed')],
    ['br', brotliCompressSync('packed')],
  ])('%s is unpacked', async (encoding, body) => {
    site.pages.set('/a', page(body, { 'content-encoding': encoding }))
    expect(await textOf('/a')).toBe('packed')
  })

  test.each<[string, Uint8Array, Record<string, string>, string]>([
    [
      'a gzip bomb',
      gzipSync(Buffer.alloc(5_000_000)),
      { 'content-encoding': 'gzip' },
      'The page has more than 0 MB.',
    ],
    [
      'broken gzip',
      Buffer.from('not gzip'),
      { 'content-encoding': 'gzip' },
      'The page is packed wrongly.',
    ],
    [
      'half of gzip',
      gzipSync('x'.repeat(500)).subarray(0, 20),
      { 'content-encoding': 'gzip' },
      'The page is packed wrongly.',
    ],
    [
      'an unknown packing',
      Buffer.from('x'),
      { 'content-encoding': 'zstd' },
      'The page is packed as zstd, which is not known here.',
    ],
    ['too large a page', Buffer.alloc(100_001), {}, 'The page has more than 0 MB.'],
  ])('%s is refused', async (_, body, headers, reason) => {
    site.pages.set('/a', page(body, headers))
    expect(await reasonOf('/a')).toBe(reason)
  })

  test('a wrong length is told', async () => {
    site.pages.set('/short', (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('only this')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await reasonOf('/short')).toBe('The server ended the connection early.')
    site.pages.set('/vast', (_, response) => {
      response.writeHead(200, { 'content-length': '999999999999' })
      response.write('x')
    })
    expect(await reasonOf('/vast')).toBe('The page has more than 0 MB.')
  })

  test('slow servers are left', async () => {
    site.pages.set('/head', () => {})
    expect(await reasonOf('/head')).toBe('The server did not answer within 0.3 seconds.')
    site.pages.set('/body', (_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(timer))
    })
    expect(await reasonOf('/body')).toBe('The server took longer than 0.6 seconds.')
  })

  test('a connection cut off, or one that is refused', async () => {
    site.pages.set('/cut', (_, response) => response.destroy())
    expect(await reasonOf('/cut')).toBe('The server ended the connection early.')
    const gone = await openWebSite()
    await gone.close()
    const outcome = await reader().read(`http://site.test:${gone.port}/`)
    expect(outcome).toEqual({ reason: 'The server refuses connections.', isGone: false })
  })

  test('what is no HTTP', async () => {
    site.pages.set('/a', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'))
    expect(await reasonOf('/a')).toMatch(/^The page cannot be read: /)
    site.pages.set('/b', page('x', { long: 'x'.repeat(20_000) }))
    expect(await reasonOf('/b')).toMatch(/^The page cannot be read: /)
  })
})

describe('changing pages', () => {
  test('are asked for with what is known of them', async () => {
    const asked: unknown[] = []
    site.pages.set('/a', ({ headers }, response) => {
      asked.push([headers['if-none-match'], headers['if-modified-since']])
      response.writeHead(304).end()
    })
    const known = { etag: 'W/"7"', lastModified: 'Tue, 24 Feb 2026 10:00:00 GMT' }
    expect(await reader().read(at('/a'), known)).toEqual({ unchanged: true })
    expect(asked).toEqual([['W/"7"', 'Tue, 24 Feb 2026 10:00:00 GMT']])
  })

  test.each([
    [404, { reason: 'There is no such page (404).', isGone: true }],
    [410, { reason: 'There is no such page (410).', isGone: true }],
    [403, { reason: 'The server answers with status 403.', isGone: false }],
    [500, { reason: 'The server answers with status 500.', isGone: false }],
  ])('status %i', async (status, outcome) => {
    site.pages.set('/a', page('x', {}, status))
    expect(await reader().read(at('/a'))).toEqual(outcome)
  })
})

describe('a server that asks to come back later', () => {
  test('is asked again when that is soon', async () => {
    let count = 0
    site.pages.set('/a', (request, response) => {
      count += 1
      const answer = count < 3 ? page('', { 'retry-after': '0' }, 429) : page('now')
      answer(request, response)
    })
    expect(await textOf('/a')).toBe('now')
    expect(count).toBe(3)
  })

  test('is left alone when it is not, and when it never stops', async () => {
    site.pages.set('/later', page('', { 'retry-after': '3600' }, 503))
    expect(await reasonOf('/later')).toBe('The server asks to come back in 3600 seconds.')
    const date = new Date(Date.now() + 7_200_000).toUTCString()
    site.pages.set('/date', page('', { 'retry-after': date }, 429))
    expect(await reasonOf('/date')).toMatch(/^The server asks to come back in 7[12]\d\d seconds\.$/)
    site.pages.set('/never', page('', { 'retry-after': '0' }, 429))
    expect(await reasonOf('/never')).toBe('The server answers with status 429.')
  })
})

describe('robots.txt', () => {
  test('is kept', async () => {
    site.pages.set(
      '/robots.txt',
      page('User-agent: verbatim\nDisallow: /private\n\nUser-agent: *\nDisallow: /'),
    )
    site.pages.set('/open', page('x'))
    const one = reader()
    expect(await one.read(at('/private/a'))).toMatchObject({
      reason: 'The site’s robots.txt asks not to read this page.',
    })
    expect(await one.read(at('/open'))).toMatchObject({ page: {} })
    expect(site.log).toEqual(['GET /robots.txt', 'GET /open'])
  })

  test('that a server cannot give forbids all, one that is not there nothing', async () => {
    site.pages.set('/a', page('x'))
    expect(await textOf('/a')).toBe('x')
    site.pages.set('/robots.txt', page('', {}, 500))
    expect(await reasonOf('/a')).toBe(
      'The site’s robots.txt cannot be read (status 500), so nothing is.',
    )
  })

  test('may not lead into a private network', async () => {
    site.pages.set('/robots.txt', redirect('http://inside.test/robots.txt'))
    site.pages.set('/a', page('x'))
    expect(await reasonOf('/a')).toMatch(/^inside\.test leads into a private network/)
  })
})

test('a cancelled read ends with the reason', async () => {
  site.pages.set('/a', () => {})
  const controller = new AbortController()
  const reading = reader().read(at('/a'), {}, controller.signal)
  setTimeout(() => controller.abort(new Error('enough')), 50)
  await expect(reading).rejects.toThrow('enough')
})
