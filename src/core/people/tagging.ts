import type { Span } from '../document.ts'
import type { NamedEntity, NameTagger } from '../reader.ts'
import { unwrapped } from './unwrapped.ts'

const END_MARK = /[.!?。！？…]["”’»」』)）]*$/u

/** A line of a text, and as the tagger gets it. */
interface Line extends Span {
  readonly row: number
  readonly input: string
}

/** Lines as sentences: the tagger has learnt those, and takes a list without end marks for one name. */
const linesOf = (text: string, row: number): Line[] =>
  [...text.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: line }) => {
    const input = line.trim()
    if (!/\p{L}/u.test(input)) return []
    const start = index + line.indexOf(input)
    const isLoud = /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(input)
    const mark = END_MARK.test(input) ? '' : /\p{Script=Han}/u.test(input) ? '。' : '.'
    return [
      { row, start, end: start + input.length, input: (isLoud ? spoken(input) : input) + mark },
    ]
  })

/** "HELENA OSTROWSKA" as "Helena Ostrowska": capitals throughout tell a tagger little. Of the same length. */
const spoken = (line: string): string =>
  line.replace(/(?<=\p{Lu})\p{Lu}+/gu, (letters) => {
    const small = letters.toLowerCase()
    return small.length === letters.length ? small : letters
  })

/**
 * The names in whole texts, headings and lists included; row `i` belongs to `texts[i]`. Each token
 * goes through the model once.
 * @throws the signal's reason when aborted.
 */
export async function tagTexts(
  tagger: NameTagger,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<NamedEntity[][]> {
  const lines = texts.flatMap((text, row) => linesOf(unwrapped(text), row))
  const tagged = await tagger.tag(
    lines.map(({ input }) => input),
    signal,
  )
  const names: NamedEntity[][] = texts.map(() => [])
  for (const [at, { row, start, end }] of lines.entries())
    for (const name of tagged[at]!) {
      const place = { start: start + name.start, end: Math.min(end, start + name.end) }
      if (place.start < place.end)
        names[row]!.push({ kind: name.kind, ...place, confidence: rounded(name.confidence) })
    }
  return names
}

const rounded = (confidence: number): number => Math.round(Math.min(1, confidence) * 1000) / 1000

/**
 * Each name with the passage that it stands in; one outside all of them, as in a heading or a credit,
 * with the passage that follows, or else the last.
 * @param passages of one document, in order of start.
 */
export function namesByPassage(
  passages: readonly Span[],
  names: readonly NamedEntity[],
): NamedEntity[][] {
  const rows: NamedEntity[][] = passages.map(() => [])
  for (const name of names) {
    const at = passages.findIndex(({ end }) => name.start < end)
    rows.at(at)?.push(name)
  }
  return rows
}
