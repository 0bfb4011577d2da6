/**
 * Letters of the languages that share a script; the first one is the likeliest where several fit.
 * Those of Arabic and Persian are told apart by the letters that the one lacks.
 */
const ALPHABETS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  ru: {
    ru: /^[а-яё]*$/u,
    uk: /^[а-щьюяґєії]*$/u,
    bg: /^[а-щъьюя]*$/u,
    sr: /^[а-зиђјклљмнњопрстћуфхцчџш]*$/u,
    mk: /^[а-зиѓѕјклљмнњопрстќуфхцчџш]*$/u,
    be: /^[а-еёжзійклмнопрстуўфхцчшыьэюя]*$/u,
    kk: /^[а-яёәіңғүұқөһ]*$/u,
  },
  ar: {
    ar: /^[\u0621-\u064a]*$/u,
    fa: /^[\u0621-\u0624\u0626-\u0628\u062a-\u064aپچژگکی]*$/u,
    ur: /^[\u0621-\u0624\u0626-\u0628\u062a-\u064aپچژگکیٹڈڑںےہھۂۓ]*$/u,
  },
  hi: { hi: /^/u, mr: /^/u },
}

const LETTERS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/gu,
  ar: /(?=\p{L})\p{Script=Arabic}/gu,
  hi: /(?=\p{L})\p{Script=Devanagari}/gu,
}

/** Languages whose alphabet has all letters of the text, among those that share the script of `script`. */
export function writtenIn(text: string, script: string): string[] {
  const letters = (text.toLowerCase().match(LETTERS[script] ?? /(?!)/gu) ?? []).join('')
  return Object.entries(ALPHABETS[script] ?? {}).flatMap(([language, alphabet]) =>
    alphabet.test(letters) ? [language] : [],
  )
}

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

/** Those of the languages that have most of the text's words among the words that ask; all where none has one. */
export function askedIn(text: string, languages: readonly string[]): string[] {
  const words = text.toLowerCase().match(/\p{L}{1,16}/gu) ?? []
  const counts = languages.map(
    (language) => words.filter((word) => asking.get(language)?.has(word)).length,
  )
  const most = Math.max(...counts)
  return languages.filter((_, index) => counts[index] === most)
}
