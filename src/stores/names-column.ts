import type { NamedEntity } from '../core/reader.ts'

type NameColumn = readonly [
  start: number,
  end: number,
  kind: NamedEntity['kind'],
  confidence: number,
]

/** JSON, names as tuples; null where nobody looked for names. */
export const encodeNames = (names: readonly NamedEntity[] | undefined): string | null =>
  names === undefined
    ? null
    : JSON.stringify(
        names.map(({ start, end, kind, confidence }) => [start, end, kind, confidence]),
      )

export const decodeNames = (column: string): NamedEntity[] =>
  (JSON.parse(column) as NameColumn[]).map(([start, end, kind, confidence]) => ({
    start,
    end,
    kind,
    confidence,
  }))
