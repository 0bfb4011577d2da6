import robotsParser from 'robots-parser'
import type { Outcome } from './request.ts'

/** What a site asks of robots. */
export interface Rules {
  /** Why a page is not to be read; null when it may be. */
  refusalOf(url: string): string | null
  /** Between two requests, in milliseconds. */
  readonly delayMs: number
}

const refusing = (reason: string | null): Rules => ({ refusalOf: () => reason, delayMs: 0 })

/** A longer pause is not kept; the site would never be read to its end. */
const MAX_DELAY_MS = 10_000

/**
 * Rules out of the answer for `/robots.txt`. A site without one allows all; one whose rules cannot be
 * read allows nothing for now.
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export function rulesOf(url: string, outcome: Outcome, robotName: string): Rules {
  if ('reason' in outcome) return refusing(outcome.reason)
  if (outcome.status >= 500)
    return refusing(
      `The site’s robots.txt cannot be read (status ${outcome.status}), so nothing is.`,
    )
  if (outcome.status !== 200) return refusing(null)
  // The library's types describe a default export that its CommonJS module does not have.
  const parse = robotsParser as unknown as (
    url: string,
    text: string,
  ) => {
    isAllowed(url: string, robotName: string): boolean | undefined
    getCrawlDelay(robotName: string): number | undefined
  }
  const robots = parse(url, outcome.body.toString('utf8'))
  const seconds = robots.getCrawlDelay(robotName) ?? 0
  return {
    refusalOf: (page) =>
      (robots.isAllowed(page, robotName) ?? true)
        ? null
        : 'The site’s robots.txt asks not to read this page.',
    delayMs: Math.min(Math.max(0, seconds * 1000), MAX_DELAY_MS),
  }
}
