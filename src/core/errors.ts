/** Base of every error thrown on purpose. `data` holds what a log or a test needs, never a secret. */
export abstract class AppError extends Error {
  abstract readonly data: Readonly<Record<string, unknown>>
}

/**
 * What a user can mend. Its message is shown as it is, so it says what to do.
 * Everything else that is thrown is a fault: logged, and shown in one neutral line.
 */
export class UserError extends AppError {
  override readonly name: string = 'UserError'
  constructor(
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

/**
 * What only who runs the program can mend, such as a full disk. Its message may name their machine,
 * so it is shown on the command line and in the log, never to members of a server.
 */
export class OperatorError extends UserError {
  override readonly name: string = 'OperatorError'
}

/** A text has more tokens than the model sees. A caller's mistake: `chunk()` never makes such a text. */
export class TextTooLongError extends AppError {
  override readonly name = 'TextTooLongError'
  constructor(readonly data: { readonly tokens: number; readonly maxTokens: number }) {
    super(`A text of ${data.tokens} tokens was given to a model that sees ${data.maxTokens}.`)
  }
}

/** An outgoing quote is not what the stored document says at its place. Nothing may be sent. */
export class QuoteMismatchError extends AppError {
  override readonly name = 'QuoteMismatchError'
  constructor(
    readonly data: { readonly document: string; readonly start: number; readonly end: number },
  ) {
    super(
      `The quote ${data.start}–${data.end} of “${data.document}” is not in the stored document.`,
    )
  }
}

/** Another run is writing to the collection. */
export class CollectionBusyError extends UserError {
  override readonly name = 'CollectionBusyError'
  constructor(
    override readonly data: {
      readonly collection: string
      readonly holder: string
      /** ISO 8601, when the holder began. */
      readonly since: string
    },
  ) {
    super(
      `The collection “${data.collection}” is being indexed by ${data.holder} since ${data.since}. Try again when that run has ended.`,
    )
  }
}

/** A writer was away for too long, and its lease ran out. What it had made is dropped. */
export class LeaseLostError extends UserError {
  override readonly name = 'LeaseLostError'
  constructor(override readonly data: { readonly collection: string; readonly holder: string }) {
    super(
      `The lease of ${data.holder} on the collection “${data.collection}” has run out, so nothing was changed. Start the run again.`,
    )
  }
}

/** The index was made by another model or another way of chunking. */
export class FingerprintMismatchError extends UserError {
  override readonly name = 'FingerprintMismatchError'
  constructor(override readonly data: { readonly indexed: string; readonly current: string }) {
    super(
      'The index was made with another model or other chunking than this version uses. Run `verbatim index --rebuild` with the same sources, or `/reindex` in a server that has its own; until then the version that made it can go on answering.',
    )
  }
}

/** The data directory was written by a newer version. */
export class NewerSchemaError extends UserError {
  override readonly name = 'NewerSchemaError'
  constructor(override readonly data: { readonly found: number; readonly supported: number }) {
    super(
      `The data directory has schema ${data.found}, this version knows up to ${data.supported}. Update Verbatim, or choose another directory with --data.`,
    )
  }
}
