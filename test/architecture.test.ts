import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Rooms of the house, most specific first; a file is in the first whose folder or name it begins with. */
const ROOMS = [
  'commands/',
  'embeddings/',
  'src/core/',
  'src/stores/',
  'src/sources/',
  'src/discord/',
  'src/console/',
  'src/indexing/',
  'src/operation/',
  'src/workers/',
  'src/cli/',
  'src/',
] as const
type Room = (typeof ROOMS)[number]

/** Which rooms a room may import from, itself aside. `src/` holds the entries, which wire everything. */
const ARROWS: Record<Room, readonly Room[]> = {
  'commands/': ['src/discord/', 'src/core/'],
  'embeddings/': ['src/core/'],
  'src/core/': [],
  'src/stores/': ['src/core/'],
  'src/sources/': ['src/core/'],
  'src/discord/': ['src/core/'],
  'src/console/': ['src/core/'],
  'src/indexing/': ['src/core/', 'src/stores/', 'src/sources/'],
  'src/operation/': ['src/core/'],
  'src/workers/': ['src/core/', 'src/operation/', 'embeddings/'],
  'src/cli/': ['src/core/', 'src/stores/', 'src/sources/', 'src/console/', 'src/indexing/', 'src/'],
  'src/': ROOMS,
}

/** Libraries that compute and touch nothing; only these may be used in the core. */
const PURE_LIBRARIES = [
  'node:crypto',
  'sentencex',
  'tinyld',
  'pinyin-pro',
  'opencc-js',
  'fastest-levenshtein',
]

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

const files = ['src', 'commands', 'embeddings'].flatMap(sourceFiles)

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? [])

const resolveImport = (file: string, specifier: string): string =>
  relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join('/')

const roomOf = (file: string): Room => {
  const room = ROOMS.find((name) => file.startsWith(name))
  if (room === undefined) throw new Error(`${file} is in no room`)
  return room
}

const edges = files.flatMap((file) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ file, target: resolveImport(file, specifier) })),
)

test('the map is not empty', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(edges.length).toBeGreaterThan(files.length)
})

test('imports follow the arrows', () => {
  const wrong = edges.filter(({ file, target }) => {
    const [from, to] = [roomOf(file), roomOf(target)]
    return from !== to && !ARROWS[from].includes(to)
  })
  expect(wrong).toEqual([])
})

test('the core imports only itself and pure libraries', () => {
  const wrong = files
    .filter((file) => file.startsWith('src/core/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('.'))
        .filter(
          (name) =>
            !PURE_LIBRARIES.some((library) => name === library || name.startsWith(`${library}/`)),
        )
        .map((name) => `${file} imports ${name}`),
    )
  expect(wrong).toEqual([])
})

test('nothing imports an entry', () => {
  const entries = new Set(['src/main.ts', 'src/worker.ts', 'src/cli.ts', 'src/deploy-commands.ts'])
  expect(edges.filter(({ target }) => entries.has(target))).toEqual([])
})

test('there is no import cycle, types included', () => {
  const targets = new Map<string, string[]>()
  for (const { file, target } of edges) targets.set(file, [...(targets.get(file) ?? []), target])
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const target of targets.get(file) ?? []) visit(target, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('files stay under 200 lines', () => {
  const long = files
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 200)
  expect(long).toEqual([])
})
