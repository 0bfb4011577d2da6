/** What a server said of a page, so that it need not send it again unchanged. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/** Scheme of the sources whose bytes are kept. */
export const UPLOAD = 'upload:'

/** `upload:rules.jsonl#1` → `upload:rules.jsonl`: what was read, whichever part of it a document is. */
export const withoutPart = (source: string): string => source.replace(/#.*$/s, '')

/**
 * Port: what is kept of sources beside the index, so that they can be read again: the bytes of
 * `upload:` sources, since links to attachments expire, and what servers said of pages.
 * Sources are named without their parts.
 */
export interface KeptSources {
  /** Keeps the bytes of an upload in the place of earlier ones. */
  keep(collection: string, source: string, bytes: Uint8Array): Promise<void>
  /** Null when they are not kept. */
  read(collection: string, source: string): Promise<Uint8Array | null>
  /** The `upload:` sources whose bytes are kept, in code-unit order. */
  uploads(collection: string): Promise<string[]>
  /** Those of them whose bytes are not the ones that were kept. Clears away what crashes left. */
  damaged(collection: string): Promise<string[]>
  /** By source. It only saves requests, so that one that was lost is as good as an empty one. */
  validators(collection: string): Promise<Map<string, Validators>>
  /** To be called when what was read is live, and not before: a page is not sent again afterwards. */
  keepValidators(collection: string, validators: ReadonlyMap<string, Validators>): Promise<void>
  /** Forgets what is kept of these sources; others are passed over. */
  drop(collection: string, sources: readonly string[]): Promise<void>
  /** Forgets all of a collection. */
  forget(collection: string): Promise<void>
}
