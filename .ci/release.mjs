// The main job on the bundled release, as a user does it: index, three questions, one refusal.
// Each quote is compared with the file itself.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const file = 'documents/guangdong-2026.txt'
const text = readFileSync(file, 'utf8')
const data = mkdtempSync(join(tmpdir(), 'verbatim-release-'))
const verbatim = (...words) =>
  JSON.parse(
    execFileSync('npx', ['verbatim', ...words, '--data', data, '--json'], { encoding: 'utf8' }),
  )

try {
  const report = verbatim('index', file)
  assert.deepEqual([report.added.length, report.failed], [1, []])

  for (const [question, words] of [
    ['Who is the vice minister of Industry and Information Technology?', 'Ke Jixin'],
    ['On which day was the Provincial High-quality Development Conference held?', 'Feb. 24'],
    ['How many talents are to be introduced to Guangdong?', '1 Million Talents'],
  ]) {
    const answer = verbatim('ask', question)
    const [quote] = answer.quotes
    assert.equal(answer.kind, 'quoted', question)
    assert.equal(quote.text, text.slice(quote.start, quote.end), question)
    assert.ok(quote.text.includes(words), `${question} → ${quote.text}`)
    console.log(`${question} → “${quote.text.slice(0, 100)}…”`)
  }

  const refused = verbatim('ask', 'What is the salary of a bus driver in Lisbon?')
  assert.equal(refused.kind, 'not-found')
  console.log(`${refused.question} → ${refused.reason}`)
} finally {
  rmSync(data, { recursive: true, force: true })
}
