import { segment as splitByLibrary } from 'sentencex'
import type { Span } from '../document.ts'
import { endsInAbbreviation, endsInOrdinal, splitsAfterAbbreviation } from './abbreviations.ts'
import { graphemeMap, trimSpan } from './grapheme.ts'

const CONTROL = /[\s\p{Cc}]/gu
const LOWER_AFTER_STOP = /(?<=\p{Ll}{2}[.!?]\s+)\p{Ll}/gu

const MARKS = /([.!?…。！？؟।॥]{0,4})(\*{1,3}|_{1,3}|~~|\|\|)/gu
const MAY_FOLLOW = /^(?:\s|$|\p{Lo}|[\p{P}\p{S}])/u

/**
 * "**Important!** Bring …": marks of bold, crossed out or hidden text that close behind a stop change
 * places with it, so that the stop ends the sentence and the marks stay in it. Opening ones stay.
 */
function withMarksAhead(flat: string): string {
  const open = new Set<string>()
  return flat.replace(MARKS, (found, stop: string, mark: string, index: number) => {
    const after = flat.slice(index + found.length, index + found.length + 2)
    if (!open.delete(mark)) {
      if (after.trim() === after && after !== '') open.add(mark)
      return found
    }
    return MAY_FOLLOW.test(after) ? mark + stop : found
  })
}

/** What the splitter sees: of the same length, but without what it stumbles over. */
function shadowOf(text: string): string {
  const flat = withMarksAhead(text.toWellFormed().replace(CONTROL, ' '))
  if (/\p{Lu}/u.test(flat)) return flat
  // Chat is often written without capitals; the splitter needs them to see where sentences begin.
  const raised = flat.replace(LOWER_AFTER_STOP, (letter) => letter.toUpperCase())
  return raised.length === flat.length ? raised : flat
}

/** Offsets after which the library ends a sentence, the end of the text included. */
function libraryCuts(shadow: string, language: string): number[] {
  const cuts: number[] = []
  let at = 0
  for (const piece of splitByLibrary(language, shadow)) {
    at += piece.length
    if (at < shadow.length) cuts.push(at)
  }
  return [...cuts, shadow.length]
}

const MORE_CUTS =
  /[。！？][」』”’）)]*(?=\S)|[؟।॥።][\p{Pe}\p{Pf}"]*(?=\s|\p{Lo})|[!?…]["”’»)]*\s+(?=[“„«"¿¡]?\p{Lu})|(?<=\p{L}{4})\.["”’»)]+\s+(?=[“„«"¿¡(]?\p{Lu})|(?<=\bMay)\.\s+(?=\p{Lu})/gu
const AFTER_ABBREVIATION =
  /(?<=\b(?:\p{Lu}\.){2,}|\b(?:etc|Inc|Ltd|Co|Corp|[ap]\.m)\.)\s+(?=\p{Lu})/gu
/** "Is it free? No. Is it …": the library takes it for "number". A number that follows is joined again. */
const NO_BEHIND_QUESTION =
  /(?<=[?？][\p{Pe}\p{Pf}"*_~|]{0,4}\s{1,4}(?:\p{Lu}\p{Ll}{0,10}:\s{1,2})?No\.)\s+(?=[\p{P}~|]{0,4}\p{Lu})/gu
const LONG_CLAUSES = 80
const WIDE_SEMICOLON = /；/g

/** Ends that the library misses. */
function missedCuts(shadow: string): number[] {
  const cuts = [MORE_CUTS, NO_BEHIND_QUESTION].flatMap((pattern) =>
    [...shadow.matchAll(pattern)].map(({ index, 0: end }) => index + end.length),
  )
  for (const { index, 0: gap } of shadow.matchAll(AFTER_ABBREVIATION))
    if (splitsAfterAbbreviation(shadow.slice(index + gap.length, index + gap.length + 24)))
      cuts.push(index + gap.length)
  return cuts
}

const CLOSES = /^[\p{Pe}\p{Pf}」』”’）》"')\]]+(?=\s|$|\p{Lo}|[,，;；.])/u
const LOWER = /^[\p{Pd}\p{Pe}\p{Pf}…\s]*\p{Ll}/u
const SOFT_END = /[!?！？…][\p{Pe}\p{Pf}"'」』”’）]*$|[.。][\p{Pe}\p{Pf}"'」』”’]+$/u
const WIDE_QUOTE_END = /[。！？…][」』”’]$/u
/** "…。”陆承岚说。": who spoke stays with what was said. */
const WIDE_SPEAKER =
  /^[^。！？“「]{0,24}?(?:说|說|道|表示|称|稱|问|問|答|指出|强调|強調|と[^。]{0,6})[。！？]?$/u

/** The two belong together, whatever mark stands between them. */
function belongs(piece: string, next: string, language: string): boolean {
  if (CLOSES.test(next) || /^[:;,]/.test(next)) return true
  if (
    LOWER.test(next) &&
    (SOFT_END.test(piece.slice(-6)) || /\p{L}\.$/u.test(piece.slice(-2)) === false)
  )
    return !/^[•·]/u.test(next)
  if (WIDE_QUOTE_END.test(piece.slice(-2)) && WIDE_SPEAKER.test(next.slice(0, 32))) return true
  return endsInAbbreviation(piece, next) || endsInOrdinal(piece, next, language)
}

/** More brackets (or marks of a title) opened than closed. */
const isOpen = (piece: string): boolean => {
  let open = 0
  for (const mark of piece.match(/[（(《）)》]/g) ?? []) open += /[（(《]/.test(mark) ? 1 : -1
  return open > 0
}

/** A bracket that is not closed within this many units was never meant to be. */
const LONGEST_BRACKET = 300

function joined(shadow: string, cuts: readonly number[], language: string): number[] {
  const kept: number[] = []
  let start = 0
  for (let index = 0; index < cuts.length; index++) {
    const cut = cuts[index]!
    const next = shadow.slice(cut, cuts[index + 1] ?? cut).trim()
    const from = Math.max(start, cut - LONGEST_BRACKET)
    const piece = shadow.slice(from, cut).trim()
    const isGlued =
      /[.．]$/.test(piece) &&
      /[\p{L}\d]/u.test(shadow.charAt(cut)) &&
      !/\s/.test(shadow.charAt(cut - 1))
    const goesOn =
      next !== '' &&
      (isGlued ||
        belongs(piece, next, language) ||
        (isOpen(piece) && /[)）》]/.test(shadow.slice(cut, cut + LONGEST_BRACKET))))
    if (goesOn) continue
    kept.push(cut)
    start = cut
  }
  return kept
}

/** Enumerations of long clauses: "（一）…；（二）…；". */
function clauseCuts(shadow: string, cuts: readonly number[]): number[] {
  if (!shadow.includes('；')) return []
  const clauses: number[] = []
  let start = 0
  for (const cut of cuts) {
    if (cut - start > LONG_CLAUSES)
      for (const { index } of shadow.slice(start, cut).matchAll(WIDE_SEMICOLON))
        clauses.push(start + index + 1)
    start = cut
  }
  return clauses
}

const inOrder = (cuts: readonly number[]): number[] => [...new Set(cuts)].sort((a, b) => a - b)

/** Sentences of one block, trimmed, in order; offsets within `text`. Linear in its length. */
export function splitSentences(text: string, language: string): Span[] {
  const shadow = shadowOf(text)
  const map = graphemeMap(text)
  const raw = inOrder([...libraryCuts(shadow, language), ...missedCuts(shadow)])
  const whole = joined(shadow, raw, language)
  const cuts = inOrder([...whole, ...clauseCuts(shadow, whole)].map((cut) => map.before(cut)))
  const sentences: Span[] = []
  let start = 0
  for (const end of [...cuts, text.length]) {
    const span = trimSpan(text, { start, end }, map)
    if (span !== null) sentences.push(span)
    start = Math.max(start, end)
  }
  return withoutLoneMarks(text, sentences)
}

/** A piece without letter or digit belongs to the sentence before it: "…", "***". */
function withoutLoneMarks(text: string, sentences: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const sentence of sentences) {
    const last = result.at(-1)
    const isMark =
      sentence.end - sentence.start < 12 &&
      !/[\p{L}\p{N}\p{S}]/u.test(text.slice(sentence.start, sentence.end))
    if (last !== undefined && isMark) result[result.length - 1] = { ...last, end: sentence.end }
    else result.push(sentence)
  }
  return result
}
