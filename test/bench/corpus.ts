import type { DocumentInput } from '../../src/core/document.ts'

/** Deterministic numbers in [0, 1): the same corpus in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FIRST =
  'Ada Bruno Carmen Dmitri Elif Farah Goran Hanna Ivo Jun Kofi Lena Mira Nils Omar Priya Quentin Rosa Sven Tala'.split(
    ' ',
  )
const LAST =
  'Abara Bergqvist Castellan Duarte Eriksen Fontaine Gruber Hashimoto Ivanova Jansen Kowalski Lindqvist Moreau Novak Okafor Petrov Quiroga Rossi Schneider Tanaka'.split(
    ' ',
  )
const PLACE =
  'Alderport Brackwater Cindermoor Dunhaven Eastmere Fallowby Greywick Harrowgate Ironbridge Juniper-Bay Kingsmarsh Larkfield'.split(
    ' ',
  )
const BODY =
  'Harbour Council,River Trust,Science Museum,Transport Office,Youth Orchestra,Housing Fund,Energy Cooperative,City Library,Food Bank,Chess Club'.split(
    ',',
  )
const OFFICE =
  'chair,treasurer,director,head of research,spokesperson,chief engineer,deputy mayor,curator'.split(
    ',',
  )
const THING =
  'tram line,reading room,flood barrier,solar roof,concert hall,night bus,school kitchen,bicycle bridge,seed archive,ferry landing,heat network,sports ground'.split(
    ',',
  )
const MONTH =
  'January February March April May June July August September October November December'.split(' ')

const TEMPLATES: readonly ((pick: Pick) => string)[] = [
  (pick) =>
    `${pick.person()}, ${pick.of(OFFICE)} of the ${pick.body()}, opened the new ${pick.of(THING)} in ${pick.of(PLACE)} on ${pick.date()}.`,
  (pick) =>
    `The ${pick.body()} will spend ${pick.number(2, 90)} million euros on the ${pick.of(THING)} between ${pick.number(2024, 2027)} and ${pick.number(2028, 2033)}.`,
  (pick) =>
    `According to ${pick.person()}, the ${pick.of(THING)} in ${pick.of(PLACE)} serves about ${pick.number(3, 99)},000 visitors a year, ${pick.number(4, 40)} per cent more than before the works began.`,
  (pick) =>
    `Members of the ${pick.body()} may borrow the keys to the ${pick.of(THING)} for up to ${pick.number(2, 30)} days if they sign the register before ${pick.date()}.`,
  (pick) =>
    `The contract for the ${pick.of(THING)} went to a firm from ${pick.of(PLACE)} that had asked for ${pick.number(110, 990)},000 euros, the lowest of ${pick.number(3, 12)} offers.`,
  (pick) =>
    `Applications for the ${pick.number(10, 99)} places on the course beside the ${pick.of(THING)} close on ${pick.date()} and are read by ${pick.person()} and two colleagues.`,
  (pick) =>
    `It rained on the day of the opening, yet ${pick.number(100, 900)} people came, and the band of the ${pick.body()} played until the lamps were put out.`,
  (pick) =>
    `Because the bridge in ${pick.of(PLACE)} is closed, the ${pick.of(THING)} can be reached only by boat until ${pick.date()}, said ${pick.person()}.`,
]

interface Pick {
  of(list: readonly string[]): string
  number(from: number, to: number): number
  person(): string
  body(): string
  date(): string
}

const pickFrom = (random: () => number, people?: readonly string[]): Pick => {
  const of = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const number = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  return {
    of,
    number,
    person: () => (people === undefined ? `${of(FIRST)} ${of(LAST)}` : of(people)),
    body: () => `${of(PLACE)} ${of(BODY)}`,
    date: () => `${number(1, 28)} ${of(MONTH)} ${number(2024, 2028)}`,
  }
}

/** Sentences that fill one passage of about 128 tokens. */
const SENTENCES_A_PASSAGE = 4
/** Passages a document: headed sections, since a passage never crosses a heading. */
const SECTIONS = 10

/**
 * `passages` passages of made-up town news, ten a document; `edition` changes what they say.
 * @param people who may be named; four hundred by default.
 */
export function* corpus(
  passages: number,
  edition = 0,
  people?: readonly string[],
): Generator<DocumentInput> {
  for (let number = 0; number * SECTIONS < passages; number += 1) {
    const pick = pickFrom(seeded(number * 7919 + edition + 1), people)
    const sections = Array.from(
      { length: Math.min(SECTIONS, passages - number * SECTIONS) },
      () => {
        const sentences = Array.from({ length: SENTENCES_A_PASSAGE }, () =>
          TEMPLATES[Math.floor(pick.number(0, TEMPLATES.length - 1))]!(pick),
        )
        return `## The ${pick.of(THING)} of ${pick.of(PLACE)}\n\n${sentences.join(' ')}`
      },
    )
    yield {
      id: `news-${number}`,
      title: `News from ${pick.of(PLACE)}, number ${number}`,
      text: sections.join('\n\n'),
      language: 'en',
      date: `2026-01-${String(1 + (number % 28)).padStart(2, '0')}`,
    }
  }
}

/** Distinct questions of the kinds members ask, about what the corpus may or may not say. */
export function questions(count: number): string[] {
  const pick = pickFrom(seeded(42))
  const forms: readonly (() => string)[] = [
    () => `Who opened the ${pick.of(THING)} in ${pick.of(PLACE)}?`,
    () => `How much will the ${pick.body()} spend on the ${pick.of(THING)}?`,
    () => `${pick.of(THING)} ${pick.of(PLACE)} visitors a year`,
    () =>
      `When do applications for the course beside the ${pick.of(THING)} close, ${pick.person()}?`,
    () => `Why can the ${pick.of(THING)} in ${pick.of(PLACE)} be reached only by boat?`,
    () => `What does ${pick.person()} do at the ${pick.body()}?`,
  ]
  const asked = new Set<string>()
  // Some forms run out of distinct questions before others do.
  for (let form = 0; asked.size < count; form += 1) asked.add(forms[form % forms.length]!())
  return [...asked]
}
