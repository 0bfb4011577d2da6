import { describe, expect, test } from 'vitest'
import { html, htmlToText } from '../../src/sources/html.ts'

const lines = (...all: string[]) => all.join('\n')

describe('what is one line here', () => {
  test('keeps the lines of a cell apart', async () => {
    const page = `<table><tr><th>Day<th>Hours</tr>
      <tr><td>Monday<td>9:00<br>18:00</tr>
      <tr><td><p>Adults</p><p>Children</p><td><p>10</p> <p>20</p></tr>
      <tr><td><b>Week</b>end<td><ul><li>8-12</li><li>14-18<ol><li>a<li>b</ol></li></ul></tr>
      <tr><td>Pay now.<br>Or never.<td>図書館<br>９時</tr>
      <tr hidden><td>x<td>y</tr><tr><td>one|two<td style="display: none">secret</tr></table>`
    expect(await htmlToText(page)).toBe(
      lines(
        '| Day | Hours |',
        '| Monday | 9:00 / 18:00 |',
        '| Adults / Children | 10 / 20 |',
        '| Weekend | 8-12 / 14-18 / 1. a / 2. b |',
        '| Pay now. Or never. | 図書館 / ９時 |',
        '| one/two |  |',
      ),
    )
  })

  test('keeps the words of a heading apart, without ornaments', async () => {
    const page =
      '<h2>Opening<br>hours<a aria-hidden="true">#</a></h2><p>From 9.</p><h3><div>1</div><div>2</div></h3>x'
    expect(await htmlToText(page)).toBe('## Opening hours\n\nFrom 9.\n\n### 1 2\n\nx')
  })

  test.each([
    [
      '<h3><button>When do you open?</button></h3><div>At nine.</div>',
      '### When do you open?\n\nAt nine.',
    ],
    [
      '<h3>Fees <button>Copy the link</button></h3><p>None. <button>Share</button></p>',
      '### Fees\n\nNone.',
    ],
    [
      '<table><tr><th><button>Name</button> ▲<th><button>Fee</button><tr><td>Ann<td>5 <button>Pay</button></table>',
      '| Name ▲ | Fee |\n| Ann | 5 |',
    ],
    ['<h2>If <math><mi>x</mi><mo>=</mo><mn>5</mn></math></h2>y', '## If x=5\n\ny'],
    ['<h2>If <math><msup><mn>10</mn><mn>6</mn></msup></math></h2>y', '## If\n\ny'],
    [`<h2>If ${'<math>'.repeat(240)}${'<i></i>'.repeat(5_000)}5`, '## If'],
    ['<p>If <math><mn>5</mn></math></p>', 'If'],
  ])('reads buttons that are all there is, and formulas of one line: %s', async (page, text) => {
    expect(await htmlToText(page)).toBe(text)
  })

  test.each([
    ['<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を書く。</p>', '漢字を書く。'],
    [
      '<table><caption>Fees in 2026</caption><tr><td>Adults<td>5 €</table><p>Free on Mondays.</p>',
      'Fees in 2026\n\n| Adults | 5 € |\n\nFree on Mondays.',
    ],
    ['<table><tr><td>Adults<td>5 €<caption hidden>Fees</caption></table>', '| Adults | 5 € |'],
  ])('has captions above their tables, and no readings of characters: %s', async (page, text) => {
    expect(await htmlToText(page)).toBe(text)
  })

  test('has any number of lines within', async () => {
    const page = `<ul><li>a${'<br>b'.repeat(130_000)}</li></ul>`
    expect((await htmlToText(page)).split('\n')).toHaveLength(130_001)
  })

  test('a title too', async () => {
    const bytes = Buffer.from('<h1>House<br>rules</h1><p>Be kind.</p>')
    for await (const parsed of html.parse({ name: 'x.html', bytes }))
      expect(parsed).toEqual({
        document: { title: 'House rules', text: '## House rules\n\nBe kind.' },
      })
  })
})

test.each([
  ['10<sup>6</sup> litres for $50<sup><a href="#n">1</a></sup>', '10⁶ litres for $50¹'],
  ['H<sub>2</sub>O, 10<sup>−3</sup>, 7<sup>1,2</sup>', 'H₂O, 10⁻³, 7¹,²'],
  ['the 2<sup>nd</sup> day<sup>[1]</sup>, M<sup>me</sup>', 'the 2nd day[1], Mme'],
  ['5<sup>1a</sup>', '5 1a'],
  ['<p>costs <sup>from 5 </sup>10 euros</p>', 'costs from 5 10 euros'],
  ['5 m<sup>2\n</sup>each, 50<sup>\u00a01 </sup>20, H<sub>2</sub>O', '5 m² each, 50 ¹ 20, H₂O'],
  ['a<sub> </sub>b, c<sub></sub>d', 'a b, cd'],
  [`9<sup>${'very '.repeat(10)}<br>long</sup>`, `9${'very '.repeat(10).trim()}\nlong`],
  [`${'<sup>'.repeat(1_000)}${'1'.repeat(50)}`, '1'.repeat(50)],
])('what is raised or lowered does not run into the line: %s', async (page, text) => {
  expect(await htmlToText(page)).toBe(text)
})

test('what is struck out is left out', async () => {
  const page =
    '<p><s>Dogs are allowed.</s> Dogs are <del>not</del> <strike>ever</strike> allowed <ins>here</ins>, ' +
    '<span style="text-decoration: underline line-through">or</span> <u style="text-decoration: underline">there</u>.</p>'
  expect(await htmlToText(page)).toBe('Dogs are allowed here, there.')
})

describe('items of a list have the number that a browser shows', () => {
  test.each([
    ['<ol><li>a<li value="5">b<li>c</ol>', '1. a\n5. b\n6. c'],
    ['<ol type="a" start="26"><li>y<li>z</ol>', 'z. y\naa. z'],
    ['<ol type="I" start="4"><li>y<li>z</ol>', 'IV. y\nV. z'],
    ['<ol style="list-style-type: lower-roman"><li>y<li>z</ol>', 'i. y\nii. z'],
    ['<ol reversed><li>Third<li>Second<li>First</ol>', '3. Third\n2. Second\n1. First'],
    ['<ol reversed start="9"><li>x<li>y</ol>', '9. x\n8. y'],
    ['<ol><li>a<li><s>b</s><li hidden>c<li>d</ol>', '1. a\n3. d'],
    ['<ol><li>a<li style="text-decoration:line-through">b<li>c</ol>', '1. a\n3. c'],
    ['<ol><li>a<li style="display:none">b<li>c</ol>', '1. a\n2. c'],
    ['<ol reversed><li>a<li aria-hidden="true">b<li>c</ol>', '3. a\n1. c'],
    ['<ol><li>a</li><ul><li>b</li></ul><li>c</li></ol>', '1. a\n  - b\n2. c'],
    ['<ol start="x" type="?"><li>a</ol>', '1. a'],
    ['<ol type="a" start="-1"><li>a</ol>', '-1. a'],
    ['<ol style="list-style: none"><li>a</ol>', '- a'],
    ['<ol style="list-style-type: hebrew"><li>a</ol>', '- a'],
    ['<ul type="a"><li value="3">a</ul>', '- a'],
  ])('%s', async (page, text) => {
    expect(await htmlToText(page)).toBe(text)
  })
})

test('styles still count in the main part of a page', async () => {
  const body = `The harbour bridge reopened on Thursday after eleven months of repairs, the port authority said. `
  const page = `<html><head><title>T</title></head><body><nav><a href="/">Home</a></nav><article>
    <p>${body.repeat(3)}</p><p>It costs <span style="text-decoration:line-through">2 euros, or 3,</span> 4 euros.</p>
    <ol style="list-style-type:upper-alpha"><li>${body}</li><li>${body}</li></ol></article></body></html>`
  for await (const parsed of html.parse({ name: 'x.html', bytes: Buffer.from(page) }))
    expect(parsed).toMatchObject({
      document: {
        text: lines(
          body.repeat(3).trim(),
          '',
          'It costs 4 euros.',
          '',
          `A. ${body.trim()}`,
          `B. ${body.trim()}`,
        ),
      },
    })
})
