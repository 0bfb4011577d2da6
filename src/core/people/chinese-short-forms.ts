import { hasHan, simplified } from './chinese.ts'
import type { Individual } from './join.ts'
import { POLITE_ENDING, SURNAME } from './lexicon/chinese-words.ts'
import type { Mention } from './mention.ts'

const POLITE_FORM = new RegExp(`${SURNAME}${POLITE_ENDING}`, 'gu')
const ENDING = new RegExp(`${POLITE_ENDING}$`, 'u')
const SURNAME_AHEAD = new RegExp(`^${SURNAME}(?=\\p{Script=Han}{2}$)`, 'u')

/** Where somebody named before is meant by less than the whole name: each place, in order. */
export function chineseShortForms(
  text: string,
  people: readonly Individual[],
): Map<Individual, Mention[]> {
  const forms = new Map<Individual, Mention[]>()
  if (!hasHan(text)) return forms
  const plain = simplified(text)
  const isTaken = (place: number) =>
    people.some(({ mentions }) => mentions.some(({ start, end }) => start <= place && place < end))
  for (const { owner, start, form, part } of [
    ...politeForms(plain, people),
    ...givenNames(plain, people),
  ]) {
    if (isTaken(start)) continue
    const end = start + form.length
    const mention = {
      start,
      end,
      text: text.slice(start, end),
      titleStart: start,
      formStart: start,
      parts: [part],
      sureness: 1,
    }
    forms.set(owner, [...(forms.get(owner) ?? []), mention])
  }
  return forms
}

interface ShortForm {
  readonly owner: Individual
  readonly start: number
  readonly form: string
  readonly part: string
}

const firstPlace = ({ mentions: [first] }: Individual): number => first!.start

/** "汤教授", where somebody surnamed 汤 was named before. */
const politeForms = (plain: string, people: readonly Individual[]): ShortForm[] =>
  [...plain.matchAll(POLITE_FORM)].flatMap(({ index, 0: form }) => {
    const part = form.replace(ENDING, '')
    const owner = people.findLast(
      (person) =>
        firstPlace(person) < index &&
        hasHan(person.name) &&
        simplified(person.name).startsWith(part),
    )
    return owner === undefined ? [] : [{ owner, start: index, form, part }]
  })

/** "晚晴" for 林晚晴: where it opens a clause and is no word of the dictionary. */
function givenNames(plain: string, people: readonly Individual[]): ShortForm[] {
  return people.flatMap((owner) => {
    const name = simplified(owner.name)
    if (!SURNAME_AHEAD.test(name)) return []
    const part = name.replace(SURNAME_AHEAD, '')
    if (isWord(part)) return []
    return [...plain.matchAll(new RegExp(`(?<=^|[\\n，。！？；：“])${part}`, 'gu'))]
      .filter(({ index }) => index > firstPlace(owner))
      .map(({ index }) => ({ owner, start: index, form: part, part }))
  })
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const isWord = (text: string): boolean => [...words.segment(text)].length === 1
