/** Lines that say what kind of text follows, not what it is called. Compared in lower case, without marks at the ends. */
const GENERIC_LABELS = new Set([
  'press release',
  'press releases',
  'news release',
  'media release',
  'press statement',
  'for immediate release',
  'news',
  'latest news',
  'announcement',
  'statement',
  'home',
  'pressemitteilung',
  'pressemeldung',
  'communiqué de presse',
  'comunicado de prensa',
  'nota de prensa',
  'comunicado de imprensa',
  'comunicato stampa',
  'пресс-релиз',
  'بيان صحفي',
  '新闻稿',
  '新聞稿',
  '公告',
  '通知',
  'プレスリリース',
  'ニュースリリース',
  '보도자료',
])

/** In UTF-16 units. A longer first line is a paragraph, not a title. */
const MAX_TITLE_LENGTH = 200

/** Where titles are looked for, in UTF-16 units. */
const HEAD_LENGTH = 3000

/** A line without the marks of a Markdown heading. */
const withoutHeadingMarks = (line: string): string =>
  line
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/\s+#+\s*$/, '')
    .trim()

const isGeneric = (line: string): boolean =>
  GENERIC_LABELS.has(line.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))

/** The first line that names the text; null when it begins with a paragraph or holds no letters. */
export function titleOf(text: string): string | null {
  for (const raw of text.slice(0, HEAD_LENGTH).split('\n', 40)) {
    const line = withoutHeadingMarks(raw)
    if (!/[\p{L}\p{N}]/u.test(line) || isGeneric(line)) continue
    return line.length <= MAX_TITLE_LENGTH ? line : null
  }
  return null
}

/** The file's name without folders and extension; never empty. */
export const titleFromName = (name: string): string =>
  name.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]{1,8}$/, '') || name

/** The text's own address: what stands after "View original content …:" and the like. */
export function originalUrlOf(text: string): string | null {
  const match =
    /(?:View (?:the )?original (?:content|article|version)|Original (?:content|source)|查看原文|原文链接|原文連結)[^\n]{0,60}?[:：]\s*(https?:\/\/[^\s<>"')\]]+)/i.exec(
      text,
    )
  return match ? httpUrl(match[1]!.replace(/[.,;，。；]+$/, '')) : null
}

/** A well-formed http(s) address without name and password in it, or null. */
export function httpUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isPlain = url.username === '' && url.password === ''
  return /^https?:$/.test(url.protocol) && isPlain ? url.href : null
}

/** A language tag → ISO 639-1 code in lower case; null when it is none. */
export const languageOf = (tag: string): string | null =>
  /^([a-z]{2,3})(?:[-_].*)?$/i.exec(tag.trim())?.[1]?.toLowerCase() ?? null
