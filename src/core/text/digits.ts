const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu
const OTHER_MARK = /[٫٬]/g
const IS_DIGIT = /^\p{Nd}$/u

const known = new Map<string, string>()

/** Each script's digits lie side by side from zero to nine, and blocks that touch hold whole tens. */
function asciiOf(digit: string): string {
  let ascii = known.get(digit)
  if (ascii === undefined) {
    const code = digit.codePointAt(0)!
    let first = code
    while (IS_DIGIT.test(String.fromCodePoint(first - 1))) first -= 1
    ascii = String((code - first) % 10)
    known.set(digit, ascii)
  }
  return ascii
}

/**
 * Decimal digits of every script as ASCII, and the Arabic decimal and thousands separators as point and
 * comma: compatibility forms (NFKC) leave them as they are. Offsets stay, but for digits that take two
 * UTF-16 units.
 */
export const asciiDigits = (text: string): string =>
  text.replace(OTHER_DIGIT, asciiOf).replace(OTHER_MARK, (mark) => (mark === '٫' ? '.' : ','))
