/** Stands between two pages of a text that has them. */
export const PAGE_BREAK = '\f'

/** The number of the page on which an offset stands, from 1; null for a text without pages. */
export function pageAt(text: string, offset: number): number | null {
  let at = text.indexOf(PAGE_BREAK)
  if (at < 0) return null
  let page = 1
  for (; at >= 0 && at < offset; at = text.indexOf(PAGE_BREAK, at + 1)) page += 1
  return page
}
