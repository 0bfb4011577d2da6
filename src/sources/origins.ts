/** Which of a run's inputs led to which sources, and which of them something was read from. */
export class Origins {
  readonly #inputsOf = new Map<string, Set<string>>()
  readonly #readable = new Set<string>()
  readonly #inputs: string[] = []

  /** A run has this input. */
  given(input: string): void {
    this.#inputs.push(input)
  }

  /** Whether a file is below an input, which then is its folder. */
  holds(source: string): boolean {
    return this.#inputs.some((input) => source.startsWith(`${input}/`))
  }

  /** The source was found by way of an input, perhaps one of several. */
  found(source: string, input: string): void {
    const inputs = this.#inputsOf.get(source) ?? new Set()
    this.#inputsOf.set(source, inputs.add(input))
  }

  /** A sitemap or index led to another source. */
  led(from: string, to: string): void {
    for (const input of this.#inputsOf.get(from) ?? []) this.found(to, input)
  }

  /** Something was read from the source. */
  gave(source: string): void {
    for (const input of this.#inputsOf.get(source) ?? []) this.#readable.add(input)
  }

  /** The inputs that gave something. */
  readable(): string[] {
    return [...this.#readable]
  }
}
