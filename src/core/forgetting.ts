/** A document that is to be forgotten. */
export interface Erasure {
  readonly collection: string
  readonly document: string
}

/**
 * Port: takes a document out of everything a store keeps. It is announced first, so that a crash on
 * the way only postpones the rest.
 */
export interface Forgetting {
  /**
   * Notes that a document is to be forgotten; `erase` does it.
   * @returns the sources of its versions; null when nothing is known of it.
   * @throws CollectionBusyError
   */
  announce(erasure: Erasure): Promise<string[] | null>
  /** What was announced and not finished; null where only traces may be left. */
  pending(): Promise<(Erasure | null)[]>
  /**
   * Takes a document out of all kept generations and the cited slices. Whoever holds a generation
   * that held it is told to ask again, by a UserError.
   * @param lost sources whose bytes are gone: what else was read from them loses its source.
   * @throws CollectionBusyError
   */
  erase(erasure: Erasure, lost: readonly string[], holder: string): Promise<void>
  /** Removes what deleting leaves behind. @throws UserError when others keep it from that. */
  scrub(): Promise<void>
}
