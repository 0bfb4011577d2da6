/** A document of a shared set. */
export interface PeerDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  /** ISO 639-1. */
  readonly language: string
}

/** One library over one set of documents, its model loaded. */
export interface Peer {
  /** All of them, from nothing; afterwards questions can be asked. */
  index(documents: readonly PeerDocument[]): Promise<void>
  /** Ids of the documents of the passages found, best first; an id may come more than once. */
  search(question: string): Promise<readonly string[]>
  /** Brings the index up to date. @param changed those of `documents` that have another text than before. */
  update(documents: readonly PeerDocument[], changed: readonly PeerDocument[]): Promise<void>
  close(): Promise<void>
}

export interface PeerSettings {
  /** Holds a folder for each model. */
  readonly modelsDirectory: string
  /** Empty at first; for what the library writes. */
  readonly directory: string
  /** Set up as well as its documentation tells, instead of as it comes. */
  readonly isTuned: boolean
}

export type OpenPeer = (settings: PeerSettings) => Promise<Peer>

/** How many passages are asked for: as it comes, and tuned, where several may be of one document. */
export const hits = (isTuned: boolean): number => (isTuned ? 50 : 10)
