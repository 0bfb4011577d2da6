import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { en } from '../../src/discord/locales/en.ts'
import {
  DISCORD_LOCALES,
  dateInWords,
  LOCALES,
  localeOf,
} from '../../src/discord/locales/locale.ts'
import { messagesIn } from '../../src/discord/locales/messages.ts'
import { faultsOfCommands } from '../support/discord/validate.ts'

type Tree = { readonly [key: string]: unknown }

/** Every text of a table by its path; functions are called with numbers and words they may get. */
const leavesOf = (tree: Tree, path = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'function') return [[at, String(value(12, 34, 56, 78))]]
    return leavesOf(value as Tree, at)
  })

test('the registration is accepted as it is, in all languages', () => {
  expect(faultsOfCommands(JSON.parse(JSON.stringify(commands.map(({ data }) => data))))).toEqual([])
})

test('within one language no two commands, and no two options of one, have one name', () => {
  const names = (items: readonly Tree[], locale: string) =>
    items.map((item) => (item['name_localizations'] as Record<string, string>)[locale])
  const check = (items: readonly Tree[], locale: string): void => {
    const all = names(items, locale)
    expect(new Set(all).size).toBe(all.length)
    for (const item of items) check((item['options'] ?? []) as Tree[], locale)
  }
  const slash = commands.map(({ data }) => data as unknown as Tree)
  for (const locale of LOCALES.filter((one) => one !== 'en').flatMap((one) => DISCORD_LOCALES[one]))
    check(slash, locale)
})

describe.each(LOCALES)('%s', (locale) => {
  const leaves = leavesOf(messagesIn(locale) as unknown as Tree)

  test('says everything, and nothing that would be taken for a quote or a mention', () => {
    expect(leaves.map(([path]) => path)).toEqual(
      leavesOf(en as unknown as Tree).map(([path]) => path),
    )
    for (const [path, text] of leaves) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/^>/mu)
      expect(text, path).not.toMatch(/@(everyone|here)|<[@#]/u)
    }
  })

  test('fits where it stands', () => {
    const messages = messagesIn(locale)
    for (const label of Object.values(messages.buttons))
      expect(label.length).toBeLessThanOrEqual(80)
    for (const title of [
      messages.sources.addTitle,
      messages.followUp.title,
      messages.feedback.title,
      messages.about.title,
      messages.settings.deleteTitle,
      messages.gaps.pinTitle,
    ])
      expect(title.length).toBeLessThanOrEqual(45)
    for (const label of [
      messages.sources.addUrl,
      messages.sources.addName,
      messages.sources.addText,
      messages.followUp.label,
      messages.feedback.missing,
      messages.about.message,
      messages.gaps.pinLabel,
      messages.settings.deleteLabel('DELETE'),
    ])
      expect(label.length).toBeLessThanOrEqual(45)
    for (const hint of [
      messages.sources.addHint,
      messages.followUp.example,
      messages.feedback.missingExample,
    ])
      expect(hint.length).toBeLessThanOrEqual(100)
    for (const choice of [
      messages.settings.strict,
      messages.settings.balanced,
      messages.settings.generous,
    ])
      expect(choice.length).toBeLessThanOrEqual(100)
  })

  test('is no copy of the English', () => {
    const english = new Map(leavesOf(en as unknown as Tree))
    const same = leaves.filter(([path, text]) => english.get(path) === text)
    if (locale !== 'en') expect(same.length).toBeLessThan(12)
  })
})

test('Discord’s locales', () => {
  expect(['de', 'es-419', 'en-GB', 'ko', undefined].map(localeOf)).toEqual([
    'de',
    'es',
    'en',
    'en',
    'en',
  ])
  expect(dateInWords('2026-02-24', 'de')).toBe('24.02.2026')
  expect(dateInWords('2026-02-24', 'zh-CN')).toBe('2026年2月24日')
  expect(dateInWords('spring', 'en')).toBe('spring')
})
