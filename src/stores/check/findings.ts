/** What a check looked at and found. */
export class Findings {
  readonly counts = {
    generations: 0,
    documents: 0,
    passages: 0,
    vectors: 0,
    quotes: 0,
    files: 0,
    uploads: 0,
  }
  /** What was put right, in words. */
  readonly mended: string[] = []
  /** What is not as it was stored and cannot be made again, in words. */
  readonly lost: string[] = []

  /** Runs one part of the check; a page that cannot be read is a finding, not the end. */
  part(what: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!String((error as { code?: unknown }).code ?? codeOf(error)).startsWith('SQLITE'))
        throw error
      this.lost.push(`${what}: ${(error as Error).message}`)
    }
  }
}

const codeOf = (error: unknown): unknown => (error as { data?: { code?: unknown } }).data?.code
