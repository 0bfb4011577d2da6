import type { DocumentChange, IndexReport } from '../core/index-report.ts'
import type { DocumentSummary, GenerationSummary } from '../core/store.ts'
import { printableLine } from './printable.ts'

/** "1 passage", "2 passages". */
export const count = (number: number, word: string): string =>
  `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`

/** The documents of a collection, one a line. */
export const renderSources = (documents: readonly DocumentSummary[]): string =>
  documents
    .map(({ id, title, date, language, passages }) =>
      [id, title, ...(date ? [date] : []), language, count(passages, 'passage')]
        .map(printableLine)
        .join(' · '),
    )
    .join('\n')

/** Kept generations, one a line, the live one marked. */
export const renderGenerations = (generations: readonly GenerationSummary[]): string =>
  generations
    .map(
      ({ generation, live, created, documents, passages }) =>
        `${live ? '*' : ' '} ${generation} · ${created} · ${count(documents, 'document')} · ${count(passages, 'passage')}`,
    )
    .join('\n')

/** Longer lists are cut on a terminal; `--json` has them whole. */
const MAX_LISTED = 50

const list = (mark: string, lines: readonly string[]): string[] => [
  ...lines.slice(0, MAX_LISTED).map((line) => `${mark} ${printableLine(line)}`),
  ...(lines.length > MAX_LISTED ? [`${mark} … and ${lines.length - MAX_LISTED} more`] : []),
]

/** A changed document's sentences, below its id. */
const changeLines = ({ document, removed, added, more }: DocumentChange): string[] => [
  '',
  printableLine(document),
  ...removed.map((text) => `  - ${printableLine(text)}`),
  ...added.map((text) => `  + ${printableLine(text)}`),
  ...(more > 0 ? [`  … and ${count(more, 'sentence')} more`] : []),
]

/** Entries of feeds go all the time; a few names tell which they are. */
const MAX_GONE = 5

const goneLines = (gone: readonly string[]): string[] => {
  if (gone.length === 0) return []
  const names = gone.slice(0, MAX_GONE).map(printableLine).join(', ')
  const more = gone.length > MAX_GONE ? ', …' : ''
  return [
    `? ${count(gone.length, 'document')} no longer in the sources; --prune removes: ${names}${more}`,
  ]
}

/** The diff of a run, sentence by sentence where it is known, and its sum. */
export function renderReport(report: IndexReport, isDryRun: boolean): string {
  const { added, changed, removed, failed, unchanged, passages, generation, elapsedMs } = report
  const { changes = [], gone = [] } = report
  const sums = [
    `${added.length} added`,
    `${changed.length} changed`,
    `${unchanged} unchanged`,
    `${removed.length} removed`,
    `${failed.length} failed`,
  ].join(', ')
  const state = isDryRun
    ? 'Nothing was written (--dry-run).'
    : `Generation ${generation}, ${count(passages, 'passage')}, ${(elapsedMs / 1000).toFixed(1)} s.`
  return [
    ...list('+', added),
    ...list('~', changed),
    ...list('-', removed),
    ...list(
      '!',
      failed.map(({ source, reason }) => `${source}: ${reason}`),
    ),
    ...goneLines(gone),
    ...changes.flatMap(changeLines),
    ...(changes.length > 0 ? [''] : []),
    `${sums}. ${state}`,
  ].join('\n')
}
