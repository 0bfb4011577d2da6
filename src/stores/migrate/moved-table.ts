import type { Folder } from './folder.ts'

/** A row as it is moved and compared: what PostgreSQL's columns hold, in order. */
export type MovedRow = readonly (string | number | null | readonly string[])[]

/** One table beside the documents. */
export interface MovedTable {
  /** PostgreSQL's. */
  readonly name: string
  /** Of PostgreSQL, with their types; every row of the folder gives these. */
  readonly columns: readonly (readonly [name: string, type: string])[]
  /** Whether PostgreSQL numbers its rows in the order in which they were put. */
  readonly isOrdered: boolean
  /** All rows of the folder, in their order. */
  rows(folder: Folder): Iterable<MovedRow> | AsyncIterable<MovedRow>
}

/** A column of texts. */
export const text = (name: string) => [name, 'text'] as const
