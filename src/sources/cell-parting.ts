/** After these a new line goes on with the last one, or is plainly a sentence of its own. */
const GOES_ON = /[\p{L}\p{N})\]"'”’»%€$][.!?…:;,。！？：；，、]$/u

/**
 * What parts two lines of a cell on the one line that it has here. Numbers one below the other must not
 * become one, and digits parted by a space may be one number: so a stroke stands between them.
 */
export const cellParting = (before: string): string =>
  GOES_ON.test(before.slice(-2)) ? ' ' : ' / '
