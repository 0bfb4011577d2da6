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
      'or <https://example.org/x>. Cost: 5 \\* 3 &amp; more ~~then~~ now.',
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

  test('leaves out what is struck out, by two tildes alone', () => {
    const source = lines(
      'The ~~old *fee*~~ new fee <s>was 10 \\* 2</s> is 5 \\* 3.',
      'From 10~20 to 30~40 euros.',
      '',
      '<del>',
      '',
      'Dogs are allowed.',
      '',
      '</del>',
      '',
      'Dogs are <DEL>not</DEL> allowed, <s>never closed.',
    )
    expect(markdownToText(source, false)).toBe(
      lines(
        'The new fee is 5 * 3.',
        'From 10~20 to 30~40 euros.',
        ...['', '', '', '', '', '', ''],
        'Dogs are allowed, never closed.',
      ),
    )
  })

  test.each([
    ['10<sup>6</sup> litres for $50<sup>1</sup>, H<sub>2</sub>O', '10⁶ litres for $50¹, H₂O'],
    ['50<sup>[1](#note)</sup>, 10<sup>-3</sup> and 7<sup>1, 2</sup>', '50¹, 10⁻³ and 7¹, ²'],
    ['the 2<sup>nd</sup> day<sup>*</sup>, 5<sup>1a</sup>', 'the 2nd day*, 5 1a'],
    [`9<sup>${'very '.repeat(10)}long</sup>`, `9${'very '.repeat(10)}long`],
    ['foo <sub>small </sub>bar, 5<sup> 2 </sup>6', 'foo small bar, 5 ² 6'],
    ['10<sup><b>6</b> </sup>7, <sup>1a </sup> b <sub> 2 </sub> c', '10⁶ 7, 1a b ₂ c'],
    ['a<sub> </sub>b, e<sub></sub>f', 'a b, ef'],
    ['<p>foo <sub>small </sub>bar</p>', 'foo small bar'],
    ['<p>10<sup>6</sup> <s>5</s>litres</p>', '10⁶ litres'],
  ])('keeps what is raised or lowered apart: %s', (source, expected) => {
    expect(markdownToText(source, false)).toBe(expected)
    expect(markdownToText(source, true)).toBe(expected)
  })

  test.each([
    '15. März: Sitzung\n15. April: Sitzung\n15. Mai: Fest',
    '1990. Founded.\n1990. First book.',
    '1. a\n1. b\n   1. x\n   1. y',
  ])('leaves numbers at the head of lines as they are typed: %j', (source) => {
    expect(markdownToText(source, false)).toBe(source)
  })

  test('breaks within a line part its words, and in a cell its numbers', () => {
    const source = lines(
      '| Group | Fee |',
      '| --- | --- |',
      '| Adults<br>Seniors | 10<br/>20 |',
      '| **Both pay.**<br>Always. | <br>9 <br> 10<br><br>11<br> |',
      '',
      'One<br>two, thr<b>e</b>e',
      '',
      '<table><tr><td>Monday</td><td>9:00<br>18:00</td></tr></table>',
    )
    const expected = lines(
      '| Group | Fee |',
      '| --- | --- |',
      '| Adults / Seniors | 10 / 20 |',
      '| Both pay. Always. | 9 / 10 / 11 |',
      '',
      'One two, three',
      '',
      'Monday 9:00 / 18:00',
    )
    expect(markdownToText(source, false)).toBe(expected)
    expect(markdownToText(source.replaceAll('<br>', '<br/>').split('\n', 6).join('\n'), true)).toBe(
      expected.split('\n', 6).join('\n'),
    )
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
    ['many tags that are cut off', '<a'.repeat(20_000)],
    ['many raised runs that are never closed', `${'<sup>'.repeat(5_000)}1</sup>`],
    ['many raised runs that are closed once', `x ${'<sup>'.repeat(160_000)}a</sup>`],
    ['a block of struck runs', `<div>${'<s>'.repeat(20_000)}</s>`],
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
      '<s>',
      '</s>',
      '<sup>',
      '</sup>',
      '<br>',
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
