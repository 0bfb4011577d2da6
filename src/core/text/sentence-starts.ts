const SENTENCE_END = /[.!?؟…]["”’»)]{0,3}\s|[。！？\n]/gu

/** Where a text begins, and where it goes on behind each end. */
export const startsAfter = (text: string, ends: RegExp): number[] => [
  0,
  ...Array.from(text.matchAll(ends), ({ 0: end, index }) => index + end.length),
]

/** Where the sentences of what somebody typed begin; the last one at its end, where nothing follows. */
export const sentenceStarts = (text: string): number[] => startsAfter(text, SENTENCE_END)

/** A text from each start to the next one. */
export const slicesAt = (text: string, starts: readonly number[]): string[] =>
  starts.map((start, row) => text.slice(start, starts[row + 1]))
