const NAMES: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'enero', 'janvier', 'janeiro', 'gennaio', 'januari', 'jänner'],
  ['feb', 'february', 'februar', 'febrero', 'fevrier', 'fevereiro', 'febbraio', 'februari'],
  ['mar', 'march', 'marz', 'marzo', 'mars', 'marco', 'maart', 'mrz'],
  ['apr', 'april', 'abril', 'avril', 'aprile', 'abr'],
  ['may', 'mai', 'mayo', 'maio', 'maggio', 'mei'],
  ['jun', 'june', 'juni', 'junio', 'juin', 'junho', 'giugno'],
  ['jul', 'july', 'juli', 'julio', 'juillet', 'julho', 'luglio'],
  ['aug', 'august', 'agosto', 'aout', 'augustus', 'ago'],
  ['sep', 'sept', 'september', 'septiembre', 'septembre', 'setembro', 'settembre'],
  ['oct', 'october', 'oktober', 'octubre', 'octobre', 'outubro', 'ottobre', 'okt'],
  ['nov', 'november', 'noviembre', 'novembre', 'novembro'],
  ['dec', 'december', 'dezember', 'diciembre', 'decembre', 'dezembro', 'dicembre', 'dez', 'dic'],
]

const BY_NAME = new Map(
  NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** 1 to 12 for the folded name of a month in one of eight languages, abbreviated or not; else null. */
export const monthOf = (folded: string): number | null => BY_NAME.get(folded) ?? null
