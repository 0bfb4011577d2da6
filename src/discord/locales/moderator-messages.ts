/** What it says to moderators alone. */
export interface ModeratorMessages {
  readonly reindex: {
    readonly summary: (added: number, changed: number, removed: number, unchanged: number) => string
    readonly added: string
    readonly changed: string
    readonly removed: string
    readonly failed: string
    readonly nothing: string
    readonly cancel: string
    readonly cancelled: string
    readonly notRunning: string
    readonly rolledBack: (generation: number) => string
    readonly generation: (generation: number, documents: number, passages: number) => string
    readonly live: string
    readonly notKept: string
    /** The last words of a reply that Discord does not let go on. */
    readonly goesOn: (link: string) => string
    /** Below the counts of a report that everyone in the channel can read. */
    readonly details: string
    readonly lastRun: string
    readonly lastPreview: string
  }
  readonly settings: {
    readonly title: string
    readonly channels: string
    readonly roles: string
    readonly logChannel: string
    readonly threshold: string
    readonly privacy: string
    readonly language: string
    readonly all: string
    readonly everyone: string
    readonly none: string
    readonly ofMember: string
    readonly yes: string
    readonly no: string
    /** How many of 100 answerable, and of 100 unanswerable questions get an answer. */
    readonly strict: (answered: number, wrong: number) => string
    readonly balanced: (answered: number, wrong: number) => string
    readonly generous: (answered: number, wrong: number) => string
    readonly togglePrivate: string
    readonly chooseLanguage: string
    readonly back: string
    readonly deleteAll: string
    readonly deleteTitle: string
    readonly deleteLabel: (word: string) => string
    readonly deleted: string
    readonly notDeleted: string
  }
  readonly limits: {
    /** What the choice means. */
    readonly meaning: string
    readonly roles: string
    readonly channels: string
    /** Where there is no limit. */
    readonly everyone: string
  }
  readonly gaps: {
    readonly title: string
    readonly none: string
    readonly times: (count: number) => string
    readonly chooseQuote: string
    /** Of those that are never quoted, and those that answer a question. */
    readonly chooseRuling: string
    readonly undo: string
    readonly undone: string
    readonly export: string
    readonly clear: string
    readonly ban: string
    readonly banned: string
    readonly pin: string
    readonly pinTitle: string
    readonly pinLabel: string
    readonly pinned: string
    readonly pinNotFound: string
    readonly comment: string
  }
  readonly welcome: {
    readonly text: string
    readonly add: string
    readonly dismiss: string
  }
  readonly notice: {
    readonly changed: string
    readonly answer: string
    /** So many more answers. */
    readonly more: (count: number) => string
  }
}
