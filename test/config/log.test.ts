import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'

const linesOf = (write: (log: ReturnType<typeof createLog>) => void): string[] => {
  const lines: string[] = []
  const config = {
    logLevel: 'info',
    discordToken: 'MTk4.Cl2F.ZnCj',
    databaseUrl: 'postgresql://me:p%40ss%22word@db/verbatim',
  } as const
  write(createLog(config, { write: (line: string) => void lines.push(line) }))
  return lines
}

test('neither token nor password reaches a log, wherever they stand', () => {
  const lines = linesOf((log) => {
    log.info({ url: 'https://x/?key=MTk4.Cl2F.ZnCj' }, 'token is MTk4.Cl2F.ZnCj')
    log.error({ err: new Error('connect postgresql://me:p%40ss%22word@db/verbatim failed') })
    log.error({ err: new Error('password p@ss"word was refused') })
    log.warn({ request: { headers: { authorization: 'Bot other' } }, token: 'another' })
  })
  const all = lines.join('')
  for (const secret of ['MTk4.Cl2F.ZnCj', 'p%40ss%22word', 'p@ss\\"word', 'Bot other', 'another'])
    expect(all).not.toContain(secret)
  expect(lines).toHaveLength(4)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    url: 'https://x/?key=[redacted]',
    msg: 'token is [redacted]',
  })
  expect(JSON.parse(lines[2]!).err.message).toBe('password [redacted] was refused')
})

test('the level is that of the configuration', () => {
  expect(linesOf((log) => log.debug('a question'))).toEqual([])
})
