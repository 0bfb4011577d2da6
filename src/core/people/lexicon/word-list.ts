/** Words of a list, parted by white space; in lower case. */
export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))
