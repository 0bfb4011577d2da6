/** What Discord accepts, in UTF-16 units (never less than its own count of characters). */
export const LIMITS = {
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  /** Title, description, fields and footer of all embeds of a message. */
  embedTotal: 6_000,
  fieldName: 256,
  fieldValue: 1_024,
  fields: 25,
  footer: 2_048,
  buttonLabel: 80,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  customId: 100,
  modalTitle: 45,
  inputLabel: 45,
  inputPlaceholder: 100,
  inputValue: 4_000,
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
} as const

/** Milliseconds for which an interaction's token can be used, counted from the interaction. */
export const TOKEN_LIFETIME_MS = 15 * 60_000

/** At most `limit` UTF-16 units, no character cut in two; what is left out shows as `…`. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length >= limit) break
    kept += character
  }
  return `${kept}…`
}

/** At most `limit` UTF-16 units, no character cut in two; what is left out in the middle shows as `…`. */
export function clipMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = (limit - 1) / 2
  const start = text.slice(0, Math.ceil(kept)).replace(/[\uD800-\uDBFF]$/, '')
  const end = text.slice(text.length - Math.floor(kept)).replace(/^[\uDC00-\uDFFF]/, '')
  return `${start}…${end}`
}

/** As many lines as an embed's description holds; the rest is counted. */
export const linesWithin = (lines: readonly string[], room?: number): string =>
  itemsWithin(lines, (line) => line, room)

/** The same, one line an item; of those that find no room no line is made. */
export function itemsWithin<Item>(
  items: readonly Item[],
  lineOf: (item: Item) => string,
  room: number = LIMITS.embedDescription,
): string {
  const kept: string[] = []
  let left = room - '… +999999'.length
  for (const [index, item] of items.entries()) {
    const line = lineOf(item)
    left -= line.length + 1
    if (left < 0) return [...kept, `… +${items.length - index}`].join('\n')
    kept.push(line)
  }
  return kept.join('\n')
}
