import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Environment } from '../../src/environment.ts'

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const KNOWN = new Set([...Object.keys(Environment.shape), 'NODE_ENV'])
const unknown = (names: readonly string[]): string[] => names.filter((name) => !KNOWN.has(name))

const instructions = lines('Dockerfile').map((line) => {
  const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
  return { name, rest }
})
const valuesOf = (wanted: string): string[] =>
  instructions.flatMap(({ name, rest }) => (name === wanted ? [rest] : []))
/** What is copied from the project, and what from the first stage, without the target. */
const copies = valuesOf('COPY').map((rest) => rest.split(' '))
const own = copies.filter(([first]) => !first?.startsWith('--')).flatMap((all) => all.slice(0, -1))
const built = copies.flatMap(([first, ...rest]) =>
  first === '--from=build' ? rest.slice(0, -1) : [],
)

/** What the last stage copies: path in the project → path in the image. */
function lastStage(): [source: string, target: string][] {
  const from = instructions.map(({ name }) => name).lastIndexOf('FROM')
  return instructions.slice(from).flatMap(({ name, rest }) => {
    if (name !== 'COPY') return []
    const paths = rest.split(' ').filter((path) => !path.startsWith('--'))
    const target = paths.pop()!
    return paths.map((path): [string, string] => {
      const source = path.replace('/app/', '')
      return [source, target.endsWith('/') ? join(target, basename(source)) : target]
    })
  })
}

describe('Dockerfile', () => {
  test('copies only what is there and is let through', () => {
    const [first, ...rest] = lines('.dockerignore')
    expect(first).toBe('*')
    expect(rest.every((line) => line.startsWith('!'))).toBe(true)
    const through = new Set(rest.map((line) => line.slice(1)))
    expect(own.filter((path) => !existsSync(path))).toEqual([])
    expect(own.filter((path) => !through.has(path))).toEqual([])
    expect([...through].filter((path) => !own.includes(path))).toEqual([])
  })

  test('takes from the build only what was built or copied there', () => {
    const made = new Set(['node_modules', 'dist', ...own])
    const roots = built.map((path) => /^\/app\/([^/]+)/.exec(path)?.[1] ?? path)
    expect(roots.filter((root) => !made.has(root))).toEqual([])
    const relative = built.map((path) => path.replace('/app/', ''))
    expect(relative.filter((path) => !existsSync(path))).toEqual([])
  })

  test('takes along all that the program reads', { timeout: 120_000 }, () => {
    const tree = mkdtempSync(join(tmpdir(), 'verbatim-image-'))
    try {
      for (const [source, target] of lastStage()) {
        mkdirSync(dirname(join(tree, target)), { recursive: true })
        // The program looks for its files from where it really lies.
        if (source === 'dist') cpSync(source, join(tree, target), { recursive: true })
        else symlinkSync(resolve(source), join(tree, target))
      }
      const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/main.js'], {
        cwd: tree,
        env: { PATH: process.env['PATH'], DATA_DIR: join(tree, 'data') },
        input: 'Who presided over the conference?\n',
        encoding: 'utf8',
      })
      expect(stdout).toContain('Meng Fanli')
      expect({ status, stderr }).toMatchObject({ status: 0 })
    } finally {
      rmSync(tree, { recursive: true, force: true })
    }
  })

  test('runs the program as nobody special, with variables that it reads', () => {
    expect(valuesOf('USER')).toEqual(['node'])
    const [command] = valuesOf('CMD')
    expect(JSON.parse(command ?? '')).toEqual(['node', 'dist/src/main.js'])
    expect(existsSync('dist/src/main.js')).toBe(true)
    const names = valuesOf('ENV').flatMap((rest) => rest.match(/\w+(?==)/g) ?? [])
    expect(unknown(names)).toEqual([])
  })

  test('its health check is the readiness', async () => {
    const [check] = valuesOf('HEALTHCHECK')
    const [, command = ''] = /CMD (\[.*\])$/.exec(check ?? '') ?? []
    const [program = '', ...options] = JSON.parse(command) as string[]
    let status = 200
    const asked: (string | undefined)[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url)
      response.writeHead(status).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const exit = async () => {
      const env = { PATH: process.env['PATH'], ADMIN_PORT: String(port) }
      return (await once(spawn(program, options, { env, stdio: 'ignore' }), 'exit'))[0]
    }
    expect(await exit()).toBe(0)
    status = 503
    expect(await exit()).toBe(1)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await exit()).toBe(1)
    expect(asked).toEqual(['/readyz', '/readyz'])
  })
})

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
    readonly services: Readonly<Record<string, Service>>
    readonly volumes: object
  }
  const { bot, postgres } = compose.services
  const ignored = lines('.gitignore')

  test('publishes ports to this machine alone', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports)
    expect(ports).toEqual(['127.0.0.1:9464:9464'])
  })

  test('holds no secret, and takes them from files that are never committed', () => {
    expect(Object.keys(bot?.environment ?? {}).filter((name) => !KNOWN.has(name))).toEqual([])
    expect([bot?.env_file, postgres?.env_file]).toEqual(['.env', 'deploy/postgres.env'])
    expect(ignored).toEqual(expect.arrayContaining(['.env', 'deploy/postgres.env']))
    expect(readFileSync('docker-compose.yml', 'utf8')).not.toMatch(/PASSWORD=|TOKEN=|:\/\/\w+:\w+@/)
    const named = lines('deploy/postgres.env.example').map((line) => line.split('=')[0])
    expect(named).toEqual(['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'])
  })

  test('lets the bot write to its data alone, and waits for the database', () => {
    expect(bot).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      tmpfs: ['/tmp'],
      volumes: ['data:/data'],
      environment: { DATA_DIR: '/data' },
      depends_on: { postgres: { condition: 'service_healthy' } },
    })
    expect(Object.keys(compose.volumes)).toEqual(['data', 'postgres'])
  })
})

interface Service {
  readonly environment?: Readonly<Record<string, string>>
  readonly env_file?: string
  readonly ports?: readonly string[]
}

describe('deploy/verbatim.service', () => {
  const FILE = 'deploy/verbatim.service'
  const settings = lines(FILE).flatMap((line) => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    return name === '' ? [] : [[name, value] as const]
  })
  const of = (wanted: string) => settings.flatMap(([name, value]) => (name === wanted ? value : []))

  test('starts what the build makes, with variables that are read', () => {
    const [start = ''] = of('ExecStart')
    const [, program = ''] = /^\/usr\/bin\/node \/opt\/verbatim\/(\S+)$/.exec(start) ?? []
    expect(existsSync(program)).toBe(true)
    expect(unknown(of('Environment').map((value) => value.split('=')[0]!))).toEqual([])
    // What a fault of the configuration ends with.
    expect(of('RestartPreventExitStatus')).toEqual(['2'])
  })

  const hasAnalyzer = spawnSync('systemd-analyze', ['--version']).status === 0
  test.runIf(hasAnalyzer)('is understood by systemd, and hardened', () => {
    const options = { encoding: 'utf8' } as const
    const verified = spawnSync('systemd-analyze', ['verify', FILE], options)
    // Where node lies elsewhere, that alone is missed.
    expect(verified.stderr.split('\n').filter((line) => !/^$|\/usr\/bin\/node/.test(line))).toEqual(
      [],
    )
    const secured = ['security', '--offline=true', '--threshold=20', FILE]
    expect(spawnSync('systemd-analyze', secured, options).status).toBe(0)
  })
})
