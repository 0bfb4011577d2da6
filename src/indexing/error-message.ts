import {
  type AppError,
  CollectionBusyError,
  FingerprintMismatchError,
  LeaseLostError,
  NewerSchemaError,
  OperatorError,
  TextTooLongError,
  UserError,
} from '../core/errors.ts'

/** An error as it can be sent to another process, which would make a plain `Error` of any class. */
export interface ErrorMessage {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  /** Of errors with data; else null. */
  readonly data: Readonly<Record<string, unknown>> | null
  readonly isUserError: boolean
}

/** Classes that make their message out of their data. */
const CLASSES: readonly (new (data: never) => AppError)[] = [
  CollectionBusyError,
  FingerprintMismatchError,
  LeaseLostError,
  NewerSchemaError,
  TextTooLongError,
]

export function toErrorMessage(thrown: unknown): ErrorMessage {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const { name, message, stack } = error
  const data = (error as Partial<AppError>).data ?? null
  return { name, message, stack, data, isUserError: error instanceof UserError }
}

/** The error as it was thrown: its class, data, message and stack. A class not known here keeps its name. */
export function fromErrorMessage({ name, message, stack, data, isUserError }: ErrorMessage): Error {
  const Known = CLASSES.find((one) => one.name === name)
  const error =
    Known !== undefined && data !== null
      ? new Known(data as never)
      : isUserError
        ? new (name === 'OperatorError' ? OperatorError : UserError)(message, data ?? {})
        : Object.assign(new Error(message), { name, ...(data !== null && { data }) })
  if (stack !== undefined) error.stack = stack
  return error
}
