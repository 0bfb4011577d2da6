import { smallTalkOf } from './small-talk.ts'
import { asks } from './text/asking-words.ts'
import { sentenceStarts } from './text/sentence-starts.ts'

/** What is written before a question for politeness, at the start of it. */
const FRAMES = new RegExp(
  `^[\\p{P}\\s]{0,5}(?:${[
    '(?:(?:can|could|would|will) (?:someone|somebody|anyone|anybody|you|u)|please|pls)(?: please)? (?:tell|explain to|remind) (?:me|us) ',
    "(?:does|do) (?:anyone|anybody|someone|somebody|you) (?:happen to )?know (?:if |whether )?|(?:i|we)(?:'d| would)? (?:want|like|need) to know (?:if |whether )?|i (?:was|am) wondering (?:if |whether )?",
    '(?:kann|könnte|kannst|könnt)(?: (?:mir|uns|du|ihr|jemand|bitte)){1,3} sagen,? (?:ob )?|wei(?:ß|ss)(?: (?:jemand|wer|einer|du))?,? (?:ob )?',
    "(?:est-ce que )?quelqu'un (?:peut|pourrait|sait) (?:me dire |nous dire )?(?:si )?|(?:pouvez-vous|peux-tu) me dire (?:si )?",
    '(?:alguien|alguém) (?:me )?(?:puede|podría|pode|poderia|sabe) (?:decirme |decir |dizer )?(?:si |se )?',
    '(?:请问|請問|有人知道|[谁誰]知道|想[问問]一?下)',
  ].join('|')})`,
  'iu',
)
const MARKED = /[?？؟][\p{P}\s]{0,9}$|か[。．]?\s{0,9}$/u
/** First words of questions that can be answered with yes or no; behind a full stop hardly anything else begins so. */
const YES_OR_NO =
  /^(?:is|are|was|were|can|could|may|do|does|did|will|would|should|has|have|am|gibt|kann|darf|muss|sind|est-ce|y a-t-il|peut-on)(?![\p{L}\p{N}])/u
const FIRST_WORD = /^[\p{P}\s]{0,5}(?<word>[\p{L}'-]{1,30})/u
/** A greeting, if it is one, before what is asked. */
const GREETING = /^(?<greeting>[^,，、]{1,60})[,，、]\s*(?=\S)/u

/** Whether a sentence asks, as far as its end shows. */
export const isMarkedQuestion = (sentence: string): boolean => MARKED.test(sentence)

/** Whether it does as far as its beginning shows, as members leave out marks. */
function beginsAsking(sentence: string): boolean {
  const text = sentence.trimStart().toLowerCase()
  return YES_OR_NO.test(text) || asks(FIRST_WORD.exec(text)?.groups?.['word'] ?? '')
}

/**
 * A question without the remarks around it and what politeness puts before it, where it shows; else the
 * whole text.
 */
export function essentialQuestion(text: string): string {
  const starts = sentenceStarts(text)
  const sentences = starts.map((start, row) => text.slice(start, starts[row + 1]))
  const marked = sentences.filter(isMarkedQuestion)
  const asking = marked.length > 0 ? marked : sentences.filter(beginsAsking)
  const asked = asking.length === 0 ? text : asking.join('').trim()
  const bare = ungreeted(asked).replace(FRAMES, '')
  return bare.trim() === '' ? asked : bare
}

function ungreeted(text: string): string {
  const found = GREETING.exec(text)
  const talk = found && smallTalkOf(found.groups!['greeting']!)
  return talk === 'greeting' || talk === 'thanks' ? text.slice(found![0].length) : text
}
