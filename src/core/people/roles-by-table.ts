import type { Span } from '../document.ts'
import { NAMES_COLUMN } from './lexicon/label-patterns.ts'
import { LIST_LABELS } from './lexicon/role-words.ts'
import { rolesIn } from './role-phrase.ts'
import { before, type Place } from './role-place.ts'

/** How far up a table's head is looked for, in UTF-16 units. */
const LONGEST_TABLE = 4000

/** "| Chair | Name |" and a column under "Chair": the cell ahead or the head of the column, where that is a role. */
export function tableCell(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const ahead = before(place)
  const rest = skeleton.slice(mention.end, line.end)
  if (!/[|\t]\s*$/u.test(ahead) || !/^\s*(?:[|\t]|$)/u.test(rest)) return []
  const column = cellsOf(skeleton, { start: line.start, end: mention.start }).length - 1
  const head = headOf(skeleton, line.start)
  const above =
    column > 0 || head.every((cell) => isRole(skeleton, cell)) ? head[column] : undefined
  if (
    above !== undefined &&
    isRole(skeleton, above) &&
    !NAMES_COLUMN.test(skeleton.slice(above.start, above.end))
  )
    return [above]
  const left = cellsOf(skeleton, { start: line.start, end: mention.start })[column - 1]
  return left !== undefined && isRole(skeleton, left) ? [left] : []
}

/** The cells of a row, without the spaces around them; a bar that opens the row opens no cell. */
function cellsOf(skeleton: string, { start, end }: Span): Span[] {
  const row = skeleton.slice(start, end)
  let at = start + /^\s*\|?/u.exec(row)![0].length
  return skeleton
    .slice(at, end)
    .split(/[|\t]/u)
    .map((cell) => {
      const from = at + cell.length - cell.trimStart().length
      at += cell.length + 1
      return { start: from, end: from + cell.trim().length }
    })
}

/** The cells of the first row of the table that the row at `start` belongs to; none where it is the first. */
function headOf(skeleton: string, start: number): Span[] {
  const above = skeleton.slice(Math.max(0, start - LONGEST_TABLE), start)
  const rows = above.split('\n').slice(0, -1)
  let first = rows.length
  while (first > 0 && /[|\t]/u.test(rows[first - 1]!)) first -= 1
  const head = rows[first]
  if (head === undefined) return []
  const at = start - rows.slice(first).reduce((length, row) => length + row.length + 1, 0)
  return cellsOf(skeleton, { start: at, end: at + head.trimEnd().replace(/\|$/u, '').length })
}

const isRole = (skeleton: string, cell: Span): boolean => {
  const [role, ...others] = rolesIn(skeleton, cell, 'noun')
  return (
    role !== undefined &&
    others.length === 0 &&
    role.start === cell.start &&
    role.end === cell.end &&
    !LIST_LABELS.has(skeleton.slice(cell.start, cell.end).toLowerCase())
  )
}
