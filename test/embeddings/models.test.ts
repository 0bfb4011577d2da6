import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EMBEDDER, modelIdOf, modelsDirectory } from '../../embeddings/models.ts'

const published = Array.from(
  readFileSync(join(modelsDirectory(), 'README.md'), 'utf8').matchAll(
    /^([0-9a-f]{64}) {2}(\S+)$/gm,
  ),
  ([, hash, file]) => [file!, hash!] as const,
)

test('the published hashes are those of the files', () => {
  expect(published).toHaveLength(6)
  for (const [file, hash] of published) {
    const bytes = readFileSync(join(modelsDirectory(), file))
    expect([file, createHash('sha256').update(bytes).digest('hex')]).toEqual([file, hash])
  }
})

test('a model id begins with the name and ends with the hash of its weights', async () => {
  const hash = new Map(published).get(`${EMBEDDER.name}/onnx/model_quantized.onnx`)!
  expect(await modelIdOf(EMBEDDER.name)).toBe(`multilingual-e5-small-${hash.slice(0, 12)}`)
})
