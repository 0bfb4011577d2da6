/** What members write around a question. */
export interface Remark {
  /** BCP 47. */
  readonly language: string
  readonly place: 'before' | 'behind'
  readonly text: string
}

const LINE = /^(?<language>[\w-]+) \| (?<place>before|behind) \| (?<text>.+)$/

/**
 * The remarks of a file; README.md tells the format.
 * @throws Error naming the line that breaks it.
 */
export const remarksOf = (file: string): Remark[] =>
  file
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const { language, place, text } = LINE.exec(line)?.groups ?? {}
      if (!language || !text || (place !== 'before' && place !== 'behind'))
        throw new Error(`Line ${index + 1}: no remark`)
      return { language, place, text }
    })

/** A question with a remark around it. */
export const remarked = (question: string, { place, text }: Remark): string =>
  place === 'before' ? `${text} ${question}` : `${question} ${text}`
