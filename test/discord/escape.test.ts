import { parse } from 'discord-markdown-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockQuote,
  escapeLine,
  escapeText,
  plainText,
  quotedTexts,
} from '../../src/discord/escape.ts'
import { hostileText } from '../support/discord/hostile.ts'

/** What the parser made of a text: the kinds of nodes, and the text that they show. */
function shown(markdown: string): { kinds: Set<string>; text: string } {
  const kinds = new Set<string>()
  const walk = (nodes: unknown): string =>
    (Array.isArray(nodes) ? nodes : [nodes])
      .map((node: { type: string; content?: unknown }) => {
        kinds.add(node.type)
        if (node.type === 'br' || node.type === 'newline') return '\n'
        return typeof node.content === 'string' ? node.content : walk(node.content ?? [])
      })
      .join('')
  const text = walk(parse(markdown, 'extended'))
  return { kinds, text }
}

/** Discord's own rules that the parser lacks. */
const NEWER = [/^\s*#{1,3} /mu, /^\s*-# /mu, /^\s*[-*+] /mu, /^\s*\d+\. /mu, /\[[^\]]*\]\(/u]

const withoutEscapes = (markdown: string): string => markdown.replace(/\\[\s\S]/gu, 'x')

describe('escapeText', () => {
  test.each([
    [
      '**bold** _it_ ~~s~~ ||spoiler||',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~s\\~\\~ \\|\\|spoiler\\|\\|',
    ],
    ['@everyone <@&1> <#2> :smile:', '\\@everyone \\<\\@&1\\> \\<\\#2\\> \\:smile\\:'],
    [
      '- item\n1. one\n  2. two\nFeb. 24 is not a list - so',
      '\\- item\n1\\. one\n  2\\. two\nFeb. 24 is not a list - so',
    ],
    ['[x](https://evil.example)', '\\[x\\](https\\://evil.example)'],
    ['a\u202Eb\u200Bc\u2028# d\r\ne\rf⟦', 'a⟦U+202E⟧b⟦U+200B⟧c⟦U+2028⟧\\# d\r\ne⟦U+000D⟧f⟦U+27E6⟧'],
    ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
  ])('%j', (text, markdown) => {
    expect(escapeText(text)).toBe(markdown)
    expect(plainText(markdown)).toBe(text)
  })

  test('is undone exactly, for any UTF-16', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(plainText(escapeText(text))).toBe(text)
      }),
    )
  })

  test('nothing in the escaped text renders, by an independent parser and by the newer rules', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = escapeText(text)
        const { kinds } = shown(markdown)
        for (const plain of ['text', 'br', 'newline', 'escape', 'paragraph', 'twemoji'])
          kinds.delete(plain)
        expect([...kinds]).toEqual([])
        for (const rule of NEWER) expect(withoutEscapes(markdown)).not.toMatch(rule)
      }),
    )
  })

  test('the parser does see what is not escaped', () => {
    expect([...shown('**a** <@123456789012345678> `c` https://x.example ||s||').kinds]).toEqual(
      expect.arrayContaining(['strong', 'user', 'inlineCode', 'url', 'spoiler']),
    )
  })
})

describe('escapeLine', () => {
  test('never exceeds its limit, never cuts an escape in two', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const line = escapeLine(text, limit)
        expect(line.length).toBeLessThanOrEqual(limit)
        expect(line).not.toContain('\n')
        expect(line).not.toMatch(/(?<!\\)(?:\\\\)*\\…?$/u)
      }),
    )
  })
})

describe('blockQuote', () => {
  test('the highlight is bold, line by line', () => {
    expect(blockQuote('It was held\nin Guangzhou.', { start: 7, end: 24 })).toBe(
      '> It was **held**\n> **in Guangzhou**.',
    )
  })

  test('gives back its text, whatever is highlighted', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(), fc.nat(), (text, one, other) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort(
          (a, b) => a - b,
        )
        const markdown = blockQuote(text, { start: start!, end: end! })
        expect(quotedTexts(`${markdown}\n-# [1] Title`)).toEqual([text])
      }),
    )
  })

  test('a quote cannot end itself: each of its lines is quoted', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of blockQuote(text, null).split('\n'))
          expect(line.startsWith('> ')).toBe(true)
      }),
    )
  })
})
