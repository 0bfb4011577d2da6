import { sha256 } from '../../core/document.ts'

/** Ahead of what PostgreSQL's `text` could not hold as it is. */
const MARK = '\u0001'

// Some drivers take a byte order mark at the beginning away.
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Any text as PostgreSQL can keep it: as it is, or, where it holds NUL or half a character, as a
 * mark and UTF-16LE in base64. Two texts are equal exactly if their forms are.
 */
export const encodeText = (text: string): string =>
  text.isWellFormed() &&
  !text.includes('\0') &&
  !text.startsWith(MARK) &&
  !text.startsWith(BYTE_ORDER_MARK)
    ? text
    : `${MARK}${Buffer.from(text, 'utf16le').toString('base64')}`

/** What `encodeText` was given. */
export const decodeText = (column: string): string =>
  column.startsWith(MARK) ? Buffer.from(column.slice(1), 'base64').toString('utf16le') : column

/** As `encodeText`, null left alone. */
export const encodeOptionalText = (text: string | null): string | null =>
  text === null ? null : encodeText(text)

/** As `decodeText`, null left alone. */
export const decodeOptionalText = (column: string | null): string | null =>
  column === null ? null : decodeText(column)

const LONGEST_KEY = 200

/** What a text is found by: itself, or its hash where it is longer than an index takes. */
export function keyOf(text: string): string {
  const form = encodeText(text)
  return form.length <= LONGEST_KEY ? form : `${MARK}${MARK}${sha256(form)}`
}
