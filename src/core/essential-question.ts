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
const ASKS = /[?？؟][\p{P}\s]*$/u

/**
 * A question without the remarks around it and what politeness puts before it, where it shows; else the
 * whole text. How much is said besides tells nothing of whether there is an answer.
 */
export function essentialQuestion(text: string): string {
  const starts = sentenceStarts(text)
  const sentences = starts.map((start, row) => text.slice(start, starts[row + 1]))
  const asking = sentences.filter((sentence) => ASKS.test(sentence))
  const asked = asking.length === 0 ? text : asking.join('').trim()
  const bare = asked.replace(FRAMES, '')
  return bare.trim() === '' ? asked : bare
}
