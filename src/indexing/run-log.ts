import type { IndexReport } from '../core/index-report.ts'

/** The part of a logger that runs need which nobody waits for. */
export interface RunLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** Ids of documents may be many; the log tells how many. */
export const counts = ({ added, changed, removed, failed, generation }: IndexReport): object => ({
  generation,
  added: added.length,
  changed: changed.length,
  removed: removed.length,
  failed,
})
