import type { Parsed, RawFile } from './format.ts'

/** What the parser process is told. */
export type ParseRequest = RawFile

/** What it answers: every document and fault of the file, then `done`. */
export type ParseReply =
  | { readonly parsed: Parsed }
  | { readonly done: true }
  | { readonly fault: string }

/** Bounds of the parser process. */
export interface ParserLimits {
  /** Resident memory of the whole process, in bytes; checked twenty times a second. */
  readonly memoryBytes: number
  /** Between two documents of a file, in milliseconds; counted from the request, or the last reply. */
  readonly silenceMs: number
}

/** The largest honest files measured need a third of the memory and a tenth of the time. */
export const PARSER_LIMITS = {
  memoryBytes: 1024 ** 3,
  silenceMs: 60_000,
} as const satisfies ParserLimits
