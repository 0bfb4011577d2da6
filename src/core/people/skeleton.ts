import type { Span } from '../document.ts'

/** Stands for each code unit of a person's name. */
export const PERSON = '\uE000'
/** Stands for each code unit of an organisation's name. */
export const ORGANISATION = '\uE001'

/** The text with names filled in, so that rules see who stands where; every offset stays. */
export function skeletonOf(
  text: string,
  people: readonly Span[],
  organisations: readonly Span[],
): string {
  let skeleton = text
  const fill = (spans: readonly Span[], mark: string) => {
    let at = 0
    const parts: string[] = []
    for (const { start, end } of spans) {
      parts.push(skeleton.slice(at, start), mark.repeat(end - start))
      at = end
    }
    skeleton = parts.join('') + skeleton.slice(at)
  }
  fill(organisations, ORGANISATION)
  fill(people, PERSON)
  return skeleton
}
