/** Lines of a page as they are put together. */
export class Lines {
  /** Of a cell or a heading: nothing in it gets marks of its own. */
  readonly isFlat: boolean
  /** Buttons are read too: there are no other words. */
  readonly hasButtons: boolean
  readonly #blocks: string[] = []
  #line = ''

  constructor(isFlat: boolean, hasButtons = false) {
    this.isFlat = isFlat
    this.hasButtons = hasButtons
  }

  /** Inline text: white space shrinks to one space. */
  add(text: string): void {
    const flat = text.replace(/[\s\u00a0]+/g, ' ')
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? flat.trimStart() : flat
  }

  /** Ends the line, if there is one. */
  endLine(): void {
    const line = this.#line.trim()
    if (line !== '') this.#blocks.push(line)
    this.#line = ''
  }

  /** Puts an empty line after what was said so far. */
  endBlock(): void {
    this.endLine()
    if (this.#blocks.length > 0 && this.#blocks.at(-1) !== '') this.#blocks.push('')
  }

  /** Lines that stay as they are. */
  addLines(lines: readonly string[]): void {
    this.endLine()
    for (const line of lines) this.#blocks.push(line)
  }

  /** The lines so far that are not empty. */
  filled(): string[] {
    this.endLine()
    return this.#blocks.map((line) => line.trim()).filter((line) => line !== '')
  }

  toString(): string {
    this.endBlock()
    return this.#blocks.join('\n').trim()
  }
}
