import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** An address to connect to. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Name → its addresses; the system's resolver, or a stand-in for tests. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: 'ipv4first' })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/** Where IPv6 hands out public addresses; everything else is local, translated or reserved. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether anybody on the Internet could connect to it, so that it gives away nothing of this network. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(PUBLIC_IPV6)
}

/** Ports that speak the Web: its two own ones, and those that need no privilege. */
const isWebPort = (port: string): boolean =>
  port === '' || port === '80' || port === '443' || Number(port) >= 1024

/** An address as a URL's host, without the brackets of IPv6; null when the host is a name. */
function literalAddress(hostname: string): Address | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (!ipaddr.isValid(bare)) return null
  return { address: bare, family: ipaddr.parse(bare).kind() === 'ipv6' ? 6 : 4 }
}

export interface Guard {
  readonly resolve: Resolve
  /** Which addresses may be connected to. */
  readonly isAllowed: (address: string) => boolean
}

export const PUBLIC_GUARD: Guard = { resolve: systemResolve, isAllowed: isPublicAddress }

/** Why nobody is asked for such a URL, whatever its host; null when somebody may be. */
export function refusalOf(url: URL): string | null {
  if (!/^https?:$/.test(url.protocol)) return 'Only http and https addresses are read.'
  if (url.username !== '' || url.password !== '')
    return 'Addresses with a name or password in them are not read.'
  return isWebPort(url.port) ? null : `Port ${url.port} is not one of the Web.`
}

/** The one address to connect to, or why there is none. Names with any address within are refused whole. */
export async function addressOf(
  url: URL,
  { resolve, isAllowed }: Guard,
): Promise<Address | { readonly reason: string }> {
  const refusal = refusalOf(url)
  if (refusal !== null) return { reason: refusal }
  const literal = literalAddress(url.hostname)
  const addresses = literal ? [literal] : await resolveSafely(url.hostname, resolve)
  const [first] = addresses
  if (first === undefined) return { reason: `There is no host ${url.hostname}.` }
  if (!addresses.every(({ address }) => isAllowed(address)))
    return { reason: `${url.hostname} leads into a private network; only public pages are read.` }
  return first
}

async function resolveSafely(hostname: string, resolve: Resolve): Promise<readonly Address[]> {
  try {
    return await resolve(hostname)
  } catch {
    return []
  }
}
