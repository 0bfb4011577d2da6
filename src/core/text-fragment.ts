import type { Span } from './document.ts'
import { pageAt } from './page.ts'

/** Longer quotes are named by their first and last words. In UTF-16 units. */
const LONGEST_EXACT = 150
/** Words taken as the start, the end, the prefix or the suffix; for scripts without spaces, characters. */
const WORDS = 5
const CHARACTERS = 12

/**
 * `#:~:text=[prefix-,]start[,end][,-suffix]`: lets a browser scroll to the quote. Prefix and suffix
 * are there only when the words stand more than once in the text.
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragment(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).trim()
  if (words === '') return ''
  const isExact = words.length <= LONGEST_EXACT && !words.includes('\n')
  const target = isExact ? [words] : [firstWords(words), lastWords(words)]
  const directive = target.map(encode).join(',')
  if (isUnique(text, target[0] ?? words)) return `#:~:text=${directive}`
  const prefix = lastWords(lastLine(text.slice(0, start)))
  const suffix = firstWords(firstLine(text.slice(end)))
  return `#:~:text=${prefix && `${encode(prefix)}-,`}${directive}${suffix && `,-${encode(suffix)}`}`
}

/**
 * `url` with a text fragment that leads to the quote; the URL's own fragment is kept before it.
 * A PDF is opened at the page.
 */
export function citationLink(url: string, text: string, span: Span): string {
  const page = /\.pdf(?:$|[?#])/i.test(url) ? pageAt(text, span.start) : null
  if (page !== null) return `${url.replace(/#.*$/s, '')}#page=${page}`
  const fragment = textFragment(text, span)
  return url.includes('#') ? `${url}${fragment.slice(1)}` : `${url}${fragment}`
}

// A hyphen, a comma and an ampersand are the directive's own syntax.
const encode = (words: string): string =>
  encodeURIComponent(words.replace(/\s+/gu, ' ').toWellFormed())
    .replaceAll('-', '%2D')
    .replace(/[!'()*]/gu, hex)

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

const isUnique = (text: string, words: string): boolean => {
  const folded = text.toLowerCase()
  const sought = words.toLowerCase()
  return folded.indexOf(sought) === folded.lastIndexOf(sought)
}

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0] ?? ''
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

function firstWords(text: string): string {
  const line = firstLine(text)
  return line.split(/\s+/u).length > 2
    ? line.split(/\s+/u).slice(0, WORDS).join(' ')
    : [...line].slice(0, CHARACTERS).join('')
}

function lastWords(text: string): string {
  const line = lastLine(text).trim()
  return line.split(/\s+/u).length > 2
    ? line.split(/\s+/u).slice(-WORDS).join(' ')
    : [...line].slice(-CHARACTERS).join('')
}
