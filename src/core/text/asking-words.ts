/** Words that ask in Latin letters, of any language. */
const LATIN = new Set(
  'who whom whose what which when where why how wer wen wem was wann wo wie warum welche welcher welches wieviel qui quoi quel quelle quels quelles quand où comment pourquoi combien qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas quem qual quais quando onde quanto quanta quantos quantas chi quale quali quanti perché wat wie waar wanneer hoe hoeveel waarom welke'.split(
    ' ',
  ),
)

export const asksInLatin = (word: string): boolean => LATIN.has(word)

/** Words that ask, as far as they tell languages of one script apart. */
const ASKING: readonly (readonly [string, string])[] = [
  [
    'ru',
    'где когда куда кто кого что чего сколько как какой какая какое какие каких почему зачем ли можно нужно это',
  ],
  [
    'uk',
    'де коли куди хто кого що чого скільки як який яка яке які яких чому навіщо чи можна може',
  ],
  ['bg', 'къде кога кой коя кое кои кого какво какъв каква какви колко как защо дали ли може'],
  ['sr', 'где када куда кога шта што колико како који која које кој зашто ли може'],
  ['mk', 'каде кога кој која кое кои кого што колку како каков каква зошто дали ли може'],
  ['be', 'дзе калі куды хто каго што чаго колькі як які якая якое якія чаму навошта ці можна'],
  ['kk', 'қайда қашан кім қанша қалай неге қандай'],
  ['ar', 'متى أين كم هل ماذا لماذا كيف'],
  ['fa', 'کجا کجاست چه چرا چگونه آیا چند است'],
  ['ur', 'کہاں کب کیا کون کتنا کتنی کتنے کیسے کیوں چند ہے'],
]
const asking = new Map(ASKING.map(([language, words]) => [language, new Set(words.split(' '))]))

/** Whether a word, in small letters, asks in any of the languages. */
export const asks = (word: string): boolean =>
  LATIN.has(word) || [...asking.values()].some((words) => words.has(word))

/** Those of the languages that have most of the text's words among the words that ask; all where none has one. */
export function askedIn(text: string, languages: readonly string[]): string[] {
  const words = text.toLowerCase().match(/\p{L}{1,16}/gu) ?? []
  const counts = languages.map(
    (language) => words.filter((word) => asking.get(language)?.has(word)).length,
  )
  const most = Math.max(...counts)
  return languages.filter((_, index) => counts[index] === most)
}
