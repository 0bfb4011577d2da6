/** What Discord's Markdown, mentions and links are made of, wherever it stands. */
const ACTIVE = /[\\*_~|`<>#[\]@:]/u.source
/** List markers mean something at the start of a line only. */
const LINE_START = /(?<=^[^\S\n]*)[-+]|(?<=^[^\S\n]*\d+)\./mu.source
/**
 * What is not seen, or turns the direction of what follows. Joiners, direction marks and variation
 * selectors stay: scripts and emoji need them, and they reach no further than their line.
 */
const HIDDEN =
  /\r(?!\n)|[^\P{Cc}\t\n\r]|\p{Cs}|[\u00AD\u180E\u200B\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u
    .source
/** Opens the visible form of a hidden character, so it has such a form itself. */
const MARK = '⟦'

const TO_ESCAPE = new RegExp(`${HIDDEN}|${MARK}|${ACTIVE}|${LINE_START}`, 'gmu')
const ESCAPED = /\\([\s\S])|⟦U\+([0-9A-F]{4,6})⟧|\*\*/gu

const isHidden = new RegExp(`^(?:${HIDDEN}|${MARK})$`, 'u')
const codePoint = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

/**
 * Text as Markdown that shows it and does nothing: no formatting, link, mention or emoji; hidden
 * characters become visible as `⟦U+202E⟧`. Exactly undone by {@link plainText}.
 */
export const escapeText = (text: string): string =>
  text.replace(TO_ESCAPE, (character) =>
    isHidden.test(character) ? `${MARK}U+${codePoint(character)}⟧` : `\\${character}`,
  )

/** The text that escaped Markdown shows, bold marks taken away. */
export const plainText = (markdown: string): string =>
  markdown.replace(ESCAPED, (_match, character?: string, code?: string) => {
    if (character !== undefined) return character
    return code === undefined ? '' : String.fromCodePoint(Number.parseInt(code, 16))
  })

/** One line of escaped text: line breaks become spaces, and at most `limit` UTF-16 units remain. */
export function escapeLine(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const whole = escapeText(line)
  if (whole.length <= limit) return whole
  let shown = ''
  for (const character of line) {
    const next = shown + escapeText(character)
    if (next.length >= limit) break
    shown = next
  }
  return `${shown}…`
}

/** Bold marks around what is not blank in each line: bold does not span lines, nor begin with a space. */
const bold = (markdown: string): string =>
  markdown.replace(/[^\s](?:[^\n]*[^\s])?/gu, (line) => `**${line}**`)

/** A text whose inner span [start, end) is bold, as a block quote; offsets in UTF-16 units of `text`. */
export function blockQuote(text: string, highlight: { start: number; end: number } | null): string {
  const { start, end } = highlight ?? { start: text.length, end: text.length }
  const markdown =
    escapeText(text.slice(0, start)) +
    bold(escapeText(text.slice(start, end))) +
    escapeText(text.slice(end))
  return `> ${markdown.replaceAll('\n', '\n> ')}`
}

/** The texts of all block quotes of a message, in order, as a reader would copy them. */
export function quotedTexts(markdown: string): string[] {
  const texts: string[] = []
  let open: string[] = []
  const close = (): void => {
    if (open.length > 0) texts.push(plainText(open.join('\n')))
    open = []
  }
  for (const line of markdown.split('\n')) {
    if (line.startsWith('>')) open.push(line.replace(/^> ?/, ''))
    else close()
  }
  close()
  return texts
}
