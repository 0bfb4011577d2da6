/** The part of `sentencex` used here; the package ships no types. */
declare module 'sentencex' {
  /** Pieces that together are the text again, if it has neither line breaks nor lone surrogates. */
  export function segment(language: string, text: string): string[]
}
