import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

/** Which rooms of the house a room may import from, itself aside; as the page says, without `/`. */
const ARROWS = new Map(
  (/^Imports run one way[^`]*```text\n([^`]*)```/m.exec(page)?.[1] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split(/ +→ /, 2) as [string, string])
    .map(([room, others]) => [room, others.split(', ')]),
)

/** Most specific first; a file is in the first whose folder it is in. */
const ROOMS = [...ARROWS.keys()].toSorted((one, other) => other.length - one.length)

/** Where a process begins, as the page says. */
const ENTRIES = [
  ...(
    /^A process begins in one of these[^.]*?:((?:\s+`[^`]+`[,.])+)/m.exec(page)?.[1] ?? ''
  ).matchAll(/`([^`]+)`/g),
].map(([, entry]) => entry!)

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

const roomOf = (file: string): string => {
  const room = ROOMS.find((name) => file.startsWith(`${name}/`))
  if (room === undefined) throw new Error(`${file} is in no room`)
  return room
}

const roomsOf = (file: string, target: string): [string, string] => [roomOf(file), roomOf(target)]

const mayImport = (from: string, to: string): boolean =>
  from === to || (ARROWS.get(from) ?? []).some((room) => room === to || room === 'everything')

const edges = files.flatMap((file) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ file, target: resolveImport(file, specifier) })),
)

test('the map is not empty', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(edges.length).toBeGreaterThan(files.length)
})

test('imports follow the arrows, and each arrow is needed', () => {
  const found = edges.map(({ file, target }) => ({ file, target, rooms: roomsOf(file, target) }))
  expect(found.filter(({ rooms: [from, to] }) => !mayImport(from, to))).toEqual([])
  const needed = new Set(found.map(({ rooms }) => rooms.join(' → ')))
  const arrows = [...ARROWS].flatMap(([from, others]) => others.map((to) => `${from} → ${to}`))
  const spare = arrows.filter((arrow) => !needed.has(arrow))
  expect(spare).toEqual(['src/core → nothing', 'src → everything'])
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

test('the entries are what nothing imports', () => {
  const imported = new Set(edges.map(({ target }) => target))
  const loose = files.filter((file) => !file.endsWith('.d.ts') && !imported.has(file))
  expect(loose.toSorted()).toEqual(ENTRIES.toSorted())
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
