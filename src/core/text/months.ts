import { fold } from './fold.ts'

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

/** The months, 1 to 12, that a text names without a day. */
export function monthsIn(text: string): number[] {
  const whole = text.trim()
  const named = [...text.matchAll(NAMED)].flatMap(([, ahead, name, year]) =>
    ahead !== undefined || year !== undefined || name === whole ? (monthOf(fold(name!)) ?? []) : [],
  )
  const numbered = [...text.matchAll(/(?<!\d)(\d{1,2})\s?[月월](?!\s?\d)/gu)].map(([, month]) =>
    Number(month),
  )
  return [...named, ...numbered]
}
