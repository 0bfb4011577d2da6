import { hasHan, simplified } from './chinese.ts'
import { POLITE_ENDING, SURNAME } from './chinese-lexicon.ts'
import type { Individual } from './join.ts'
import type { Mention } from './mention.ts'

const POLITE_FORM = new RegExp(`${SURNAME}${POLITE_ENDING}`, 'gu')

/** "汤教授", where somebody surnamed 汤 was named before: each place, in order. */
export function politeForms(
  text: string,
  people: readonly Individual[],
): Map<Individual, Mention[]> {
  const forms = new Map<Individual, Mention[]>()
  if (!hasHan(text)) return forms
  const plain = simplified(text)
  for (const { index, 0: form } of plain.matchAll(POLITE_FORM)) {
    const surname = form.replace(new RegExp(`${POLITE_ENDING}$`, 'u'), '')
    const owner = people.findLast(
      ({ mentions: [first] }) =>
        first!.start < index && simplified(first!.text).startsWith(surname) && hasHan(first!.text),
    )
    const isInside = people.some(({ mentions }) =>
      mentions.some(({ start, end }) => start <= index && index < end),
    )
    if (owner === undefined || isInside) continue
    const end = index + form.length
    const mention = {
      start: index,
      end,
      text: text.slice(index, end),
      titleStart: index,
      formStart: index,
      parts: [surname],
      sureness: 1,
    }
    forms.set(owner, [...(forms.get(owner) ?? []), mention])
  }
  return forms
}
