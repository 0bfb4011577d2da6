import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Puts a text between its markers in `docs/quality.md`, at the end of the file if they are missing. */
export function writeSection(name: string, text: string): void {
  const path = resolve('docs/quality.md')
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '# Quality\n'
  const section = `${open}\n${text.trim()}\n${close}`
  const from = page.indexOf(open)
  const to = page.indexOf(close)
  const isThere = from >= 0 && to > from
  writeFileSync(
    path,
    isThere
      ? page.slice(0, from) + section + page.slice(to + close.length)
      : `${page.trimEnd()}\n\n${section}\n`,
  )
}
