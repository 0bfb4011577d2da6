import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndexReport } from '../../src/core/index-report.ts'
import { clipMiddle, LIMITS } from '../../src/discord/limits.ts'
import { LOCALES } from '../../src/discord/locales/locale.ts'
import { reportMessage } from '../../src/discord/report-message.ts'

const REPORT: IndexReport = {
  generation: 1,
  added: [],
  changed: [],
  unchanged: 0,
  removed: [],
  failed: [],
  passages: 0,
  elapsedMs: 1,
}
const PRIVATE_PAGE = {
  source: `https://docs.google.com/document/d/1A2b${'x'.repeat(40)}/edit?usp=sharing`,
  reason: 'The address answered 401: it can be read only after signing in. Share it by a link.',
}

const described = async (change: Partial<IndexReport>, locale: (typeof LOCALES)[number] = 'en') => {
  const report = { ...REPORT, ...change }
  const { embeds } = await reportMessage(
    { collection: 'c', report, before: null, now: null },
    locale,
  )
  return embeds.map(({ description = '' }) => description)
}

describe('why sources failed', () => {
  test('stands whole behind an address that is shortened in its middle', async () => {
    expect(await described({ failed: [PRIVATE_PAGE] })).toEqual([
      `**0** added · **0** changed · **0** removed · **0** unchanged
**Could not be read; the last good state stays:**
- https\\://docs.google.com/docume…xxxxxxxxxxxx/edit?usp=sharing: The address answered 401\\: it can be read only after signing in. Share it by a link.`,
    ])
  })

  test('a long reason keeps both its ends', async () => {
    const reason = `folder/${'a'.repeat(300)}.pdf: The PDF holds no text, perhaps only scanned pages.`
    const [shown] = await described({ failed: [{ source: 'all.zip', reason }] })
    expect(shown).toMatch(/- all\.zip: folder\/a+…a+\.pdf\\: The PDF holds no text, .* pages\.$/u)
  })

  test('each has a line; what has no room is counted', async () => {
    const failed = Array.from({ length: 200 }, () => PRIVATE_PAGE)
    const [shown = ''] = await described({ failed })
    const lines = shown.split('\n').filter((line) => line.startsWith('- '))
    expect(lines.length).toBeGreaterThan(20)
    expect(shown.split('\n').at(-1)).toBe(`… +${200 - lines.length}`)
    for (const line of lines) expect(line).toContain('answered 401')
  })

  test.each(LOCALES)('%s: has room beside the largest lists and changes', async (locale) => {
    const ids = Array.from({ length: 60 }, (_, index) => `${index} ${'d'.repeat(90)}`)
    const changes = ids.map((document) => ({ document, removed: ids, added: ids, more: 9 }))
    const lists = { added: ids, changed: ids, removed: ids, changes }
    const [shown = '', below = ''] = await described({ ...lists, failed: [PRIVATE_PAGE] }, locale)
    expect(shown).toContain(PRIVATE_PAGE.reason.slice(-20))
    expect(shown.length + below.length + LIMITS.embedTitle).toBeLessThanOrEqual(LIMITS.embedTotal)
  })
})

test('clipMiddle() keeps both ends, and no half characters', () => {
  expect(clipMiddle('abcdefghij', 10)).toBe('abcdefghij')
  expect(clipMiddle('abcdefghijk', 10)).toBe('abcde…hijk')
  expect(clipMiddle('😀😀😀😀😀', 8)).toBe('😀😀…😀')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
      const clipped = clipMiddle(text, limit)
      expect(clipped.length).toBeLessThanOrEqual(limit)
      expect(clipped.isWellFormed()).toBe(true)
    }),
  )
})
