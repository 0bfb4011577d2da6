import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, type Guard, isPublicAddress } from '../../../src/sources/web/address.ts'
import { HOSTILE_URLS, NO_URL, offlineGuard, PRIVATE } from '../../support/hostile-urls.ts'

test.each(HOSTILE_URLS)('%s is refused', async (text, reason) => {
  if (!URL.canParse(text)) return expect(reason).toBe(NO_URL)
  const outcome = await addressOf(new URL(text), offlineGuard)
  expect('reason' in outcome ? outcome.reason : outcome).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  )
})

test('the table is as long as it has to be', () => {
  expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(60)
})

test.each([
  ['http://public.example/', '93.184.215.14'],
  ['https://public.example:8443/x', '93.184.215.14'],
  ['http://1.1.1.1/', '1.1.1.1'],
  ['http://16843009/', '1.1.1.1'],
  ['http://[2606:4700:4700::1111]/', '2606:4700:4700::1111'],
])('%s is let through', async (text, address) => {
  expect(await addressOf(new URL(text), offlineGuard)).toMatchObject({ address })
})

test('one private address among those of a name is enough to refuse it', async () => {
  const resolve: Guard['resolve'] = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  expect(await addressOf(new URL('http://public.example/'), { ...offlineGuard, resolve })).toEqual({
    reason: expect.stringMatching(PRIVATE),
  })
})

test('no IPv4 address is public in one notation and private in another', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 32 - 1 }), (number) => {
      const dotted = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
      const mapped = `::ffff:${dotted}`
      expect(new URL(`http://${number}/`).hostname).toBe(dotted)
      // Mapped addresses are refused altogether.
      expect(isPublicAddress(mapped)).toBe(false)
      const isPrivate =
        /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|22[4-9]|2[345]\d)\./
      if (isPrivate.test(dotted)) expect(isPublicAddress(dotted)).toBe(false)
    }),
  )
})
