import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Parsed } from '../../src/sources/format.ts'
import { pdf } from '../../src/sources/pdf.ts'

const FOLDER = 'test/fixtures/sources/pdf'

/** Made by `make.sh` there, out of the sources beside it. */
test.each(['groff', 'latex', 'weasyprint', 'chromium'])(
  'a PDF by %s gives its text in reading order, page by page, without headers and footers',
  async (name) => {
    const parsed: Parsed[] = []
    const bytes = readFileSync(`${FOLDER}/${name}.pdf`)
    for await (const one of pdf.parse({ name: `${name}.pdf`, bytes })) parsed.push(one)
    expect(parsed).toMatchObject([{ document: { title: 'Charter of the Harbour Library' } }])
    const [one] = parsed
    const text = one && 'document' in one ? one.document.text : ''
    expect(text).not.toMatch(/Harbour Library\s+(?:· )?Charter of 2026|Page \d|ﬁ|ﬀ/)
    const pages = text.split('\f').map((page, row) => `[page ${row + 1}]\n${page}`)
    await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(`../../${FOLDER}/${name}.txt`)
  },
)
