import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RuntimeMode } from './runtime-child.ts'

/** Runs a mode over all texts; the milliseconds it takes. */
export type RunAlone = (mode: RuntimeMode) => Promise<number>

/** The ONNX runtime alone with these texts, in a process of its own, while `work` runs. */
export async function withRuntimeAlone<Result>(
  texts: readonly string[],
  work: (run: RunAlone) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bench-runtime-'))
  const file = join(directory, 'texts.json')
  writeFileSync(file, JSON.stringify(texts))
  const child = fork(fileURLToPath(new URL('./runtime-child.js', import.meta.url)), [file])
  try {
    await once(child, 'message')
    return await work(async (mode) => {
      child.send(mode)
      const [milliseconds] = await once(child, 'message')
      return Number(milliseconds)
    })
  } finally {
    child.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}
