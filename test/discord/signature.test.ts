import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { verifyKey } from 'discord-interactions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSigned, readPublicKey } from '../../src/discord/signature.ts'

const pair = generateKeyPairSync('ed25519')
const hexOf = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
const hex = hexOf(pair.publicKey)

interface Signed {
  readonly body: Buffer
  readonly timestamp: string
  /** As the header carries it. */
  readonly signature: string
}

/** The verdict of both: ours, and Discord's own library. */
const verdicts = async ({ body, timestamp, signature }: Signed, key = hex) => [
  isSigned(readPublicKey(key), signature, timestamp, body),
  await verifyKey(body, signature, timestamp, key),
]

const signed: fc.Arbitrary<Signed> = fc
  .record({
    body: fc.oneof(
      fc.string({ unit: 'binary' }).map(Buffer.from),
      fc.uint8Array().map(Buffer.from),
    ),
    timestamp: fc.nat().map(String),
  })
  .map(({ body, timestamp }) => ({
    body,
    timestamp,
    signature: sign(null, Buffer.concat([Buffer.from(timestamp), body]), pair.privateKey).toString(
      'hex',
    ),
  }))

const differentBit = (bytes: Buffer, bit: number): Buffer => {
  const changed = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % changed.length
  changed[at] = changed[at]! ^ (1 << (bit % 8))
  return changed
}

const law = async <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(arbitrary, holds))

test('what was signed is taken, in capitals too', () =>
  law(signed, async (request) => {
    expect(await verdicts(request)).toEqual([true, true])
    const capitals = { ...request, signature: request.signature.toUpperCase() }
    expect(await verdicts(capitals)).toEqual([true, true])
  }))

test('a body, a time or a signature that differs in one bit is refused', () =>
  law(fc.tuple(signed, fc.nat()), async ([request, bit]) => {
    const { body, timestamp, signature } = request
    const changes: Signed[] = [
      { ...request, body: body.length === 0 ? Buffer.from('x') : differentBit(body, bit) },
      { ...request, timestamp: `${timestamp}1` },
      { ...request, signature: differentBit(Buffer.from(signature, 'hex'), bit).toString('hex') },
    ]
    for (const changed of changes) expect(await verdicts(changed)).toEqual([false, false])
  }))

test('a signature that is cut or lengthened is refused, and another key’s', () =>
  law(fc.tuple(signed, fc.nat({ max: 63 })), async ([request, bytes]) => {
    const { signature } = request
    for (const other of [signature.slice(0, 2 * bytes), `${signature}00`])
      expect(await verdicts({ ...request, signature: other })).toEqual([false, false])
    const stranger = hexOf(generateKeyPairSync('ed25519').publicKey)
    expect(await verdicts(request, stranger)).toEqual([false, false])
  }))

// Discord's library alone reads `0g` as `00`, so that it takes some of these.
test('a signature that is no number, or lacks a digit, is refused here', () =>
  law(fc.tuple(signed, fc.nat({ max: 127 }), fc.string()), async ([request, at, text]) => {
    const { body, timestamp, signature } = request
    const [before, after] = [signature.slice(0, at), signature.slice(at + 1)]
    for (const other of [`${before}g${after}`, before + after, text])
      expect(isSigned(readPublicKey(hex), other, timestamp, body)).toBe(false)
  }))
