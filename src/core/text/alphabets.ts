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

/** Languages that share the script of `script`; none where it has the script for itself. */
export const sharing = (script: string): string[] => Object.keys(ALPHABETS[script] ?? {})

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
