import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../core/errors.ts'
import type { ReadinessReport } from './readiness.ts'

/** What the admin port tells. */
export interface AdminSources {
  readonly readiness: () => Promise<ReadinessReport>
  /** In Prometheus's text format. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
}

export interface AdminServer {
  /** The one in use, also where any free one was asked for. */
  readonly port: number
  close(): Promise<void>
}

interface Page {
  readonly status: number
  readonly type: string
  readonly text: string
}

const TEXT = 'text/plain; charset=utf-8'
const LARGEST_HEADERS = 8_192
const PATIENCE_MS = 5_000
const MOST_CONNECTIONS = 64

const plain = (status: number, text: string): Page => ({ status, type: TEXT, text: `${text}\n` })

const PAGES: Readonly<Record<string, (sources: AdminSources) => Page | Promise<Page>>> = {
  '/healthz': () => plain(200, 'alive'),
  '/readyz': async ({ readiness }) => {
    const report = await readiness()
    const text = `${JSON.stringify(report)}\n`
    return { status: report.ready ? 200 : 503, type: 'application/json', text }
  },
  '/metrics': async ({ metrics }) => {
    const { contentType, text } = await metrics()
    return { status: 200, type: contentType, text }
  },
}

/**
 * Serves `GET /healthz`, `/readyz` and `/metrics`, to whoever reaches the address: it knows no password.
 * @throws UserError when it cannot listen there.
 */
export async function startAdminServer(
  { host, port }: { readonly host: string; readonly port: number },
  sources: AdminSources,
): Promise<AdminServer> {
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS }, (request, response) => {
    pageFor(request, sources).then(
      (page) => send(response, page, request.method === 'HEAD'),
      // The next scrape may succeed; what is wrong stands in the log of the part that failed.
      () => send(response, plain(500, 'failed'), false),
    )
  })
  server.requestTimeout = PATIENCE_MS
  server.headersTimeout = PATIENCE_MS
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new UserError(`The admin port cannot be opened: ${error.message}`, { host, port })),
    )
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pageFor({ method, url = '' }: IncomingMessage, sources: AdminSources) {
  const path = url.split('?', 1)[0] ?? ''
  const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined
  if (page === undefined) return plain(404, 'not here')
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'read only')
  return page(sources)
}

function send(response: ServerResponse, { status, type, text }: Page, isHead: boolean): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, HEAD' }),
    // A body that nobody reads must not be taken for the next request.
    connection: 'close',
  })
  response.end(isHead ? undefined : text)
}
