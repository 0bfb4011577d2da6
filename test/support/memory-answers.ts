import type { KeptAnswer, KeptAnswers } from '../../src/core/community.ts'

/** Answers given, in memory. */
export class MemoryAnswers implements KeptAnswers {
  readonly #kept = new Map<string, KeptAnswer>()

  async put(answer: KeptAnswer): Promise<void> {
    this.#kept.set(answer.id, answer)
  }

  async find(guild: string | null, id: string): Promise<KeptAnswer | null> {
    const answer = this.#kept.get(id)
    return answer !== undefined && answer.guild === guild ? answer : null
  }

  async link(id: string, link: KeptAnswer['link']): Promise<void> {
    const answer = this.#kept.get(id)
    if (answer) this.#kept.set(id, { ...answer, link })
  }

  async findByMessage(guild: string | null, message: string): Promise<KeptAnswer | null> {
    const all = [...this.#kept.values()]
    return all.find((answer) => answer.guild === guild && answer.link?.message === message) ?? null
  }

  async remove(id: string): Promise<void> {
    this.#kept.delete(id)
  }

  async publicSince(collection: string, since: string): Promise<KeptAnswer[]> {
    return [...this.#kept.values()]
      .filter(
        ({ link, ...kept }) =>
          kept.collection === collection && link !== null && kept.created >= since,
      )
      .sort((one, other) => Date.parse(one.created) - Date.parse(other.created))
  }

  async prune(before: string): Promise<number> {
    return this.#drop(({ created }) => created < before)
  }

  async forget(guild: string): Promise<void> {
    this.#drop((answer) => answer.guild === guild)
  }

  async forgetDocument(collection: string, document: string): Promise<void> {
    this.#drop(
      (answer) =>
        answer.collection === collection &&
        [...answer.parts.flatMap(({ quotes }) => quotes), ...answer.more].some(
          (quote) => quote.document === document,
        ),
    )
  }

  #drop(isDropped: (answer: KeptAnswer) => boolean): number {
    const dropped = [...this.#kept.values()].filter(isDropped)
    for (const { id } of dropped) this.#kept.delete(id)
    return dropped.length
  }
}
