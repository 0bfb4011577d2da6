import { asksPlainly, beginsAsking, isMarked, wants } from './asking-sentence.ts'
import { detectLanguage } from './language.ts'
import { smallTalkOf } from './small-talk.ts'
import { endsInAbbreviation, endsInOrdinal } from './text/abbreviations.ts'
import { QUOTED } from './text/quoted.ts'
import { sentenceStarts, slicesAt } from './text/sentence-starts.ts'

/** What is written before a question for politeness, at the start of it. */
const FRAMES = new RegExp(
  `^[\\p{P}\\s]{0,5}(?:${[
    '(?:(?:can|could|would|will) (?:someone|somebody|anyone|anybody|you|u)|please|pls)(?: please)? (?:tell|explain to|remind) (?:me|us) ',
    "(?:(?:does|do) )?(?:anyone|anybody|someone|somebody|(?<=do )you) (?:happen to )?knows? (?:if |whether )?|(?:i|we)(?:'d| would)? (?:want|like|need) to know (?:if |whether )?|(?:i (?:was|am)|i'm) wondering (?:if |whether )?",
    '(?:kann|könnte|kannst|könnt|können)(?: (?:mir|uns|du|ihr|sie|jemand|bitte)){1,3} sagen,? (?:ob )?|wei(?:ß|ss) (?:jemand|wer|einer|du),? (?:ob )?',
    "(?:est-ce que )?quelqu'un (?:peut|pourrait|sait) (?:me dire |nous dire )?(?:si )?|(?:pouvez-vous|peux-tu) me dire (?:si )?",
    '(?:alguien|alguém) (?:me )?(?:puede|podría|pode|poderia|sabe) (?:decirme |decir |dizer )?(?:si |se )?',
    '(?:请问|請問|有人知道|[谁誰]知道|我?想[问問]一?下)',
  ].join('|')})`,
  'iu',
)
/** A greeting, if it is one, before what is asked. */
const GREETING = /^(?<greeting>[^,，、،《「『“"]{1,60})[,，、،]\s*(?=\S)/u
const HEY =
  /^(?:hey|hi|hello|hallo|salut|hola)(?: (?:guys|all|everyone|there|folks|leute|zusammen|à tous|a todos))? (?=\p{L})/iu

/**
 * What asks in a text, from the first sentence that does to the last, without the remarks around it and
 * what politeness puts before it; without marks to tell by, to the end. Where nothing asks, the whole
 * text without small talk.
 */
export function essentialQuestion(text: string): string {
  const sentences = saidIn(text)
  const plain = placesOf(sentences, asksPlainly)
  const asking = plain.length > 0 ? plain : placesOf(sentences, beginsAsking)
  const wishes = placesOf(sentences, wants)
  // A wish alone may be about the sentence before it: "Tickets for the gala. I want two."
  const first = asking.length === 0 ? 0 : Math.min(...asking, ...wishes)
  const last = Math.max(...asking, ...wishes, ...placesOf(sentences, beginsAsking))
  const end = sentences.some(isMarked) ? last + 1 : sentences.length
  return bare(sentences.slice(first, end)) || text
}

/** The last sentence of a text that asks; where none surely does, all that may. */
export const lastAsked = (text: string): string =>
  saidIn(text).findLast(asksPlainly)?.trim() ?? essentialQuestion(text)

/** A text without greetings, thanks and what else is said for politeness. */
export const withoutTalk = (text: string): string => bare(saidIn(text)) || text

const placesOf = <Item>(items: readonly Item[], fits: (item: Item) => boolean): number[] =>
  items.flatMap((item, place) => (fits(item) ? [place] : []))

/** The sentences of a text that are no small talk. */
const saidIn = (text: string): string[] => sentencesIn(text).filter((sentence) => !isTalk(sentence))

/** What a text consists of. Members write without care, so a small letter begins a sentence only where that asks. */
function sentencesIn(text: string): string[] {
  const found = sentenceStarts(text)
  if (found.length < 2) return [text]
  const language = detectLanguage(text)
  const quoted = Array.from(text.matchAll(QUOTED), ({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }))
  const isQuoted = (place: number) => quoted.some(({ start, end }) => start < place && place < end)
  const starts = found.filter(
    (start) => start === 0 || (!isQuoted(start) && isStart(text, start, language)),
  )
  return slicesAt(text, starts)
}

/** "z.B.", "U.S.", "Lic.", "Ep." */
const SHORT = /(?<!\p{L})(?:(?:\p{L}\.){1,3}\p{L}{1,3}|\p{Lu}\p{L}{0,2})\.$/u

function isStart(text: string, start: number, language: string): boolean {
  const [before, next] = [text.slice(0, start).trimEnd(), text.slice(start)]
  if (/^\p{Ll}/u.test(next))
    return (
      /[?？؟]$/u.test(before) || isTalk(before) || (beginsAsking(next) && !/["”’»]$/u.test(before))
    )
  // Where too few are parted, a remark stays; where too many are, a question loses its head.
  const isShort = SHORT.test(before) || (/\p{L}\.$/u.test(before) && /^\d/.test(next))
  return !isShort && !endsInAbbreviation(before, next) && !endsInOrdinal(before, next, language)
}

function isTalk(sentence: string): boolean {
  const talk = smallTalkOf(sentence)
  return talk === 'greeting' || talk === 'thanks' || talk === 'nothing'
}

/** As one text, without a greeting and a frame before it unless nothing is left. */
function bare(sentences: readonly string[]): string {
  const asked = sentences.join('').trim()
  const greeting = GREETING.exec(asked)
  const isGreeted = greeting && isTalk(greeting.groups!['greeting']!)
  const text = (isGreeted ? asked.slice(greeting[0].length) : asked).replace(HEY, '')
  // Of the same length, for phones write the apostrophe as a quotation mark.
  const frame = FRAMES.exec(text.replace(/[’‘]/gu, "'"))?.[0] ?? ''
  return text.slice(frame.length).trim() || asked
}
