import { distance } from 'fastest-levenshtein'
import { sha256 } from '../core/document.ts'
import type { DocumentSummary } from '../core/store.ts'
import { type App, collectionFor } from './app.ts'
import { hiddenFrom } from './audience.ts'
import type { Call } from './call.ts'
import type { Choice } from './command.ts'
import { clip, LIMITS } from './limits.ts'
import { type Title, type TitleForm, titleForm } from './title-book.ts'

/**
 * Documents whose title has what is typed, in Chinese characters or in pinyin, then those with a
 * title that is nearly so.
 */
export async function documentChoices(call: Call, app: App): Promise<Choice[]> {
  const live = await app.store.live(await collectionFor(app.store, call.guild))
  const hidden = hiddenFrom(call, app, true)
  const titles = live === null ? [] : await app.titles.titlesOf(live)
  const visible = titles.filter(({ id }) => !hidden.has(id))
  const typed = titleForm(call.focused?.value ?? '')
  const having = visible.filter((title) => has(title, typed))
  const found = having.length >= LIMITS.choices ? having : [...having, ...near(visible, typed)]
  return found.slice(0, LIMITS.choices).map(({ id, title }) => ({
    name: clip(title.replace(/\s+/gu, ' ').trim() || id, LIMITS.choiceName),
    value: documentKey(id),
  }))
}

/** A choice's value has room for 100 units; the beginnings of longer ids may all be the same. */
const documentKey = (id: string): string => (id.length <= LIMITS.choiceValue ? id : sha256(id))

const KEY_LENGTH = sha256('').length

/** The document that was chosen, or whose title or id was typed; null for none, and for several. */
export function chosenDocument(
  documents: readonly DocumentSummary[],
  text: string,
): DocumentSummary | null {
  const mayBeKey = text.length === KEY_LENGTH
  const byId = documents.filter(({ id }) => id === text || (mayBeKey && documentKey(id) === text))
  const plain = byId.length > 0 ? '' : titleForm(text).plain
  const found =
    byId.length > 0 ? byId : documents.filter(({ title }) => titleForm(title).plain === plain)
  return found.length === 1 ? (found[0] ?? null) : null
}

const has = (title: Title, typed: TitleForm): boolean =>
  title.plain.includes(typed.plain) ||
  title.idPlain.includes(typed.plain) ||
  // Two texts in Chinese characters that only sound alike are not one.
  (!(title.hasHan && typed.hasHan) &&
    (title.hasHan || typed.hasHan) &&
    typed.letters.length > 1 &&
    title.letters.includes(typed.letters))

/** Share of a typed word that may be wrong. */
const MOST_AWAY = 0.4

/** Those that have it but for typos, the nearest first. */
function near(titles: readonly Title[], typed: TitleForm): Title[] {
  return titles
    .filter((title) => !has(title, typed))
    .map((title) => ({ title, away: awayOf(typed, title) }))
    .filter(({ away }) => away <= MOST_AWAY)
    .sort((one, other) => one.away - other.away)
    .map(({ title }) => title)
}

/** 0: the title has each word; 1: nothing of them. */
function awayOf({ words }: TitleForm, title: Title): number {
  const aways = words.map((word) =>
    Math.min(
      1,
      ...title.words.map((other) => distance(word, other.slice(0, word.length + 1)) / word.length),
    ),
  )
  return aways.length === 0 ? 1 : aways.reduce((sum, away) => sum + away, 0) / aways.length
}
