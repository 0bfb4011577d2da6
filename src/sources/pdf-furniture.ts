import { bodySize, goesOn, leadingOf, type PdfLine, runsOn } from './pdf-lines.ts'

type Page = readonly PdfLine[]

const withoutNumbers = (text: string): string => text.toLowerCase().replace(/\d+/g, '#')

/** Page numbers alone, and "page 3 of 9". */
const PAGE_NUMBER =
  /^[-–—\s|]*(?:(?:page|seite|página|pagina|p\.|第)\s*)?#(?:\s*(?:\/|of|von|de|di|页|頁)\s*#?)?[-–—\s|页頁]*$/u

/** A note at the foot of a page begins with its mark. */
export const NOTE = /^(?:\d{1,3}|[*†‡§]{1,3})[.)\]]?\s*["“‘«(]?\p{L}/u

/** How many lines a header or a footer may have. */
const EDGE_LINES = 2

/** From top to bottom. */
const byHeight = (page: Page): PdfLine[] => [...page].sort((one, other) => other.y - one.y)

/** Pages without headers, footers and page numbers. */
export function withoutFurniture(pages: readonly Page[]): PdfLine[][] {
  const repeated = repeatedAtEdges(pages)
  const kept = pages.map((page) => page.filter((line) => !repeated.has(line)))
  const between = dividing(kept)
  return kept.map((page) => page.filter((line) => !between.has(line)))
}

/** The topmost and the lowest lines of a page. */
function edges(page: Page): PdfLine[] {
  const lines = byHeight(page)
  return lines.length <= 2 * EDGE_LINES
    ? lines
    : [...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)]
}

/**
 * What stands at the edge of at least half the pages, numbers aside: on three pages anywhere there, on
 * two pages at the same height and apart from the text. And page numbers.
 */
function repeatedAtEdges(pages: readonly Page[]): Set<PdfLine> {
  const texts = new Map<string, number>()
  const places = new Map<string, number>()
  const placeOf = ({ text, y }: PdfLine): string => `${Math.round(y)} ${withoutNumbers(text)}`
  const count = (counts: Map<string, number>, keys: readonly string[]): void => {
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const page of pages) {
    count(
      texts,
      edges(page).map(({ text }) => withoutNumbers(text)),
    )
    count(places, [...apart(page, 'top'), ...apart(page, 'bottom')].map(placeOf))
  }
  const half = Math.ceil(pages.length / 2)
  const isFurniture = (line: PdfLine): boolean => {
    const key = withoutNumbers(line.text)
    return (
      (texts.get(key) ?? 0) >= Math.max(3, half) ||
      (places.get(placeOf(line)) ?? 0) >= Math.max(2, half) ||
      (pages.length > 1 && PAGE_NUMBER.test(key))
    )
  }
  return new Set(pages.flatMap((page) => edges(page).filter(isFurniture)))
}

/** Lines at the top or the bottom with a gap before the text that no two lines of it have. */
function apart(page: Page, edge: 'top' | 'bottom'): PdfLine[] {
  const lines = edge === 'top' ? byHeight(page) : byHeight(page).reverse()
  const least = leadingOf(page) * 1.5
  for (let count = 1; count <= EDGE_LINES && count < lines.length; count += 1)
    if (least > 0 && Math.abs(lines[count - 1]!.y - lines[count]!.y) > least)
      return lines.slice(0, count)
  return []
}

/** A page's text between what stands apart from it. */
interface Parted {
  readonly top: readonly PdfLine[]
  readonly bottom: readonly PdfLine[]
  /** As they are read, not by height. */
  readonly first: PdfLine | undefined
  readonly last: PdfLine | undefined
}

function part(page: Page): Parted {
  const [top, bottom] = [apart(page, 'top'), apart(page, 'bottom')]
  return {
    top,
    bottom,
    first: page.find((line) => !top.includes(line)),
    last: page.findLast((line) => !bottom.includes(line)),
  }
}

const isDivided = (before: PdfLine | undefined, after: PdfLine | undefined): boolean =>
  before !== undefined && after !== undefined && runsOn(before.text) && goesOn(after.text)

/** Lines at pages' edges that would stand in the middle of a sentence which goes on overleaf. */
function dividing(pages: readonly Page[]): ReadonlySet<PdfLine> {
  const body = bodySize(pages.flat())
  const isForeign = (line: PdfLine): boolean => line.size <= body * 1.05 && !NOTE.test(line.text)
  const parted = pages.map(part)
  return new Set(
    parted.flatMap(({ top, bottom, first, last }, number) => [
      ...(isDivided(parted[number - 1]?.last, first) && top.every(isForeign) ? top : []),
      ...(isDivided(last, parted[number + 1]?.first) && bottom.every(isForeign) ? bottom : []),
    ]),
  )
}
