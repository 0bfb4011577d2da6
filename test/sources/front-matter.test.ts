import { describe, expect, test } from 'vitest'
import { splitFrontMatter } from '../../src/sources/front-matter.ts'

const lines = (...all: string[]) => all.join('\n')

describe('splitFrontMatter()', () => {
  test('takes the fields off, and keeps the lines of the rest where they stood', () => {
    const text = lines(
      '---',
      'Title: House  rules',
      'date: 2026-03-01',
      'lang: en-GB',
      '---',
      'Hi.',
    )
    expect(splitFrontMatter(text)).toEqual({
      stated: { title: 'House rules', date: '2026-03-01', language: 'en' },
      body: '\n\n\n\n\nHi.',
    })
  })

  test.each([
    ['an empty line within', lines('tags:', '  - a', '', 'draft: true')],
    ['a comment first', lines('# made by a program', 'draft: true')],
    ['a title with a colon', lines('title: Rules: part one', 'draft: true')],
    ['keys of several words', lines('title: Guide: how to join', 'Last updated: 2024-01-01')],
    ['keys with a slash or quotes', lines('a/b: "x', 'name: y', "'c d': z")],
    ['aliases', lines('a: &a [x]', 'b: [*a, *a]')],
    ['keys in another script', lines('标签: 规则: 一', '作者: 王')],
  ])('with %s', (_, block) => {
    expect(splitFrontMatter(`---\n${block}\n---\nHi.`)).toEqual({
      stated: {},
      body: `${'\n'.repeat(block.split('\n').length + 2)}Hi.`,
    })
  })

  test.each([
    ['an empty line first', lines('', '# Rules', '', 'Be kind. No spam.', '')],
    ['an empty line and fields', lines(' ', 'title: Rules')],
    ['a sentence', 'Be kind to everyone.'],
    ['a heading', lines('# Rules', 'Be kind to everyone.')],
    ['a list', lines('- Be kind.', '- No spam.')],
    ['a sentence with a colon, and more', lines('Be kind: to everyone.', '', 'No spam. Ever.')],
    ['sentences with two colons', lines('Opening hours: daily: 9 to 5.', 'We close then: at: 8.')],
    ['fields and a sentence', lines('title: Guide: how to join', 'Be kind to everyone.')],
    ['an address', lines('Note: two: colons', 'See https://example.org')],
    ['nothing', ''],
  ])('leaves a text between two rules: %s', (_, block) => {
    const text = `---\n${block}\n---\n\n# Moderation\n`
    expect(splitFrontMatter(text)).toEqual({ stated: {}, body: text })
  })

  test('a rule alone takes nothing off', () => {
    expect(splitFrontMatter('---\ntitle: x\n')).toEqual({ stated: {}, body: '---\ntitle: x\n' })
  })
})
