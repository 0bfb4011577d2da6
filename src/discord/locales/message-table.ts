import type { SmallTalk } from '../../core/small-talk.ts'
import type { ModeratorMessages } from './moderator-messages.ts'

/** How a command or an option is called: lower case, no spaces, at most 32 characters; described in 100. */
export interface Words {
  readonly name: string
  readonly description: string
}

export type CommandKey =
  | 'ask'
  | 'help'
  | 'who'
  | 'summary'
  | 'sources'
  | 'sourcesList'
  | 'sourcesAdd'
  | 'sourcesRemove'
  | 'sourcesLimit'
  | 'reindex'
  | 'reindexPreview'
  | 'reindexApply'
  | 'reindexRollback'
  | 'reindexStatus'
  | 'settings'
  | 'gaps'

export type OptionKey =
  | 'question'
  | 'private'
  | 'document'
  | 'name'
  | 'lines'
  | 'focus'
  | 'since'
  | 'url'
  | 'file'
  | 'generation'

/** Entries of the menu of a message; at most 32 characters. */
export type MenuKey = 'findSource' | 'askAbout' | 'addAsSource'

/** What the bot says of its own, in one language. Everything else it says is a quote. */
export interface Messages extends ModeratorMessages {
  readonly commands: Readonly<Record<CommandKey, Words>>
  readonly options: Readonly<Record<OptionKey, Words>>
  readonly menus: Readonly<Record<MenuKey, string>>
  readonly who: {
    readonly title: (count: number) => string
    readonly times: (count: number) => string
    readonly roles: string
    readonly unknown: string
    readonly near: string
    readonly nobody: string
    /** The documents were indexed without looking for names. */
    readonly notSearched: string
  }
  readonly summary: {
    readonly none: string
    readonly choose: string
    readonly news: (count: number) => string
    readonly noNews: string
    readonly badDate: string
  }
  readonly help: {
    readonly people: string
    readonly what: string
    readonly ask: string
    readonly buttons: string
    readonly sources: string
    readonly menus: string
    readonly moderators: string
    readonly example: string
    /** A question for a person's name. */
    readonly whoIs: (name: string) => string
  }
  readonly sources: {
    readonly title: (documents: number) => string
    readonly none: string
    readonly defaults: string
    readonly passages: (count: number) => string
    readonly notFound: string
    readonly addTitle: string
    readonly addUrl: string
    readonly addName: string
    readonly addText: string
    readonly addHint: string
    readonly nothingGiven: string
    readonly tooLarge: (megabytes: number) => string
    readonly reading: (documents: number, passages: number) => string
    readonly removed: (title: string) => string
  }
  readonly about: {
    readonly title: string
    readonly message: string
    readonly empty: string
  }
  readonly answer: {
    readonly open: string
    /** Beside a citation whose quote is only a part of the cited one. */
    readonly excerpt: string
    readonly notFound: string
    /** Above the nearest quote, where it may answer after all. */
    readonly unsure: string
    readonly noDocuments: string
    /** What was cited does not stand in the documents any more. */
    readonly nothingLeft: string
    /** Moderators want a sentence of it quoted no more. */
    readonly notQuoted: string
    readonly nearest: string
    readonly askPrivately: string
    /** Where more questions were asked at once than are answered. */
    readonly othersLeftOut: string
  }
  readonly smallTalk: Readonly<Record<SmallTalk, string>>
  readonly buttons: {
    readonly check: string
    readonly more: string
    readonly context: string
    readonly share: string
    readonly followUp: string
    readonly delete: string
    readonly nearest: string
  }
  readonly check: {
    readonly unchanged: string
    readonly moved: string
    readonly changed: string
    readonly gone: string
    readonly before: string
    readonly now: string
  }
  readonly feedback: {
    readonly title: string
    readonly missing: string
    readonly missingExample: string
    readonly thanks: string
  }
  readonly followUp: {
    readonly title: string
    readonly label: string
    readonly example: string
  }
  readonly errors: {
    readonly notYours: string
    readonly fault: string
    /** In place of a private reply, once that cannot be shown any more. */
    readonly tooLate: string
    readonly expired: string
    readonly unknown: string
    readonly moderatorsOnly: string
    readonly busy: (holder: string) => string
    readonly tooManyRequests: (seconds: number) => string
    /** Too many wait for the models. */
    readonly crowded: string
    readonly unusableQuestion: string
    readonly wrongChannel: string
    readonly wrongRole: string
    /** An answer quotes a document that the member may not see. */
    readonly hidden: string
    readonly notInPublic: string
  }
}
