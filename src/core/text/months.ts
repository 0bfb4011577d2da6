import { fold } from './fold.ts'
import { membersOfSpans } from './spans.ts'

/** By month; the forms beside a day and after "in", where a language has cases. */
const NAMES = [
  'jan january januar enero janvier janeiro gennaio januari jänner январь января январе янв січень січня січні styczeń stycznia styczniu ocak يناير',
  'feb february februar febrero fevrier fevereiro febbraio februari февраль февраля феврале фев лютий лютого лютому luty lutego lutym şubat فبراير شباط',
  'mar march marz marzo mars marco maart mrz март марта марте березень березня березні marzec marca marcu mart مارس',
  'apr april abril avril aprile abr апрель апреля апреле апр квітень квітня квітні kwiecień kwietnia kwietniu nisan أبريل ابريل نيسان',
  'may mai mayo maio maggio mei май мая мае травень травня травні maj maja maju mayıs مايو',
  'jun june juni junio juin junho giugno июнь июня июне червень червня червні czerwiec czerwca czerwcu haziran يونيو حزيران',
  'jul july juli julio juillet julho luglio июль июля июле липень липня липні lipiec lipca lipcu temmuz يوليو تموز',
  'aug august agosto aout augustus ago август августа августе авг серпень серпня серпні sierpień sierpnia sierpniu ağustos أغسطس اغسطس',
  'sep sept september septiembre septembre setembro settembre сентябрь сентября сентябре сент вересень вересня вересні wrzesień września wrześniu eylül سبتمبر أيلول',
  'oct october oktober octubre octobre outubro ottobre okt октябрь октября октябре окт жовтень жовтня жовтні październik października październiku ekim أكتوبر اكتوبر',
  'nov november noviembre novembre novembro ноябрь ноября ноябре нояб листопад листопада листопаді listopad listopada listopadzie kasım نوفمبر',
  'dec december dezember diciembre decembre dezembro dicembre dez dic декабрь декабря декабре дек грудень грудня грудні grudzień grudnia grudniu aralık ديسمبر',
]

const BY_NAME = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [fold(name), index + 1] as const)),
)

/** 1 to 12 for the folded name of a month in one of twelve languages, abbreviated or not; else null. */
export const monthOf = (folded: string): number | null => BY_NAME.get(folded) ?? null

/** A month beside its year, behind "in" or the like, or alone: "May" begins sentences and is a name. */
const NAMED =
  /(?<!\p{L})(?:(in|im|by|before|after|of|next|last|since|until|from|through|to|ab|seit|bis|en|em|nel|w|в|во|с|у|до|desde|hasta|depuis|fin|début|ende|anfang|mitte|early|late|mid)\s)?(\p{L}{3,14})(?!\p{L})\.?(\s{1,2}(?:del?\s)?(?:19|20)\d\d(?!\d))?/giu

/** "5月", the first of "5-9月" too; one with a day behind it is of a date. */
const NUMBERED =
  /(?<!\d)(\d{1,2})\s?(?:[月월](?!\s?\d)|(?=[-–—~～至到]\d{1,2}\s?[月월](?!\s?\d)))/gu
/** Any word or number that may name a month, for the ends of spans. */
const ANY =
  /(?<!\p{L})\p{L}{3,14}(?!\p{L})(?:\s{1,2}(?:19|20)\d\d(?!\d))?|(?<!\d)\d{1,2}(?:\s?[月월]|(?=[-–—~～至到]\d{1,2}\s?[月월]))/gu

/** Months of a text, 1 to 12. */
export interface Months {
  /** Those without a day. */
  readonly named: readonly number[]
  /** All of each span, with a day at its ends or not. */
  readonly spanned: readonly number[]
}

export function monthsIn(text: string): Months {
  const whole = text.trim()
  const named = [...text.matchAll(NAMED)].flatMap(([, ahead, name, year]) =>
    ahead !== undefined || year !== undefined || name === whole ? (monthOf(fold(name!)) ?? []) : [],
  )
  const numbered = [...text.matchAll(NUMBERED)].map(([, month]) => Number(month))
  const spans = spansIn(text)
  const ends = spans.flatMap((span) => [span[0]!, span.at(-1)!])
  return { named: [...named, ...numbered, ...ends], spanned: spans.flat() }
}

/** A text without the numbers that name months. */
export const withoutNumberedMonths = (text: string): string => text.replace(NUMBERED, '\n')

function spansIn(text: string): number[][] {
  const places = [...text.matchAll(ANY)].flatMap(({ 0: name, index }) => {
    const value = /^\d/u.test(name)
      ? Number.parseInt(name, 10)
      : monthOf(fold(/^\p{L}+/u.exec(name)![0]))
    const isMonth = value !== null && value >= 1 && value <= 12
    return isMonth ? [{ value, start: index, end: index + name.length }] : []
  })
  return membersOfSpans(text, places, 12)
}
