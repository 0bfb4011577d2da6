import { parse } from 'yaml'
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

/** YAML aliases are not resolved, so that a small block cannot grow into a huge one. */
function readYaml(block: string): Record<string, unknown> {
  try {
    const value: unknown = parse(block, { maxAliasCount: 0, logLevel: 'silent' })
    return typeof value === 'object' && value !== null ? { ...value } : {}
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

/** Takes YAML front matter off a text. A block that is no YAML says nothing, but is taken off too. */
export function splitFrontMatter(text: string): FrontMatter {
  const match = text.startsWith('---') ? BLOCK.exec(text.slice(0, MAX_BLOCK_LENGTH)) : null
  if (match === null || match.index !== 0) return { stated: {}, body: text }
  const values = new Map(
    Object.entries(readYaml(match[1]!)).map(([key, value]) => [key.toLowerCase(), value]),
  )
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
