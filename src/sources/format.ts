import type { DocumentInput } from '../core/document.ts'

/** Bytes to be read, and what is known about them before. */
export interface RawFile {
  /** Base name with its extension. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What a server said, lower case, without parameters. */
  readonly mediaType?: string
  /** What a server said about the encoding. */
  readonly charset?: string
}

/** A document as a format finds it; where it came from is added by the caller. */
export type ParsedDocument = Omit<DocumentInput, 'id' | 'source'> & {
  /** Stated in the file itself, so it is taken as it is. Absent: derived from the path. */
  readonly id?: string
  /** Tells the documents of one file apart; part of their source. */
  readonly part?: string
}

/** One document of a file, an address that the file says to read, or why a part gives nothing. */
export type Parsed =
  | { readonly document: ParsedDocument }
  /** http(s), not yet checked for where it leads. */
  | { readonly link: string }
  /** `place` names the part in words, such as `line 3`; null: the whole file. */
  | { readonly place: string | null; readonly reason: string }

/** A way of turning bytes into documents. A new one is a file beside this one and a line in `formats.ts`. */
export interface Format {
  readonly name: string
  /** Lower case, with the dot. */
  readonly extensions: readonly string[]
  readonly mediaTypes: readonly string[]
  /** Larger files are not read at all. */
  readonly maxBytes: number
  /** Simple enough to be parsed without a process of its own, whatever the file. */
  readonly isHarmless?: boolean
  /** Expected faults of the file are values; what it throws is a fault of the parser. */
  parse(file: RawFile): Iterable<Parsed> | AsyncIterable<Parsed>
}

/**
 * Largest text of one document, in UTF-16 units. Ten long novels fit; above it, one quote would need
 * the whole text in memory several times over (the stored text, its spans, a fresh read for each check).
 */
export const MAX_TEXT_LENGTH = 5_000_000

/** Room for the largest text at four bytes a character, and for the markup around it. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Why a text cannot be a document; null when it can. */
export function textFault(text: string): string | null {
  if (text.length > MAX_TEXT_LENGTH)
    return `The text has ${text.length.toLocaleString('en')} characters; at most ${MAX_TEXT_LENGTH.toLocaleString('en')} go into one document. Split it.`
  if (text.trim() === '') return 'There is nothing but white space in it.'
  if (!text.isWellFormed()) return 'The text holds half a character (a lone surrogate).'
  return null
}
