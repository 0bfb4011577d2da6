import { type CountTokens, fitSpans } from './fit.ts'

/** Without the marks of Markdown, on one line. */
const headingText = (raw: string): string =>
  raw
    .replace(/^#{1,6}\s+|\s+#+$/g, '')
    .replace(/^(\*\*|__)(.+?)\1(:?)$/s, '$2$3')
    .replace(/\s+/g, ' ')
    .trim()

/** Longest part that is looked at, in UTF-16 units: far beyond any context. */
const LONGEST_PART = 4000

/**
 * Title and headings → what the models see before a passage: the title first, then the headings,
 * outermost first. Where not all fit, the innermost heading stays, then the title, then the others
 * from the inside out; what is too long by itself is cut at its end.
 */
export class Contexts {
  readonly #parts = new Map<string, { readonly text: string; readonly tokens: number }>()
  readonly #maxTokens: number

  private constructor(maxTokens: number) {
    this.#maxTokens = maxTokens
  }

  /** @param parts all titles and headings of the document; `counts[i]` belongs to `parts[i]`. */
  static async measure(
    parts: readonly string[],
    counts: readonly number[],
    maxTokens: number,
    countTokens: CountTokens,
  ): Promise<Contexts> {
    const contexts = new Contexts(maxTokens)
    for (const [index, part] of parts.entries()) {
      const whole = { start: 0, end: part.length, tokens: counts[index]! }
      const isLong = whole.tokens > maxTokens && maxTokens > 0
      const [first] = isLong ? await fitSpans(part, [whole], maxTokens, countTokens) : [whole]
      const fitted = first ?? whole
      contexts.#parts.set(part, { text: part.slice(0, fitted.end), tokens: fitted.tokens })
    }
    return contexts
  }

  of(title: string, headings: readonly string[]): string {
    const wanted = [title, ...headings.filter((heading) => heading !== title)]
    const byWorth = [wanted.at(-1)!, title, ...wanted.slice(1, -1).reverse()]
    const kept = new Set<string>()
    let left = this.#maxTokens
    for (const part of byWorth) {
      const tokens = this.#parts.get(part)?.tokens ?? Number.POSITIVE_INFINITY
      if (part === '' || kept.has(part) || tokens > left) continue
      kept.add(part)
      left -= tokens
    }
    return wanted
      .filter((part, index) => kept.has(part) && wanted.indexOf(part) === index)
      .map((part) => this.#parts.get(part)!.text)
      .join('\n')
  }
}

/** What is counted and shown of a title or heading. */
export const contextPart = (raw: string): string => {
  const text = headingText(raw)
  return text.length > LONGEST_PART ? text.slice(0, LONGEST_PART).toWellFormed() : text
}
