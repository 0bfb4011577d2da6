import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { quotedTexts } from '../../src/discord/escape.ts'
import type { Exchange, Seen } from '../support/discord/fake-state.ts'
import type { Json } from '../support/discord/json.ts'

/** What the bot knows where nothing was added. */
export const RELEASE = readFileSync(resolve('documents/guangdong-2026.txt'), 'utf8')

export interface Control {
  readonly type: number
  readonly custom_id?: string
  readonly options?: readonly { readonly value: string }[]
}

/** What a message shows that can be pressed or chosen from. */
export const controlsOf = ({ body }: Seen): Control[] =>
  ((body['components'] ?? []) as { components: Control[] }[]).flatMap(
    ({ components }) => components,
  )

export const described = ({ body }: Seen): string =>
  (body['embeds'] as { description?: string }[]).map(({ description }) => description).join('\n')

const responseOf = ({ response }: Exchange, type: number): Json => {
  expect(response).toMatchObject({ type })
  return response?.['data'] as Json
}

/** Custom id of the form that was opened. */
export const formOf = (exchange: Exchange): string => String(responseOf(exchange, 9)['custom_id'])

/** What was offered while somebody typed; at least one. */
export function choicesOf(exchange: Exchange): readonly [{ readonly value: string }] {
  const choices = responseOf(exchange, 8)['choices']
  expect(choices).not.toEqual([])
  return choices as [{ value: string }]
}

/** The message that came of it, which holds quotes, each of them a slice of the text. */
export function quotedFrom(text: string, { seen }: Pick<Exchange, 'seen'>, index = 0): Seen {
  const quotes = quotedTexts(described(seen[index]!))
  expect(quotes.length).toBeGreaterThan(0)
  for (const quote of quotes) expect(text).toContain(quote)
  return seen[index]!
}
