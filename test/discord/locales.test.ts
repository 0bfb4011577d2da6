import { readFileSync } from 'node:fs'
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
import { MEASURED } from '../../src/discord/settings-message.ts'
import { FALSE_ANSWERS } from '../quality/fit-answerability.ts'
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
    for (const threshold of ['strict', 'balanced', 'generous'] as const)
      expect(messages.settings[threshold](100, 100).length).toBeLessThanOrEqual(100)
  })

  test('names commands and options as they are called in this language', () => {
    const { commands, options } = messagesIn(locale)
    const { sources, sourcesAdd, sourcesList, sourcesRemove, reindex, reindexStatus } = commands
    const plain = Object.values(commands).map(({ name }) => `/${name}`)
    const known = [
      ...plain,
      ...[sourcesAdd, sourcesList].map(({ name }) => `/${sources.name} ${name}`),
      `/${reindex.name} ${reindexStatus.name}`,
      sourcesRemove.name,
      `${options.private.name}: True`,
    ]
    const named = leaves.flatMap(([, text]) => text.match(/(?<=`)[^`]+(?=`)/gu) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(known).toEqual(
      expect.arrayContaining(named.filter((one) => !/^[\s,.、，。]|\s$/u.test(one))),
    )
  })

  test('is no copy of the English', () => {
    const english = new Map(leavesOf(en as unknown as Tree))
    const same = leaves.filter(([path, text]) => english.get(path) === text)
    if (locale !== 'en') expect(same.length).toBeLessThan(12)
  })
})

test('what the thresholds mean is what was measured for them', () => {
  const { figures } = JSON.parse(
    readFileSync(new URL('../../embeddings/calibration.json', import.meta.url), 'utf8'),
  ) as { figures: Record<'strict' | 'balanced' | 'generous', { answered: number }> }
  for (const threshold of ['strict', 'balanced', 'generous'] as const)
    expect(MEASURED[threshold][0]).toBe(Math.round(figures[threshold].answered * 100))
  // By which the thresholds were chosen: `npm run calibrate`.
  expect(Object.values(MEASURED).map(([, wrong]) => wrong / 100)).toEqual(
    Object.values(FALSE_ANSWERS),
  )
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
