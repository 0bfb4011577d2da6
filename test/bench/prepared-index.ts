import { createHash } from 'node:crypto'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chunk, DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { DEFAULT_COLLECTION } from '../../src/core/community.ts'
import { type Document, type DocumentInput, makeDocument, sha256 } from '../../src/core/document.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { NameTagger } from '../../src/core/reader.ts'
import type { IndexedPassage, PassageVectors } from '../../src/core/store.ts'
import { passageTerms } from '../../src/core/terms.ts'
import { indexSources } from '../../src/indexing/index-sources.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { randomFrom, unit } from '../support/synthetic-passages.ts'
import { corpus } from './corpus.ts'

export const COLLECTION = DEFAULT_COLLECTION

/** Kept between runs under the system's folder for temporary files. */
export interface PreparedIndex {
  readonly passages: number
  /** To be read only; `withWorkingCopy` is for writing. */
  readonly dataDirectory: string
}

/** An index, and the DOCS.jsonl that it was made of. */
export interface EmbeddedIndex extends PreparedIndex {
  readonly documents: string
}

const CACHE = join(tmpdir(), 'verbatim-bench')

const note = (text: string): void => void process.stderr.write(`${text}\n`)

/** The corpus as DOCS.jsonl. */
export const corpusLines = (passages: number, edition = 0): string[] =>
  [...corpus(passages, edition)].map(({ language, ...document }) =>
    JSON.stringify({ ...document, lang: language }),
  )

/** Makes a folder under a temporary name, and gives it its own when it is whole. */
async function once(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(CACHE, name)
  if (!existsSync(directory)) {
    const temporary = mkdtempSync(join(CACHE, 'making-'))
    await make(temporary)
    renameSync(temporary, directory)
  }
  return directory
}

const nameOf = (passages: number, key: string): string => `${passages}-${sha256(key).slice(0, 16)}`

/** An index of `passages` passages that name `people`, as the model finds them; vectors by hashing, for time's sake. */
export async function peopleIndex(
  tagger: NameTagger,
  passages: number,
  people: readonly string[],
): Promise<PreparedIndex> {
  const name = nameOf(passages, `people ${tagger.modelId} ${people.join()}`)
  const documents = join(CACHE, `${name}.jsonl`)
  mkdirSync(CACHE, { recursive: true })
  const lines = [...corpus(passages, 0, people)].map(({ language, ...document }) =>
    JSON.stringify({ ...document, lang: language }),
  )
  writeFileSync(documents, lines.join('\n'))
  const dataDirectory = await once(name, async (directory) => {
    note(`Looking for names in ${passages} passages, which are kept for the next run in ${CACHE}`)
    const store = await openSqliteStore(directory)
    const kept = new FileSources(directory)
    const parts = { store, sources: store.sources, embedder: hashEmbedder, tagger, kept }
    await indexSources(parts, COLLECTION, [documents], { holder: 'bench' })
    await store.close()
  })
  return { passages, dataDirectory }
}

/** An index of `passages` passages with the model's own vectors. */
export async function embeddedIndex(embedder: Embedder, passages: number): Promise<EmbeddedIndex> {
  const lines = corpusLines(passages).join('\n')
  const name = nameOf(passages, fingerprintOf(embedder, DEFAULT_CHUNKING) + lines)
  const documents = join(CACHE, `${name}.jsonl`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(documents, lines)
  const dataDirectory = await once(name, async (directory) => {
    note(`Embedding ${passages} passages, which are kept for the next run in ${CACHE}`)
    const store = await openSqliteStore(directory)
    const parts = { store, sources: store.sources, embedder, kept: new FileSources(directory) }
    await indexSources(parts, COLLECTION, [documents], { holder: 'bench' })
    await store.close()
  })
  return { passages, documents, dataDirectory }
}

/** Length of what is added to a vector of length 1: the cosine to the original is 0.98. */
const JITTER = 0.2

/** `times` the passages: other texts each, but vectors that are `base`'s with noise, for time's sake. */
export async function jitteredIndex(
  embedder: Embedder,
  base: PreparedIndex,
  times: number,
): Promise<PreparedIndex> {
  const passages = base.passages * times
  const hasTokens = passages <= MOST_TOKENS
  // Without tokens it stays good when only these are made otherwise: it is made in an hour.
  const origin = hasTokens ? base.dataDirectory : await hashOfVectors(base)
  const name = nameOf(passages, `${origin} jittered ${JITTER}`)
  const dataDirectory = await once(name, async (directory) => {
    note(`Making ${passages} passages of jittered vectors, kept in ${CACHE}`)
    const next = jitter(await allVectors(base), hasTokens)
    const store = await openSqliteStore(directory)
    const fingerprint = fingerprintOf(embedder, DEFAULT_CHUNKING)
    const draft = await store.begin(COLLECTION, { holder: 'bench', fingerprint })
    // As if it had been read from there.
    const file = pathToFileURL(documentsOf(join(CACHE, name))).href
    for (const input of jitteredCorpus(base.passages, passages)) {
      const document = makeDocument({ ...input, source: `${file}#${input.id}` }, 'en')
      await draft.put(document, await passagesOf(document, next))
    }
    await draft.commit()
    await store.close()
  })
  return { passages, dataDirectory }
}

/** A jittered index with the DOCS.jsonl that holds the same documents, made anew each time. */
export function withDocuments(
  base: PreparedIndex,
  { passages, dataDirectory }: PreparedIndex,
): EmbeddedIndex {
  const documents = documentsOf(dataDirectory)
  const handle = openSync(documents, 'w')
  for (const { language, ...document } of jitteredCorpus(base.passages, passages))
    writeSync(handle, `${JSON.stringify({ ...document, lang: language })}\n`)
  closeSync(handle)
  return { passages, dataDirectory, documents }
}

const documentsOf = (dataDirectory: string): string => `${dataDirectory}.jsonl`

/** As many editions of the base's corpus as are needed, with ids of their own. */
function* jitteredCorpus(base: number, passages: number): Generator<DocumentInput> {
  for (let edition = 0; edition * base < passages; edition += 1)
    for (const { id, ...input } of corpus(base, edition)) yield { ...input, id: `${id}-${edition}` }
}

async function passagesOf(
  document: Document,
  nextVectors: () => PassageVectors,
): Promise<IndexedPassage[]> {
  const passages = await chunk(document, async (texts) => texts.map(estimatedTokens))
  return passages.map((passage, row) => ({
    ...passage,
    ...nextVectors(),
    inputHash: sha256(`${document.id} ${row}`),
    terms: passageTerms(document, passage),
  }))
}

const estimatedTokens = (text: string): number => Math.ceil(text.length / 4)

async function allVectors({ dataDirectory }: PreparedIndex): Promise<PassageVectors[]> {
  const store = await openSqliteStore(dataDirectory)
  const generation = (await store.live(COLLECTION))!
  const ids: number[] = []
  for (const { id } of await generation.documents())
    for (const passage of await generation.passagesOf(id)) ids.push(passage.id)
  const tokens = await generation.tokens(ids)
  const vectors = await generation.vectors(ids)
  await store.close()
  return vectors.map((vector, row) => ({ vector, tokens: tokens[row]! }))
}

async function hashOfVectors(index: PreparedIndex): Promise<string> {
  const hash = createHash('sha256')
  for (const { vector } of await allVectors(index)) hash.update(vector)
  return hash.digest('hex')
}

/** Vectors of tokens take 26 KB a passage; of more passages than this they are left out. */
const MOST_TOKENS = 100_000

function jitter(all: readonly PassageVectors[], hasTokens: boolean): () => PassageVectors {
  const random = randomFrom(11)
  let row = 0
  return () => {
    const { vector, tokens } = all[row++ % all.length]!
    const noise = unit(vector.map(() => random() + random() + random() - 1.5))
    const near = unit(vector.map((number, place) => number + JITTER * noise[place]!))
    return { vector: near, tokens: hasTokens ? tokens : new Uint8Array() }
  }
}

/** A copy that may be written to, for as long as `work` takes. */
export async function withWorkingCopy<Result>(
  { dataDirectory }: PreparedIndex,
  work: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bench-copy-'))
  try {
    cpSync(dataDirectory, directory, { recursive: true })
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
