import type { IncomingMessage } from 'node:http'
import type { Answer } from './fake-state.ts'
import type { Json } from './json.ts'
import {
  faultsOfCallback,
  faultsOfCommands,
  faultsOfEdit,
  faultsOfFollowUp,
  faultsOfMessage,
  faultsOfMessageEdit,
} from './validate.ts'

/** The body of a request, and the texts of the files that came with it. */
export interface Parsed {
  readonly json: Json
  readonly files: readonly string[]
}

type Judge = (body: Json) => readonly string[]
const nothing: Judge = () => []

/** All that the bot may ask of Discord's REST API, and who judges it. */
const ROUTES: readonly (readonly [method: string, path: RegExp, judge: Judge])[] = [
  ['GET', /^\/gateway\/bot$/, nothing],
  ['GET', /^\/guilds\/\d+$/, nothing],
  ['PUT', /^\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/, faultsOfCommands],
  ['POST', /^\/interactions\/\d+\/[^/]+\/callback$/, faultsOfCallback],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/, faultsOfEdit],
  ['DELETE', /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/, nothing],
  ['POST', /^\/webhooks\/\d+\/[^/]+$/, faultsOfFollowUp],
  ['POST', /^\/channels\/\d+\/messages$/, faultsOfMessage],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/, faultsOfMessageEdit],
  ['POST', /^\/channels\/\d+\/typing$/, nothing],
]

/** Those that carry their right to write in their path. */
const WITHOUT_TOKEN = /^\/(interactions|webhooks)\//

/** Without the base, the version and the query. */
export const pathOf = ({ url = '' }: IncomingMessage): string =>
  decodeURIComponent(url.split('?')[0] ?? '').replace(/^\/api\/v10/, '')

/** What Discord would refuse in a request; empty: nothing. */
export function faultsOfRequest(method: string, path: string, body: Json): readonly string[] {
  const route = ROUTES.find(([verb, pattern]) => verb === method && pattern.test(path))
  return route === undefined ? [`the bot never asks for ${method} ${path}`] : route[2](body)
}

/** Discord's answer to whoever does not say who they are; null to others. */
export function strangerAnswer(
  { headers }: IncomingMessage,
  path: string,
  token: string,
): Answer | null {
  if (!/^DiscordBot \(\S+, \S+\)/.test(headers['user-agent'] ?? ''))
    return { status: 403, body: { code: 0, message: 'A User-Agent is needed' } }
  if (!WITHOUT_TOKEN.test(path) && headers.authorization !== `Bot ${token}`)
    return { status: 401, body: { code: 0, message: '401: Unauthorized' } }
  return null
}

export async function parseRequest(request: IncomingMessage): Promise<Parsed> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/'))
    return { json: raw.length === 0 ? {} : (JSON.parse(raw.toString()) as Json), files: [] }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const files: string[] = []
  for (const [name, value] of form)
    if (name.startsWith('files')) files.push(await (value as Blob).text())
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')) as Json, files }
}
