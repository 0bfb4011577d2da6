import { essentialQuestion, withoutTalk } from './essential-question.ts'
import { leaningAlone, leaningOf } from './leaning-question.ts'

/** "Does this rule hold in winter?" stands by itself but for the remark that names the rule. */
const DEMONSTRATIVE =
  /(?<!\p{L})(?:this|these|those|dies\p{L}{1,2}|cett?e?|ces|est[aeo]s?|es[aeo]s?|quest[aeio]|эт\p{L}{1,3})(?!\p{L})|[这這那]|[このそ]の/iu

/**
 * What is looked for: a remark around a question is read, but would lead elsewhere, unless the question
 * is understood only with it. @param previous the question that this one is read with
 */
export function soughtOf(text: string, previous: string | undefined): string {
  if (previous !== undefined) return `${soughtOf(previous, undefined)} ${withoutTalk(text)}`
  const essential = essentialQuestion(text)
  const stands = leaningOf(text) === 'stands' && !DEMONSTRATIVE.test(essential)
  return stands ? essential : withoutTalk(text)
}

/**
 * What is looked for where that found nothing, for only the writer knows what a question leans on;
 * null when there is nothing else to look for.
 */
export function soughtNext(text: string, previous: string | undefined): string | null {
  if (leaningOf(text) === 'leans') return null
  const sought = soughtOf(text, undefined)
  if (previous !== undefined) return sought
  const whole = withoutTalk(text)
  if (sought !== whole) return whole
  const essential = essentialQuestion(text)
  return essential === whole || leaningAlone(essential) === 'leans' ? null : essential
}
