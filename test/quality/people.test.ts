import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInference } from '../../embeddings/inference.ts'
import { peopleInDocument } from '../../src/core/people/document-people.ts'
import { tagTexts } from '../../src/core/people/tagging.ts'
import { emptyTable, type LabelledText, score } from './people-score.ts'

test('names, mentions and roles of labelled texts, with the real tagger', async () => {
  const labels = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'people.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledText)
    // All of them take half a minute.
    .filter((_, row) => row % 4 === 0)
  const inference = await openInference()
  const names = await tagTexts(
    inference.tagger,
    labels.map(({ text }) => text),
  ).finally(() => inference.close())
  const table = emptyTable()
  const notes = labels.flatMap((label, row) =>
    score(
      table,
      label,
      peopleInDocument({ text: label.text, language: label.lang.slice(0, 2) }, names[row]!),
    ).map((note) => `${label.id}: ${note}`),
  )
  const told = notes.join('\n')
  expect(table.names.precision, told).toBeGreaterThan(0.97)
  expect(table.names.recall, told).toBeGreaterThan(0.95)
  expect(table.mentions.precision, told).toBeGreaterThan(0.96)
  expect(table.mentions.recall, told).toBeGreaterThan(0.92)
  expect(table.roles.precision, told).toBeGreaterThan(0.97)
  expect(table.roles.recall, told).toBeGreaterThan(0.93)
}, 180_000)
