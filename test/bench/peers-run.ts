import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectDirectory } from '../../src/project.ts'
import { toldByChild } from './measure.ts'
import type { PeerResult } from './peer-child.ts'
import { type MeasuredPeer, renderPeers } from './peer-table.ts'
import { describeRun, writeIntoDocs } from './report.ts'

/**
 * Measures Verbatim beside other libraries, with the same model files on the same texts.
 * Use: npm run bench:peers -- FOLDER_OF_SETS [--questions MOST] [--documents NAME,…] [--only NAME…]
 *   [--out FILE] [--write]
 * `--questions`: at most so many of each set. `--documents`: the documents of these sets alone.
 * `--write`: puts the table into docs/performance.md.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    questions: { type: 'string', default: '10000' },
    documents: { type: 'string', default: 'community,en,zh' },
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: 'bench-peers.json' },
    write: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('Name the folder of the shared sets.')

const directory = join(projectDirectory(), 'test', 'bench', 'peers')
const run = (command: string, ...parameters: string[]): void =>
  void execFileSync(command, parameters, { cwd: directory, stdio: ['ignore', 2, 2] })

/** Ours first: ratios are to it. */
const PEERS: readonly (readonly [module: string, title: string, npm: string | null])[] = [
  ['verbatim', 'Verbatim', null],
  ['langchain', 'LangChain.js HNSWLib', '@langchain/community'],
  ['llamaindex', 'LlamaIndex.TS', 'llamaindex'],
  ['orama', 'Orama hybrid', '@orama/orama'],
  ['vectra', 'vectra', 'vectra'],
  ['minisearch', 'MiniSearch (words alone)', 'minisearch'],
]
const SETTINGS = ['default', 'tuned'] as const

const versionOf = (npm: string | null): string => {
  if (npm === null) return ''
  const file = readFileSync(join(directory, 'node_modules', npm, 'package.json'), 'utf8')
  return ` ${(JSON.parse(file) as { readonly version: string }).version}`
}

if (!existsSync(join(directory, 'node_modules'))) run('npm', 'ci')
run(process.execPath, join(projectDirectory(), 'node_modules/typescript/bin/tsc'), '-p', '.')
const machine = describeRun(false)
const rows: MeasuredPeer[] = []
for (const [module, title, npm] of PEERS) {
  if (options.only && !options.only.includes(module)) continue
  for (const setting of SETTINGS) {
    process.stderr.write(`Measuring ${title}, ${setting}\n`)
    const parameters = [module, setting, folder, options.questions, options.documents]
    const result = await toldByChild<PeerResult>('./peer-child.js', ...parameters)
    rows.push({ title: `${title}${versionOf(npm)}`, setting: settingOf(module, setting), result })
  }
}
writeFileSync(options.out, `${JSON.stringify({ ...machine, peers: rows }, null, 2)}\n`)
const given = process.argv
  .slice(2)
  .map((one) => (one === folder ? 'FOLDER_OF_SETS' : one))
  .filter((one, place, all) => one !== '--write' && one !== '--out' && all[place - 1] !== '--out')
const table = renderPeers(`npm run bench:peers -- ${given.join(' ')}`, machine, rows)
process.stdout.write(`${table}\n`)
if (options.write) writeIntoDocs('peers', table)

/** The product has no settings to tune: beside the whole of it stands what the others do. */
function settingOf(module: string, setting: string): string {
  if (module !== 'verbatim') return setting
  return setting === 'tuned' ? 'retrieval alone' : 'whole answers'
}
