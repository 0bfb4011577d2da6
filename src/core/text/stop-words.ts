import { fold } from './fold.ts'
import { stem } from './stem.ts'

/** Words that ask or bind and tell nothing of the subject, by language. */
const BY_LANGUAGE = {
  en: 'a an the of in on at to for from by with about into as than and or but if is are was were be been being am do does did has have had can could will would shall should may might must not no it its this that these those there here i you he she we they me him her us them my your his our their what who whom whose which when where why how many much any some please tell know after before until only',
  de: 'der die das den dem des ein eine einen einem einer und oder aber in im an am auf zu zum zur von vom mit für bei ist sind war waren wird werden wurde hat haben kann können muss nicht es er sie wir ihr ich was wer wen wem wie wo wann warum welche welcher welches wieviel viele gibt nach aus auch sich als bis um durch über dass man mich mein',
  fr: 'le la les un une des du de au aux et ou mais en dans sur pour par avec est sont était a ont peut il elle on nous vous ils que qui quoi quel quelle quels quelles quand où comment pourquoi combien ce cette ne pas se sa son ses leur été qu je faut y',
  es: 'el la los las un una unos unas de del al en y o pero con por para es son fue era ha han puede no su sus se lo que qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas hay como más este esta desde cuando está donde a',
  pt: 'o a os as um uma de do da dos das no na nos nas em e ou com por para é são foi não que quem qual quais quando onde como quanto quanta quantos quantas ao à pelo pela se seu sua mais há está até',
  it: 'il lo la gli le un una uno di del della dei delle e o ma in nel nella con per da dal dalla è sono non che chi quale quali quando dove come quanto quanti perché si su sul sulla al alla alle ai ha',
  nl: 'de het een en of maar in op van voor met door bij naar is zijn was waren wordt worden heeft hebben kan niet wat wie waar wanneer hoe hoeveel waarom welke er dat die dit deze aan om te uit ook',
} as const

const CHARACTERS =
  '的 了 是 在 和 与 有 吗 呢 谁 哪 几 么 什 怎 何 多 少 为 被 把 这 那 些 个 什么 怎么 为什 多少 哪里 哪些 哪个 几个 是谁 是什 谁是 如何 怎样 是否 有什 有多 有哪 は が を に の で と も か ど です ます どこ いつ だれ なに 何が 何で なぜ'

const stops = new Set(CHARACTERS.split(' '))
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(BY_LANGUAGE)) {
  for (const word of words.split(' ')) {
    stops.add(stem(fold(word)))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
  }
}

/** Whether a term of `terms()` is a function word or a question word. */
export const isStopTerm = (term: string): boolean => stops.has(term)

/** How many of the words are function words of each language; a word of several counts for all. */
export function functionWordCounts(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words)
    for (const language of languagesOf.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1)
  return counts
}
