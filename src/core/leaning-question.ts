import { essentialQuestion } from './essential-question.ts'
import { detectLanguage } from './language.ts'
import { baseLanguage, isContentTerm } from './question.ts'
import { unshouted } from './question-text.ts'
import { isWithoutSubject } from './question-without-subject.ts'
import { terms } from './terms.ts'
import { asks } from './text/asking-words.ts'
import { countDense } from './text/dense.ts'

/** What makes a question of one language lean on the one before it. */
interface LeaningWords {
  /** Words for what was named before. */
  readonly pronouns: RegExp
  /** What only looks like it; taken out first. */
  readonly standing: RegExp
}

const NOTHING = /(?!)/gu

/** Whole words, in lower case. */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')

const LAST_MARKS = '[\\s\\p{P}]{0,5}$'
const LAST = `(?=${LAST_MARKS})`

const LANGUAGES: Readonly<Record<string, LeaningWords>> = {
  en: {
    pronouns: words(
      'its?|they|them|theirs?|he|him|his|she|her|hers',
      `(?:this|that|these|those|there|one|ones|so)${LAST}`,
      '(?:does|did|do|will|would|can) (?:this|that|these|those) (?:apply|change|close|cost|count|end|happen|help|include|mean|need|open|start|take|work)',
    ),
    standing: words(
      'it (?:still |also |even )?(?:possible|allowed|ok|okay|necessary|permitted|true|required|safe|legal|free|worth|better|best|forbidden|mandatory|enough|common|normal) (?:to|that|for|if)',
      '(?:does|did|will|would) it (?:take|cost) (?:\\p{L}+ )?to',
    ),
  },
  de: {
    pronouns: words(
      'er|sie|ihn|ihm|ihnen|ihre?[mnrs]?|dessen|deren',
      `(?:das|dies|diese[mnrs]?|es|dort|so)${LAST}`,
      '(?:kostet|ist|war|gilt|dauert|geht|heißt|bedeutet|funktioniert|findet|beginnt|endet|öffnet|schließt) es',
      'da(?:für|von|mit|zu|bei|gegen|ran|rauf|rin|rüber|raus|nach|vor|durch)',
    ),
    // Before a verb form with "zu", "es" stands for what follows.
    standing: words(
      '(?:ist|war|wäre|gilt) es \\p{L}+,? [^?]{1,60} zu \\p{L}+|(?:kostet|dauert) es(?=,)|gibt es',
    ),
  },
  fr: {
    pronouns: words(
      "ils?|elles?|lui|leurs?|eux|cela|ça|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|est-ce que c'est",
      `(?:là|ce|y)${LAST}`,
    ),
    standing: words(
      "il (?:y a|y avait|y avoir|faut|fallait|est (?:possible|permis|interdit|obligatoire|nécessaire))|y a-t-il|y avait-il|fau(?:t|drai?t)-il|fallait-il|se pass[ea]-t-il|s'est-il passé|s'agit-il|est-il (?:possible|permis|interdit|obligatoire|nécessaire)",
      // The noun stands before its verb.
      "(?:l[ea']s?|un|une|des|du|mon|ma|mes|notre|nos) ?[^?]{2,60}-(?:t-)?(?:ils?|elles?)",
    ),
  },
  es: {
    pronouns: words(
      `ell[oa]s?|él|suy[oa]s?|(?:eso|esto|ese|esa|esos|esas|este|esta|allí|ahí)${LAST}`,
      'sus?',
    ),
    standing: NOTHING,
  },
  pt: {
    pronouns: words(
      `el[ea]s?|del[ea]s?|nel[ea]s?|(?:isso|isto|disso|nisso|aquilo|lá|ali|aí)${LAST}`,
      'seus?|suas?',
    ),
    standing: NOTHING,
  },
  zh: {
    pronouns:
      /[它牠她]|他(?!山)|其(?![他它实實中次])|[这這那](?:个|個)?(?=[是会會要需]|[样樣]|件事|[\s\p{P}]{0,5}$)/gu,
    standing: /[吉其]他|土耳其|[尤极極]其|莫名其妙|[马馬]耳他|[维維]他/gu,
  },
  ja: { pronouns: /それ|これ|彼|その|そこ|そちら/gu, standing: /それぞれ|これまで|これから/gu },
  ko: { pronouns: /그것|그건|그거|이것|이건|그녀|그들|거기/gu, standing: NOTHING },
  ar: {
    pronouns: words(`ذلك|هناك${LAST}`, 'فيها?|منها?|عنها?|لها?|بها?|إليها?|عليها?|لهم|منهم'),
    standing: NOTHING,
  },
}

/** A question with a subject of its own has more words; in those, or in characters of dense scripts. */
const MOST_WORDS = 9
const MOST_CHARACTERS = 16

/** What carries a question on to another case. */
const CARRIED_ON = new RegExp(
  '^[¿\\s]{0,3}(?:' +
    "(?:(?:and|but|so) )?(?:what|how) about |(?:was ist|wie (?:ist|steht) es) mit |qu'en est-il |qué (?:tal|hay de) |quanto a |" +
    '那[么麼]|那(?=.{1,10}$)|では|じゃあ|그럼|그리고|و(?=متى|[أا]ين|كم|هل|ماذا|لماذا|كيف|من\\s|ما\\s))|' +
    `^[^\\p{P}\\s]{1,8}(?:呢|は|(?:은|는)요)${LAST_MARKS}`,
  'u',
)

/** What joins on; behind it a question of its own may begin: "And where do I park?" */
const JOINED_ON =
  /^[¿\s]{0,3}(?:and|but|or|und|aber|oder|et|mais|y(?! a)|pero|e|ma|mas|а|и|но|і|та|або) (?<next>[\p{L}'-]{1,30})/u
/** "And for children?", "And when?" */
const SHORT_WORDS = 4

/** At most so many words tell what a question is about, or characters of dense scripts ask it, that may be but the end of one. */
const FEW_TERMS = { ofLatin: 2, ofOthers: 3 } as const
const FEW_CHARACTERS = 12

/** How a question stands to the one before it, whether or not there is one. */
export type Leaning = 'leans' | 'may lean' | 'stands'

/**
 * What is understood only after another question leans on it. What says little, or names what its
 * pronoun may mean, may lean; so does what leans when a remark comes with it that may tell.
 */
export function leaningOf(question: string): Leaning {
  const text = unshouted(question)
  const essential = essentialQuestion(text)
  const leaning = leaningAlone(essential)
  const isTold = leaning === 'leans' && contentOf(text) - contentOf(essential) >= OWN_TERMS
  return isTold ? 'may lean' : leaning
}

/** Of a question without remarks. */
export function leaningAlone(question: string): Leaning {
  const asked = question.normalize('NFKC').replace(/’/gu, "'").trim()
  // German alone tells a polite "Sie" from "sie" by its capital, so only the first letter is lowered.
  const text = asked.replace(/^[\p{P}\s]{0,5}\p{Lu}/u, (start) => start.toLowerCase())
  const [length, characters] = [text.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0, countDense(text)]
  if (isWithoutSubject(text)) return 'leans'
  if (length > MOST_WORDS || characters > MOST_CHARACTERS) return 'stands'
  const next = JOINED_ON.exec(text)?.groups?.['next']
  const isJoinedOn = next !== undefined && (!asks(next) || length <= SHORT_WORDS)
  if (isJoinedOn || CARRIED_ON.test(text)) return 'leans'
  const before = beforePronoun(text, asked)
  if (before !== null && contentOf(before) < OWN_TERMS) return 'leans'
  const content = contentOf(text)
  if (content === 0 && characters === 0) return 'leans'
  const few = /\p{Script=Latin}/u.test(text) ? FEW_TERMS.ofLatin : FEW_TERMS.ofOthers
  const saysLittle =
    characters > 0 ? characters <= FEW_CHARACTERS : content <= few || length <= SHORT_WORDS
  return before !== null || saysLittle ? 'may lean' : 'stands'
}

/** Whether a question is understood only after the one before it. */
export const leansOnPrevious = (question: string): boolean => leaningOf(question) === 'leans'

/** What stands before the first pronoun; null without one. */
function beforePronoun(text: string, asked: string): string | null {
  const found = tablesFor(asked).flatMap(({ pronouns, standing }) => {
    const bare = text.replace(standing, ' ')
    const at = bare.search(pronouns)
    return at < 0 ? [] : [bare.slice(0, at)]
  })
  return found.sort((one, other) => one.length - other.length)[0] ?? null
}

/** As in "Where do members park their cars?", where so many words tell what it is about before "their". */
const OWN_TERMS = 2

/** How many words tell what a text is about. */
const contentOf = (text: string): number =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) =>
      !asks(word) && terms(word).some((term) => isContentTerm(term) && term.term.length > 1),
  ).length

/** One language's pronouns are another's articles, so only those of the question's own are looked for. */
function tablesFor(question: string): readonly LeaningWords[] {
  const language = detectLanguage(question)
  if (language === 'und') return Object.values(LANGUAGES)
  const own = LANGUAGES[baseLanguage(language)]
  return own === undefined ? [] : [own]
}

/**
 * What each question of one text would follow up: the last before it that stands by itself, as that
 * names what they all are about; `previous` where there is none.
 */
export function standingBefore(
  questions: readonly string[],
  previous: string | undefined,
): (string | undefined)[] {
  let standing = previous
  return questions.map((question) => {
    const before = standing
    if (before === undefined || !leansOnPrevious(question)) standing = question
    return before
  })
}
