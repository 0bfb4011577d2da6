/** What one of a cycle, such as a weekday or a month, is named by, and where. */
export interface Named {
  /** From 1. */
  readonly value: number
  readonly start: number
  readonly end: number
}

const DAY_OF_MONTH = '(?:\\d{1,2}(?:\\.|st|nd|rd|th|er|日|号|號|일)?)?'
/** What stands between the first and the last of a span: "Monday to Friday", "1 May to 30 September". */
const TO = new RegExp(
  `^[.,日요]?\\s{0,2}${DAY_OF_MONTH}\\s{0,2}(?:[-–—~～〜至到]|から|부터|에서|(?<=\\s)(?:to|through|thru|till|until|bis(?:\\szum)?|aux?|à|a|jusqu['’]aux?|ao?|às|al|hasta(?:\\sel)?|até|по|до|do|tot(?:\\sen\\smet)?|t/m|sampai|hingga|إلى|الى|حتى)(?=\\s))\\s{0,2}${DAY_OF_MONTH}\\s{0,2}$`,
  'iu',
)
/** What stands between them is no longer, in UTF-16 units. */
const MOST_BETWEEN = 30

/**
 * Of each span all from its first to its last, both with them, in the order of the cycle.
 * @param named in the order in which they stand in the text.
 */
export const membersOfSpans = (text: string, named: readonly Named[], cycle: number): number[][] =>
  named.flatMap((last, row) => {
    const first = named[row - 1]
    if (first === undefined || last.start - first.end > MOST_BETWEEN) return []
    if (!TO.test(text.slice(first.end, last.start))) return []
    const length = ((last.value - first.value + cycle) % cycle) + 1
    return [Array.from({ length }, (_, step) => ((first.value - 1 + step) % cycle) + 1)]
  })
