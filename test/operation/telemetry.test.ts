import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const START = `const { startTelemetry } = await import(process.argv[1])
  const { createRequire } = await import('node:module')
  await startTelemetry(process.argv[2] || null)
  const loaded = Object.keys(createRequire(process.argv[1]).cache)
  console.log(loaded.filter((path) => path.includes('sdk-trace')).length > 0)`

const isTracingLoaded = (endpoint: string): string => {
  const module = pathToFileURL(resolve('dist/src/operation/telemetry.js')).href
  const options = ['--input-type=module', '-e', START, module, endpoint]
  return spawnSync(process.execPath, options, { encoding: 'utf8' }).stdout.trim()
}

test('nothing of what traces is loaded unless there is a collector', () => {
  expect(isTracingLoaded('')).toBe('false')
  expect(isTracingLoaded('http://127.0.0.1:9')).toBe('true')
})
