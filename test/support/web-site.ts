import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What answers one path. */
export type Page = (request: IncomingMessage, response: ServerResponse) => void

export interface WebSite {
  readonly port: number
  /** Of every request so far: "GET /path". */
  readonly log: string[]
  readonly pages: Map<string, Page>
  close(): Promise<void>
}

/** A page with that body. */
export const page =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Page =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
    response.end(body)
  }

/** A redirect to there. */
export const redirect = (location: string, status = 302): Page => page('', { location }, status)

/** A web server on this machine; a path without a page is answered with 404. */
export async function openWebSite(): Promise<WebSite> {
  const pages = new Map<string, Page>()
  const log: string[] = []
  const server = http.createServer((request, response) => {
    log.push(`${request.method} ${request.url}`)
    const answer = pages.get(request.url ?? '') ?? page('not here', {}, 404)
    answer(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    log,
    pages,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
