import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToText } from '../../src/sources/markdown-text.ts'

const lines = (...all: string[]) => all.join('\n')

describe('markdownToText()', () => {
  test('takes spaces at the ends of lines away, and reads on over half a million within one', () => {
    const spaces = ' '.repeat(500_000)
    expect(markdownToText(`one \t\n\none${spaces}two\n`, false)).toBe(`one\n\none${spaces}two\n`)
  })

  test('keeps what the reader sees, on the line where it stands', () => {
    const source = lines(
      'Rules of the house',
      '==================',
      '',
      '## Noise ##',
      '',
      'Quiet hours **begin at *22:00*** and',
      'end at `07:00`, see [the plan](https://example.org/plan "Plan")\\',
      'or <https://example.org/x>. Cost: 5 \\* 3 &amp; more ~~now~~.',
      '',
      '- [ ] first *item*',
      '  1. nested',
      '',
      '> Quoted **words**',
      '> go on',
      '>',
      '> to the end',
      '',
      '---',
      '',
      '| Day | Hours |',
      '| --- | :-: |',
      '| Mon | **9**–5 |',
      '',
      '```js',
      'const a = **b**',
      '```',
      '',
      '<details><summary>More</summary> text<!-- not',
      'this --></details>',
      '',
      '![A map](map.png) and a note[^1].',
      '',
      '[^1]: The note.',
      '',
      '[ref]: https://example.org',
    )
    const expected = lines(
      '# Rules of the house',
      '',
      '',
      '## Noise',
      '',
      'Quiet hours begin at 22:00 and',
      'end at 07:00, see the plan',
      'or https://example.org/x. Cost: 5 * 3 & more now.',
      '',
      '- [ ] first item',
      '  1. nested',
      '',
      'Quoted words',
      'go on',
      '',
      'to the end',
      '',
      '',
      '',
      '| Day | Hours |',
      '| --- | :-: |',
      '| Mon | 9–5 |',
      '',
      '```js',
      'const a = **b**',
      '```',
      '',
      'More text',
      '',
      '',
      'A map and a note.',
      '',
      '[^1]: The note.',
      '',
      '',
    )
    expect(markdownToText(source, false)).toBe(expected)
  })

  test('of MDX leaves imports, components and expressions out', () => {
    const source = lines(
      "import { Chart } from './chart.js'",
      'export const year = 2026',
      '',
      '# Report {year}',
      '',
      '<Note kind="warning">',
      '  Prices **rose** by 3 %.',
      '</Note>',
      '',
      '{props.children}',
    )
    expect(markdownToText(source, true)).toBe(
      lines('', '', '', '# Report', '', '', 'Prices rose by 3 %.', '', '', ''),
    )
  })

  test('reads what is no MDX as Markdown', () => {
    expect(markdownToText('a < b and {', true)).toBe('a < b and {')
  })

  test.each([
    ['deep quotations', `${'>'.repeat(1000)} x`],
    [
      'deep lists',
      Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
    ],
    ['many open brackets', '['.repeat(5_000)],
    ['many stars', '*a '.repeat(2_000)],
  ])('survives %s', (_, source) => {
    expect(markdownToText(source, false).split('\n')).toHaveLength(source.split('\n').length)
  })

  test('never moves a line', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '# ',
      '> ',
      '- ',
      '1. ',
      '|',
      '\n',
      '\n\n',
      '[',
      '](x)',
      '![',
      '<b>',
      '<!--',
      '-->',
      '&amp;',
      '\\',
      'word',
      ' ',
      '---',
      '===',
      '~~',
      '漢字',
      '[^1]',
      ': ',
      '  \n',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, isMdx) => {
        const source = pieces.join('')
        const text = markdownToText(source, isMdx)
        expect(text.split('\n')).toHaveLength(source.split('\n').length)
      }),
      { numRuns: 300 },
    )
  })
})
