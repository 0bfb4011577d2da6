import { basename, dirname } from 'node:path'

/** Ids in use, each with the source it belongs to; null where that is not known. */
export type KnownIds = ReadonlyMap<string, string | null>

/**
 * Gives each source an id: the one it already has, or else the preferred one, or else one made longer
 * by the folders above it, or numbered, until no other source has it.
 */
export class IdBook {
  readonly #sourceOf: Map<string, string | null>
  readonly #idOf = new Map<string, string>()

  constructor(known: KnownIds) {
    this.#sourceOf = new Map(known)
    for (const [id, source] of known) if (source !== null) this.#idOf.set(source, id)
  }

  /** The source that holds an id; undefined when it is free. */
  holder(id: string): string | null | undefined {
    return this.#sourceOf.get(id)
  }

  /** Forgets who holds an id, because that source is gone. */
  release(id: string): void {
    const source = this.#sourceOf.get(id)
    this.#sourceOf.delete(id)
    if (source) this.#idOf.delete(source)
  }

  /** An id stated by the document itself: taken as it is. */
  claim(id: string, source: string): void {
    this.#sourceOf.set(id, source)
    this.#idOf.set(source, id)
  }

  /** @param path where the source is, with `/`; its folders tell sources of one name apart. */
  assign(preferred: string, source: string, path: string): string {
    const held = this.#idOf.get(source)
    if (held !== undefined) return held
    for (const id of candidates(preferred, path)) {
      if (this.#sourceOf.has(id)) continue
      this.claim(id, source)
      return id
    }
    throw new Error('There is always a free number.')
  }
}

function* candidates(preferred: string, path: string): Generator<string> {
  yield preferred
  const above = path.endsWith(`/${preferred}`) ? path.slice(0, -preferred.length - 1) : ''
  let id = preferred
  for (let folder = above; basename(folder) !== ''; folder = dirname(folder)) {
    id = `${basename(folder)}/${id}`
    yield id
  }
  for (let number = 2; ; number += 1) yield `${preferred} (${number})`
}
