import {
  type Care,
  type Community,
  DEFAULT_COLLECTION,
  type Departures,
  type Feedback,
  type Gap,
  gapKey,
  type Ruling,
  type Settings,
  type SettingsStore,
  scopeOf,
  type Told,
  type ToldChanges,
  withoutLimit,
} from '../../src/core/community.ts'
import { MemoryAnswers } from './memory-answers.ts'

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

  async watch(): Promise<() => Promise<void>> {
    return async () => {}
  }

  forgetDocument(guild: string, document: string): void {
    const settings = this.#settings.get(guild)
    if (settings) this.#settings.set(guild, withoutLimit(settings, document))
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

  async clearFeedback(scope: string, verdict: Feedback['verdict']): Promise<void> {
    const cared = this.#of(scope)
    cared.feedback = cared.feedback.filter((feedback) => feedback.verdict !== verdict)
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
    if (!this.#left.has(guild)) this.#left.set(guild, at)
  }

  async stay(guilds: readonly string[]): Promise<void> {
    for (const guild of guilds) this.#left.delete(guild)
  }

  async leftBefore(before: string): Promise<string[]> {
    return [...this.#left].filter(([, at]) => at < before).map(([guild]) => guild)
  }
}

class MemoryTold implements ToldChanges {
  readonly #told = new Map<string, Told>()

  async find(collection: string): Promise<Told | null> {
    return this.#told.get(collection) ?? null
  }

  async put(collection: string, told: Told): Promise<void> {
    this.#told.set(collection, told)
  }

  forget(collection: string): void {
    this.#told.delete(collection)
  }
}

/** What the bot remembers of servers, in memory: what other keepers must equal. */
export class MemoryCommunity implements Community {
  readonly answers = new MemoryAnswers()
  readonly settings = new MemorySettings()
  readonly care = new MemoryCare()
  readonly departures = new MemoryDepartures()
  readonly told = new MemoryTold()

  async forgetDocument(collection: string, document: string): Promise<void> {
    await this.answers.forgetDocument(collection, document)
    this.care.forgetDocument(collection, document)
    this.settings.forgetDocument(collection, document)
  }

  async scrub(): Promise<void> {}

  async forget(guild: string): Promise<void> {
    await this.answers.forget(guild)
    await this.settings.remove(guild)
    this.care.forget(scopeOf(guild))
    await this.departures.stay([guild])
    this.told.forget(guild)
  }

  async close(): Promise<void> {}
}
