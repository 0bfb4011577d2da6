import type { Threshold } from './answer.ts'

/** Who may see what a document says; without any limit that is everyone. */
export interface DocumentLimit {
  /** Id of the document; it stays limited when it is removed and comes back, but not when forgotten. */
  readonly document: string
  /** Members with one of them may, in private. */
  readonly roles: readonly string[]
  /** Everyone may who is in one of them. Threads count as their channel. */
  readonly channels: readonly string[]
}

/** What a server's moderators have chosen. */
export interface Settings {
  /** Channels the bot answers in; empty: all. Threads count as their channel. */
  readonly channels: readonly string[]
  readonly privateByDefault: boolean
  readonly threshold: Threshold
  /** Language of labels; null: the member's own. */
  readonly locale: string | null
  /** Channel for change notices. */
  readonly logChannel: string | null
  /** Roles that may ask; empty: everyone. */
  readonly roles: readonly string[]
  /** One a document at most. */
  readonly limits: readonly DocumentLimit[]
  /** The set-up message was dismissed or is done. */
  readonly isWelcomed: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  channels: [],
  privateByDefault: false,
  threshold: 'balanced',
  locale: null,
  logChannel: null,
  roles: [],
  limits: [],
  isWelcomed: false,
}

/** Settings as they were kept, in JSON. An earlier version did not know of every one. */
export const readSettings = (value: string): Settings => ({
  ...DEFAULT_SETTINGS,
  ...(JSON.parse(value) as Partial<Settings>),
})

/** The same settings without a word about the document. */
export const withoutLimit = (settings: Settings, document: string): Settings => ({
  ...settings,
  limits: settings.limits.filter((limit) => limit.document !== document),
})
