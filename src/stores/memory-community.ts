import {
  type Care,
  type Community,
  DEFAULT_COLLECTION,
  type Departures,
  type Feedback,
  type Gap,
  gapKey,
  type KeptAnswer,
  type KeptAnswers,
  type Ruling,
  type Settings,
  type SettingsStore,
  scopeOf,
} from '../core/community.ts'

class MemoryAnswers implements KeptAnswers {
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

class MemorySettings implements SettingsStore {
  readonly #settings = new Map<string, Settings>()

  async all(): Promise<ReadonlyMap<string, Settings>> {
    return new Map(this.#settings)
  }

  async put(guild: string, settings: Settings): Promise<void> {
    this.#settings.set(guild, settings)
  }

  async remove(guild: string): Promise<void> {
    this.#settings.delete(guild)
  }
}

interface Cared {
  readonly gaps: Map<string, Gap>
  feedback: Feedback[]
  rulings: Ruling[]
}

class MemoryCare implements Care {
  readonly #scopes = new Map<string, Cared>()

  async addGap(scope: string, question: string, asked: string): Promise<void> {
    const { gaps } = this.#of(scope)
    const key = gapKey(question)
    gaps.set(key, { question, asked, count: (gaps.get(key)?.count ?? 0) + 1 })
  }

  async gaps(scope: string): Promise<Gap[]> {
    return [...this.#of(scope).gaps.values()].sort(
      (one, other) => other.count - one.count || Date.parse(other.asked) - Date.parse(one.asked),
    )
  }

  async clearGaps(scope: string): Promise<void> {
    this.#of(scope).gaps.clear()
  }

  async addFeedback(scope: string, feedback: Feedback): Promise<void> {
    this.#of(scope).feedback.unshift(feedback)
  }

  async feedback(scope: string, verdict: Feedback['verdict']): Promise<Feedback[]> {
    return this.#of(scope).feedback.filter((feedback) => feedback.verdict === verdict)
  }

  async addRuling(scope: string, ruling: Ruling): Promise<void> {
    this.#of(scope).rulings.push(ruling)
  }

  async rulings(scope: string): Promise<Ruling[]> {
    return [...this.#of(scope).rulings]
  }

  async removeRuling(scope: string, id: string): Promise<void> {
    const cared = this.#of(scope)
    cared.rulings = cared.rulings.filter((ruling) => ruling.id !== id)
  }

  forgetDocument(collection: string, document: string): void {
    for (const [scope, cared] of this.#scopes) {
      if (collection !== DEFAULT_COLLECTION && scope !== scopeOf(collection)) continue
      cared.feedback = cared.feedback.filter(({ quote }) => quote.document !== document)
      cared.rulings = cared.rulings.filter(({ quote }) => quote.document !== document)
    }
  }

  forget(scope: string): void {
    this.#scopes.delete(scope)
  }

  #of(scope: string): Cared {
    const cared = this.#scopes.get(scope) ?? { gaps: new Map(), feedback: [], rulings: [] }
    this.#scopes.set(scope, cared)
    return cared
  }
}

class MemoryDepartures implements Departures {
  readonly #left = new Map<string, string>()

  async leave(guild: string, at: string): Promise<void> {
    this.#left.set(guild, at)
  }

  async stay(guild: string): Promise<void> {
    this.#left.delete(guild)
  }

  async leftBefore(before: string): Promise<string[]> {
    return [...this.#left].filter(([, at]) => at < before).map(([guild]) => guild)
  }
}

/** What the bot remembers of servers, in memory: what other keepers must equal. */
export class MemoryCommunity implements Community {
  readonly answers = new MemoryAnswers()
  readonly settings = new MemorySettings()
  readonly care = new MemoryCare()
  readonly departures = new MemoryDepartures()

  async forgetDocument(collection: string, document: string): Promise<void> {
    await this.answers.forgetDocument(collection, document)
    this.care.forgetDocument(collection, document)
  }

  async forget(guild: string): Promise<void> {
    await this.answers.forget(guild)
    await this.settings.remove(guild)
    this.care.forget(scopeOf(guild))
    await this.departures.stay(guild)
  }

  async close(): Promise<void> {}
}
