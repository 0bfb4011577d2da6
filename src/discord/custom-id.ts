import { randomBytes } from 'node:crypto'

/** What a button, a select menu or a form carries. No user, no server, no text: a stored row has the rest. */
export interface CustomId {
  readonly action: string
  /** Id of the stored answer, or another short argument; perhaps empty. */
  readonly id: string
  readonly index: number
}

const VERSION = '1'
const FORM = /^1~([a-z-]{1,24})~([\w.-]{0,48})~(\d{1,4})$/

/** 96 random bits, URL-safe. */
export const newId = (): string => randomBytes(12).toString('base64url')

export const customId = (action: string, id = '', index = 0): string =>
  `${VERSION}~${action}~${id}~${index}`

/** Null for anything that this version did not make. */
export function readCustomId(text: string): CustomId | null {
  const match = FORM.exec(text)
  return match && { action: match[1]!, id: match[2]!, index: Number(match[3]) }
}
