import { type Guard, PUBLIC_GUARD } from '../../src/sources/web/address.ts'

/** No name is ever asked for outside. */
export const offlineGuard: Guard = {
  ...PUBLIC_GUARD,
  resolve: async (name) =>
    name === 'public.example' ? [{ address: '93.184.215.14', family: 4 }] : [],
}

export const PRIVATE = /leads into a private network/
const NO_HOST = /^There is no host/
const SCHEME = 'Only http and https addresses are read.'
const PASSWORD = 'Addresses with a name or password in them are not read.'
export const NO_URL = 'no URL'

/** Hostile addresses and what becomes of each. */
export const HOSTILE_URLS: readonly (readonly [string, string | RegExp])[] = [
  // Loopback, in every notation.
  ['http://127.0.0.1/', PRIVATE],
  ['http://127.1/', PRIVATE],
  ['http://127.0.0.1.:80/', PRIVATE],
  ['http://127.255.255.254/', PRIVATE],
  ['http://2130706433/', PRIVATE],
  ['http://0x7f000001/', PRIVATE],
  ['http://0x7f.0.0.1/', PRIVATE],
  ['http://0177.0.0.1/', PRIVATE],
  ['http://017700000001/', PRIVATE],
  ['http://0x7F.1/', PRIVATE],
  ['http://①②⑦.⓪.⓪.①/', PRIVATE],
  ['http://127。0。0。1/', PRIVATE],
  ['http://%31%32%37.0.0.1/', PRIVATE],
  ['http://[::1]/', PRIVATE],
  ['http://[0:0:0:0:0:0:0:1]/', PRIVATE],
  ['http://[::ffff:127.0.0.1]/', PRIVATE],
  ['http://[::ffff:7f00:1]/', PRIVATE],
  ['http://[0:0:0:0:0:ffff:127.0.0.1]/', PRIVATE],
  ['http://[::127.0.0.1]/', PRIVATE],
  ['http://localhost/', NO_HOST],
  ['http://LOCALHOST:3000/', NO_HOST],
  ['http://localhost./', NO_HOST],
  // Unspecified and broadcast.
  ['http://0/', PRIVATE],
  ['http://0.0.0.0/', PRIVATE],
  ['http://0.1.2.3/', PRIVATE],
  ['http://[::]/', PRIVATE],
  ['http://255.255.255.255/', PRIVATE],
  // Private networks.
  ['http://10.0.0.1/', PRIVATE],
  ['http://10.1/', PRIVATE],
  ['http://167772161/', PRIVATE],
  ['http://0x0a000001/', PRIVATE],
  ['http://012.0.0.1/', PRIVATE],
  ['http://172.16.0.1/', PRIVATE],
  ['http://172.31.255.255/', PRIVATE],
  ['http://192.168.1.1/', PRIVATE],
  ['http://0300.0250.1.1/', PRIVATE],
  ['http://100.64.0.1/', PRIVATE],
  ['http://198.18.0.1/', PRIVATE],
  ['http://192.0.0.1/', PRIVATE],
  ['http://192.0.2.1/', PRIVATE],
  ['http://198.51.100.1/', PRIVATE],
  ['http://203.0.113.1/', PRIVATE],
  ['http://240.0.0.1/', PRIVATE],
  ['http://224.0.0.1/', PRIVATE],
  ['http://239.255.255.250/', PRIVATE],
  ['http://[fc00::1]/', PRIVATE],
  ['http://[fd12:3456:789a::1]/', PRIVATE],
  ['http://[fe80::1]/', PRIVATE],
  ['http://[fec0::1]/', PRIVATE],
  ['http://[ff02::1]/', PRIVATE],
  ['http://[::ffff:10.0.0.1]/', PRIVATE],
  ['http://[::ffff:0:10.0.0.1]/', PRIVATE],
  ['http://[64:ff9b::10.0.0.1]/', PRIVATE],
  ['http://[2002:0a00:0001::]/', PRIVATE],
  ['http://[2001:0:0a00:1::]/', PRIVATE],
  ['http://[2001:db8::1]/', PRIVATE],
  ['http://[100::1]/', PRIVATE],
  // Metadata of clouds.
  ['http://169.254.169.254/latest/meta-data/', PRIVATE],
  ['http://2852039166/', PRIVATE],
  ['http://0xa9fea9fe/', PRIVATE],
  ['http://0251.0376.0251.0376/', PRIVATE],
  ['http://[::ffff:169.254.169.254]/', PRIVATE],
  ['http://[fd00:ec2::254]/', PRIVATE],
  ['http://metadata.google.internal/', NO_HOST],
  // Other schemes, passwords, ports, and what is no address at all.
  ['file:///etc/passwd', SCHEME],
  ['ftp://public.example/', SCHEME],
  ['gopher://public.example:70/', SCHEME],
  ['data:text/html,hello', SCHEME],
  ['javascript:alert(1)', SCHEME],
  ['blob:http://public.example/x', SCHEME],
  ['ws://public.example/', SCHEME],
  ['http://admin:secret@public.example/', PASSWORD],
  ['http://public.example@127.0.0.1/', PASSWORD],
  ['http://public.example:22/', 'Port 22 is not one of the Web.'],
  ['http://public.example:25/', 'Port 25 is not one of the Web.'],
  ['http://public.example:0/', 'Port 0 is not one of the Web.'],
  ['http://public.example:99999/', NO_URL],
  ['http://256.256.256.256/', NO_URL],
  ['http://1.2.3.4.5/', NO_URL],
  ['http://[::1', NO_URL],
  ['http://', NO_URL],
  ['http://exa mple/', NO_URL],
]
