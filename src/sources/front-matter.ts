import { isMap, parseDocument } from 'yaml'
import { dayOf } from './dates.ts'
import { httpUrl, languageOf } from './metadata.ts'
import type { Stated } from './plain-text.ts'

/** A text without the block of metadata at its head, and what that block says. */
export interface FrontMatter {
  readonly stated: Stated
  /** As many units as the whole text: the block's lines are kept, empty. */
  readonly body: string
}

/** A block between two `---` lines at the very top. */
const BLOCK = /^---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m

/** Largest block that is read, in UTF-16 units. */
const MAX_BLOCK_LENGTH = 20_000

const KEYS = {
  title: ['title', 'headline', 'name'],
  date: ['date', 'published', 'pubdate', 'created', 'updated'],
  url: ['url', 'canonical', 'canonical_url', 'original', 'link', 'source'],
  language: ['lang', 'language', 'locale'],
} as const

/** A field whose key is one word, as programs name it. */
const FIELD = /^["']?[\p{L}\p{N}_.-]{1,60}["']?[ \t]{0,20}:/u

/** Any other line that front matter may have, were its YAML sound: a key of any kind, or what belongs to the one above. */
const LINE = /^(?:[^\s:#-][^:]{0,60}:(?:[ \t]|$)|[ \t]|#|-[ \t]|[\]}]|$)/u

function isLikeFields(block: string): boolean {
  const lines = block.split('\n')
  return (
    lines.some((line) => FIELD.test(line)) &&
    lines.every((line) => FIELD.test(line) || LINE.test(line))
  )
}

/**
 * The fields of a block; null when it is none. A text may begin with a rule too, and go on to the next:
 * then an empty line follows, or what stands between is no YAML mapping. Titles with a colon in them
 * are no sound YAML either, but so common that lines of fields alone are front matter all the same.
 * Aliases are not resolved, so that a small block cannot grow into a huge one.
 */
function fieldsIn(block: string): Record<string, unknown> | null {
  if (/^[ \t]*\n/.test(block)) return null
  const document = parseDocument(block, { logLevel: 'silent' })
  if (!isMap(document.contents)) return null
  if (document.errors.length > 0 && !isLikeFields(block)) return null
  try {
    return { ...(document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>) }
  } catch {
    return {}
  }
}

function pick<T>(
  values: ReadonlyMap<string, unknown>,
  keys: readonly string[],
  read: (text: string) => T | null,
): T | null {
  for (const key of keys) {
    const value = values.get(key)
    const text = value instanceof Date ? value.toISOString() : value
    const result = typeof text === 'string' && text.trim() !== '' ? read(text.trim()) : null
    if (result !== null) return result
  }
  return null
}

/** Takes YAML front matter off a text. */
export function splitFrontMatter(text: string): FrontMatter {
  const match = text.startsWith('---') ? BLOCK.exec(text.slice(0, MAX_BLOCK_LENGTH)) : null
  const fields = match?.index === 0 ? fieldsIn(match[1]!) : null
  if (match === null || fields === null) return { stated: {}, body: text }
  const values = new Map(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]))
  const title = pick(values, KEYS.title, (value) => value.replace(/\s+/g, ' ').slice(0, 300))
  const date = pick(values, KEYS.date, dayOf)
  const url = pick(values, KEYS.url, httpUrl)
  const language = pick(values, KEYS.language, languageOf)
  return {
    stated: {
      ...(title && { title }),
      ...(date && { date }),
      ...(url && { url }),
      ...(language && { language }),
    },
    // Empty lines in its place keep the line numbers of citations those of the file.
    body: match[0].replace(/[^\n]+/g, '') + text.slice(match[0].length),
  }
}
