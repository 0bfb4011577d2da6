/** How a text may be marked on this terminal. */
export interface Style {
  readonly bold: (text: string) => string
  readonly faint: (text: string) => string
}

const asIs = (text: string): string => text

export const PLAIN: Style = { bold: asIs, faint: asIs }

const ANSI: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  faint: (text) => `\u001b[2m${text}\u001b[22m`,
}

/**
 * ANSI marks on a terminal only, and not where the user has said no.
 * @see https://no-color.org
 */
export const styleFor = (
  stream: { readonly isTTY?: boolean },
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Style => (stream.isTTY && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb' ? ANSI : PLAIN)

/** White space that would move the cursor in a way of its own. */
const ODD_SPACE = /[\r\f\v\u0085\u2028\u2029]/g

/** Control characters, marks that turn the direction of writing, and halves of characters. */
const UNSAFE = /(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu

/**
 * A text that can be shown on a terminal without driving it: what is not for reading stands as its
 * code, `\u{1b}`. Line ends and tabs stay.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(ODD_SPACE, ' ')
    .replace(UNSAFE, (unit) => `\\u{${unit.codePointAt(0)!.toString(16)}}`)

/** The same in one line. */
export const printableLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()
