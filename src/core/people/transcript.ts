/** The text with blanks for the marks of its turns, "Q." and "A.", which are no initials; every offset stays. */
export const withoutTurns = (text: string): string =>
  /^Q\d*[.:]\s/mu.test(text) && /^A\d*[.:]\s/mu.test(text)
    ? text.replace(/^[QA]\d*[.:](?=\s)/gmu, (mark) => ' '.repeat(mark.length))
    : text
