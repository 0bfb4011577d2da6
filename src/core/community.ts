import type { Quote } from './quote.ts'
import type { Settings } from './settings.ts'

export {
  DEFAULT_SETTINGS,
  type DocumentLimit,
  readSettings,
  type Settings,
  withoutLimit,
} from './settings.ts'

/** Where an answer can be seen by everyone. */
export interface AnswerLink {
  readonly channel: string
  readonly message: string
}

/** One question's outcome within an answer. */
export interface KeptPart {
  readonly question: string
  readonly kind: 'quoted' | 'not-found'
  /** Best first. For `not-found` the nearest one, if any. */
  readonly quotes: readonly Quote[]
  /** A nearest quote that may answer after all: shown at once, and called unsure. */
  readonly isUnsure?: boolean
}

/** An answer as it is kept for its buttons: what was cited, never who asked. */
export interface KeptAnswer {
  /** Random; whoever knows it can see the answer again, within `guild` only. */
  readonly id: string
  /** The server it was given in; null in direct messages. */
  readonly guild: string | null
  readonly collection: string
  readonly question: string
  /** The question leans on one before, and may say little alone. */
  readonly isFollowUp?: boolean
  /** One for each question that the text held. */
  readonly parts: readonly KeptPart[]
  /** Further places, best first. */
  readonly more: readonly Quote[]
  /** ISO 8601. */
  readonly created: string
  readonly isPrivate: boolean
  /** Null for a private answer: those are not tracked. */
  readonly link: AnswerLink | null
}

/** Port: answers given, for {@link KEPT_ANSWERS_DAYS} days. */
export interface KeptAnswers {
  put(answer: KeptAnswer): Promise<void>
  /** Null when it has expired, never was, or belongs to another server. */
  find(guild: string | null, id: string): Promise<KeptAnswer | null>
  /** Records where a public answer can be seen. */
  link(id: string, link: AnswerLink): Promise<void>
  /** The public answer of that message, which a thread may hang on. */
  findByMessage(guild: string | null, message: string): Promise<KeptAnswer | null>
  remove(id: string): Promise<void>
  /** Public answers of a collection given since then (ISO 8601), oldest first. */
  publicSince(collection: string, since: string): Promise<KeptAnswer[]>
  /** Drops what was given before then (ISO 8601). @returns how many. */
  prune(before: string): Promise<number>
}

export const KEPT_ANSWERS_DAYS = 90

/** Port: the settings of all servers. */
export interface SettingsStore {
  /** Of every server that changed any. */
  all(): Promise<ReadonlyMap<string, Settings>>
  put(guild: string, settings: Settings): Promise<void>
  remove(guild: string): Promise<void>
  /**
   * Calls soon after another process may have changed some, where the store can tell; read again now
   * and then all the same. Gives what ends it.
   */
  watch(onChange: () => void): Promise<() => Promise<void>>
}

/** A question asked in public that the documents did not answer; no word about who asked. */
export interface Gap {
  readonly question: string
  /** ISO 8601, of the last time. */
  readonly asked: string
  readonly count: number
}

/** What members thought of a quote. */
export interface Feedback {
  readonly id: string
  readonly question: string
  readonly quote: Quote
  readonly verdict: 'good' | 'bad'
  /** What was missing, in the member's words; perhaps empty. */
  readonly comment: string
  /** ISO 8601. */
  readonly given: string
}

/** A moderator's word on a sentence: never quote it, or quote it for this question. */
export interface Ruling {
  readonly id: string
  readonly kind: 'ban' | 'pin'
  /** Empty for a ban. */
  readonly question: string
  readonly quote: Quote
}

/** The operator's own documents: for direct messages, and for servers without documents. */
export const DEFAULT_COLLECTION = 'default'

/** Who looks after it: a server, or the operator. Nothing of one scope is seen in another. */
export const scopeOf = (guild: string | null): string => guild ?? 'operator'

/** Port: what the moderators of a scope look after. */
export interface Care {
  /** The same words, but for case and punctuation, are counted as one. */
  addGap(scope: string, question: string, at: string): Promise<void>
  /** Most asked first, then newest. */
  gaps(scope: string): Promise<Gap[]>
  clearGaps(scope: string): Promise<void>
  addFeedback(scope: string, feedback: Feedback): Promise<void>
  clearFeedback(scope: string, verdict: Feedback['verdict']): Promise<void>
  /** Newest first. */
  feedback(scope: string, verdict: Feedback['verdict']): Promise<Feedback[]>
  addRuling(scope: string, ruling: Ruling): Promise<void>
  /** In the order in which they were given. */
  rulings(scope: string): Promise<Ruling[]>
  removeRuling(scope: string, id: string): Promise<void>
}

/** What two questions share that are counted as one. */
export const gapKey = (question: string): string =>
  question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()

/** Port: servers the bot was removed from, whose data go after {@link DEPARTED_DAYS} days. */
export interface Departures {
  /** Where the server was left already, the first time stands. */
  leave(guild: string, at: string): Promise<void>
  /** The bot is in these. */
  stay(guilds: readonly string[]): Promise<void>
  /** Servers left before then (ISO 8601). */
  leftBefore(before: string): Promise<string[]>
}

export const DEPARTED_DAYS = 30

/** What the log channels know of the changes of a collection. */
export interface Told {
  /** The generation that was live when they were told last. */
  readonly generation: number
  /** Quotes of public answers that they know to be said no more, by keys of the teller's. */
  readonly quotes: readonly string[]
}

/** Port: what was told of changes, kept so that a restart neither loses nor doubles a notice. */
export interface ToldChanges {
  /** Null when nothing was told yet. */
  find(collection: string): Promise<Told | null>
  /** In place of what was kept. */
  put(collection: string, told: Told): Promise<void>
}

/** Everything that the bot remembers about servers, beside their documents. */
export interface Community {
  readonly answers: KeptAnswers
  readonly settings: SettingsStore
  readonly care: Care
  readonly departures: Departures
  readonly told: ToldChanges
  /**
   * Forgets whatever cites the document, and its limit, which names it: should it come back, it is a
   * new document, which everyone sees.
   */
  forgetDocument(collection: string, document: string): Promise<void>
  /** Removes what deleting leaves in files of its own. @throws UserError when others keep reading. */
  scrub(): Promise<void>
  /** Forgets a server wholly: answers, settings, gaps, feedback, rulings, what was told. */
  forget(guild: string): Promise<void>
  close(): Promise<void>
}
