import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderQuotes } from '../../src/console/render-answer.ts'
import { type Document, makeDocument } from '../../src/core/document.ts'
import type { SourceOutcome } from '../../src/core/index-report.ts'
import { quote } from '../../src/core/quote.ts'
import { openSources } from '../../src/sources/read-sources.ts'
import type { SourceInput } from '../../src/sources/resource.ts'
import type { Guard } from '../../src/sources/web/address.ts'
import { WebReader } from '../../src/sources/web/web-reader.ts'
import { HOSTILE_FILES } from '../support/hostile-files.ts'
import { HOSTILE_URLS, offlineGuard } from '../support/hostile-urls.ts'
import { SENTENCE, sampleSources } from '../support/sample-sources.ts'
import { openWebSite, type WebSite } from '../support/web-site.ts'

/** The page whose tables are made here; `npx vitest run test/sources/tables.test.ts -u` makes them anew. */
const PAGE = '../../docs/sources.md'

let site: WebSite
beforeAll(async () => {
  site = await openWebSite()
})
afterAll(() => site.close())

const local = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 as const }],
  isAllowed: () => true,
}

/** What one run over all of them says of each, in their order. */
async function outcomesOf(
  inputs: readonly SourceInput[],
  guard: Guard,
): Promise<SourceOutcome[][]> {
  const outcomes: SourceOutcome[] = []
  for await (const outcome of openSources(inputs, { web: { guard } }).outcomes())
    outcomes.push(outcome)
  const names = inputs.map((input) =>
    typeof input === 'string' ? input : 'name' in input ? input.name : input.path,
  )
  return names.map((name) => outcomes.filter(({ source }) => source === name))
}

const reasonsOf = (outcomes: readonly SourceOutcome[]): string =>
  outcomes
    .map((one) => ('reason' in one ? one.reason : one.documents.map(({ text }) => text).join()))
    .join(' ')

/** As it can stand in a cell, also when it is long. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .replace(/(.{160}).*/u, '$1…')
    .trim()

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

async function formats(): Promise<string> {
  const samples = sampleSources(site)
  const inputs = samples.map(({ input }) => input)
  const outcomes = await outcomesOf(inputs, local)
  const rows: string[][] = []
  for (const [row, { what, kept }] of samples.entries()) {
    const [outcome] = outcomes[row]!
    if (outcome === undefined || 'reason' in outcome) throw new Error(`${what}: ${outcome?.reason}`)
    rows.push([what, kept, await citationOf(makeDocument(outcome.documents[0]!, 'en'))])
  }
  return table(['what', 'what is kept', 'a citation'], rows)
}

/** The lines under a quote of the sentence, as the console shows them. */
async function citationOf(document: Document): Promise<string> {
  const start = document.text.indexOf(SENTENCE)
  const cited = quote(document, { start, end: start + SENTENCE.length })
  const shown = await renderQuotes([cited], async () => document)
  return shown
    .split('\n')
    .slice(document.url === null ? -1 : -2)
    .map((line) => `\`${cell(line.replace(/^\[1\] /, '').replaceAll(`:${site.port}`, ''))}\``)
    .join('<br>')
}

async function hostileUrls(): Promise<string> {
  const rows: string[][] = []
  for (const [url] of HOSTILE_URLS) {
    // Some come as links and redirects alone: what is given to be read and is no http address is a path.
    const [outcome] = URL.canParse(url)
      ? [await new WebReader({ guard: offlineGuard }).read(url)]
      : (await outcomesOf([url], offlineGuard))[0]!
    if (outcome === undefined || !('reason' in outcome)) throw new Error(`${url} was read`)
    rows.push([`\`${cell(url)}\``, cell(outcome.reason)])
  }
  return table(['address', 'why it is not read'], rows)
}

async function hostileFiles(): Promise<string> {
  const inputs = HOSTILE_FILES.map(([name, make]) => {
    const made = make()
    const bytes = typeof made === 'string' ? Buffer.from(made) : made
    return { name, bytes, source: `upload:${name}` }
  })
  const outcomes = await outcomesOf(inputs, offlineGuard)
  const rows = inputs.map(({ name }, row) => [`\`${name}\``, cell(reasonsOf(outcomes[row]!))])
  return table(['file', 'why it is not read'], rows)
}

test('docs/sources.md shows what becomes of each format, hostile address and hostile file', async () => {
  let page = readFileSync(fileURLToPath(new URL(PAGE, import.meta.url)), 'utf8')
  for (const [name, make] of Object.entries({ formats, hostileUrls, hostileFiles })) {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end -->)`)
    expect(page).toMatch(between)
    const made = await make()
    page = page.replace(between, (_, begin: string, end: string) => begin + made + end)
  }
  await expect(page).toMatchFileSnapshot(PAGE)
})
