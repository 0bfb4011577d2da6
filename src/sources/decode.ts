import chardet from 'chardet'

/** The text of a file, or why its bytes are none. */
export type Decoded = { readonly text: string } | { readonly reason: string }

/** How much is looked at to recognise an encoding or a binary file, in bytes. */
const SAMPLE_BYTES = 65_536

/** Below this the detector is guessing. Its figures run from 0 to 100. */
const MIN_CONFIDENCE = 30

/** What the bytes 0x80 to 0x9f are in Windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Null when the bytes are not of that encoding, or nobody knows it. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    const text = decoder.decode(bytes)
    // Some versions of Node take Windows-1252 for Latin-1, where these bytes are control characters.
    return decoder.encoding === 'windows-1252'
      ? text.replace(/[\u0080-\u009f]/g, (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80]!)
      : text
  } catch {
    return null
  }
}

/** Characters that no text holds: C0 (except tab, line ends and form feed), DEL and C1. */
const NOT_TEXT = /(?![\t\n\f\r])\p{Cc}/gu

/** A few stray control characters happen in real texts; more than one in 200 means it is none. */
const looksBinary = (text: string): boolean => {
  const sample = text.slice(0, SAMPLE_BYTES)
  return sample.includes('\0') || (sample.match(NOT_TEXT)?.length ?? 0) * 200 > sample.length
}

const byteOrderMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Where the first byte stands that is not UTF-8; null when most of what is not ASCII is no UTF-8 either. */
function damagedUtf8At(bytes: Uint8Array): number | null {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const broken = lenient.match(/\ufffd/g)?.length ?? 0
  const whole = lenient.match(/(?!\ufffd)\P{ASCII}/gu)?.length ?? 0
  if (whole <= broken) return null
  return Buffer.byteLength(lenient.slice(0, lenient.indexOf('\ufffd')))
}

/** Encodings of the detector that are believed. The Latin ones read any bytes, so they must also look right. */
const BELIEVED: Readonly<Record<string, { readonly isLatin: boolean }>> = {
  GB18030: { isLatin: false },
  Big5: { isLatin: false },
  Shift_JIS: { isLatin: false },
  'EUC-JP': { isLatin: false },
  'EUC-KR': { isLatin: false },
  'windows-1251': { isLatin: false },
  'KOI8-R': { isLatin: false },
  'ISO-8859-1': { isLatin: true },
  'windows-1252': { isLatin: true },
}

/** No language written in Latin letters has four accented ones in a row, or one right after ÿ. */
const NOT_LATIN = /ÿ\P{ASCII}|[\u0080-\u009f]|[À-ÖØ-öø-ÿ]{4}/u

/** The detector's guesses, best first; null when none decodes the whole file to a text. */
function decodeByGuess(bytes: Uint8Array): string | null {
  for (const { name, confidence } of chardet.analyse(bytes.subarray(0, SAMPLE_BYTES))) {
    const believed = BELIEVED[name]
    if (confidence < MIN_CONFIDENCE || believed === undefined) continue
    const text = decodeStrictly(bytes, name)
    if (text === null || looksBinary(text) || (believed.isLatin && NOT_LATIN.test(text))) continue
    return text
  }
  return null
}

/**
 * Bytes → text, without a byte order mark and with `\n` for every line end.
 * @param charset what a server said; tried after a byte order mark and UTF-8.
 */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  if (bytes.length === 0) return { reason: 'The file is empty.' }
  const told = byteOrderMark(bytes)
  const strict = decodeStrictly(bytes, told ?? 'utf-8')
  const text = strict ?? (told === null ? decodeOther(bytes, charset) : null)
  if (text === null) return { reason: whyNot(bytes, told) }
  if (looksBinary(text)) return { reason: 'This is a binary file, not a text.' }
  return { text: text.replace(/\r\n?/g, '\n') }
}

function decodeOther(bytes: Uint8Array, charset?: string): string | null {
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0) || damagedUtf8At(bytes) !== null) return null
  return (charset === undefined ? null : decodeStrictly(bytes, charset)) ?? decodeByGuess(bytes)
}

function whyNot(bytes: Uint8Array, told: string | null): string {
  if (told !== null)
    return `It begins like ${told.toUpperCase()}, but is not valid ${told.toUpperCase()}.`
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) return 'This is a binary file, not a text.'
  const at = damagedUtf8At(bytes)
  return at === null
    ? 'Its encoding is not known. Save it as UTF-8.'
    : `It is not valid UTF-8 from byte ${at} on. Save it as UTF-8.`
}
