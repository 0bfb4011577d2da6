import { distance } from 'fastest-levenshtein'
import type { DocumentSummary } from '../core/store.ts'
import type { App } from './app.ts'
import { readable } from './audience.ts'
import type { Call } from './call.ts'
import type { Choice } from './command.ts'
import { clip, LIMITS } from './limits.ts'

/** Documents whose title has what is typed, then those with a title that is nearly so. */
export async function documentChoices(call: Call, app: App): Promise<Choice[]> {
  const { generation } = await readable(call, app, true)
  const documents = (await generation?.documents()) ?? []
  const typed = folded(call.focused?.value ?? '')
  return documents
    .map((document) => ({ document, away: awayOf(typed, document) }))
    .filter(({ away }) => away <= MOST_AWAY)
    .sort((one, other) => one.away - other.away)
    .slice(0, LIMITS.choices)
    .map(({ document: { id, title } }) => ({
      name: clip(title.replace(/\s+/gu, ' ').trim() || id, LIMITS.choiceName),
      value: documentKey(id),
    }))
}

/** A choice's value has room for 100 units; a longer id is cut, and found again by its beginning. */
const documentKey = (id: string): string =>
  id.length <= LIMITS.choiceValue ? id : id.slice(0, LIMITS.choiceValue)

/** The document that was chosen, or whose title or id was typed; null for none, and for several. */
export function chosenDocument(
  documents: readonly DocumentSummary[],
  text: string,
): DocumentSummary | null {
  const byId = documents.filter(({ id }) => id === text || documentKey(id) === text)
  const byTitle = documents.filter(({ title }) => folded(title) === folded(text))
  const found = byId.length > 0 ? byId : byTitle
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Share of a typed word that may be wrong. */
const MOST_AWAY = 0.4

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** 0: the title or id has it; 1: nothing of it. Typos count by the word. */
function awayOf(typed: string, { title, id }: DocumentSummary): number {
  const [name, key] = [folded(title), folded(id)]
  if (name.includes(typed) || key.includes(typed)) return 0
  const words = name.split(/[^\p{L}\p{N}]+/u)
  const aways = typed
    .split(/\s+/u)
    .map((word) =>
      Math.min(
        ...words.map((other) => distance(word, other.slice(0, word.length + 1)) / word.length),
      ),
    )
  return aways.reduce((sum, away) => sum + away, 0) / aways.length
}
