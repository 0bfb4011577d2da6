import type { SmallTalk } from '../../core/small-talk.ts'

/** What the bot says of its own, in one language. Everything else it says is a quote. */
export interface Messages {
  readonly answer: {
    readonly open: string
    /** Beside a citation whose quote is only a part of the cited one. */
    readonly excerpt: string
    readonly notFound: string
    readonly noDocuments: string
    /** What was cited does not stand in the documents any more. */
    readonly nothingLeft: string
    readonly nearest: string
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
    readonly expired: string
    readonly unknown: string
    readonly moderatorsOnly: string
    readonly busy: (holder: string) => string
    readonly tooManyRequests: (seconds: number) => string
    readonly unusableQuestion: string
    readonly wrongChannel: string
    readonly wrongRole: string
  }
}
