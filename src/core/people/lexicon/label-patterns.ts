import { ORGANISATION, PERSON } from '../skeleton.ts'

export const LABEL = new RegExp(
  `(?:^|[.;|·•]\\s+|,\\s(?=\\p{Lu})|\\()[\\s*•·#>\\d.–—-]*([\\p{L}\\p{M}\\p{N}'’&/-]+(?: [\\p{L}\\p{M}\\p{N}'’&/-]+){0,5}) ?\\s?[:：]\\s*(?:(?:(?:\\p{L}{1,5}\\.? )?[${PERSON}]+|@[\\w.-]+)(?: \\([^)]*\\))?(?:,? (?:and|und|et|y|e|&) |, )(?:\\p{L}{1,5}\\.? )?){0,12}$`,
  'u',
)

/** "Group bookings", "Stage crew": a list's label only where they stand last. */
export const COLLECTIVES =
  /^(?:group|team|staff|board|council|family|committee|crew|cast|video|news|title|topic|item|talk|panel|equipo|equipe|équipe)$/u

export const AND_OTHERS = new RegExp(`^[^.:|·]*(?:[,;]|and|und|et|y|e|&) ${PERSON}`, 'u')

/** "Goals: Name 12", "Action: Name to write": not only the name stands behind the label. */
export const GOES_ON = /^ (?:\d|(?!(?:and|und|et|y|e|with|mit|avec|con|or|oder) )\p{Ll})/u

export const CONTACT = /^(?:contact|contacto|contato|kontakt|ansprechpartner|ansprechpartnerin)$/u

export const ARTICLE =
  /^(?:(?:the|an?|our|your|its|der|die|das|ihre?|unsere?|el|la|los|las|su|sus|nuestr[oa]s?|le|les|votre|vos|notre|nos) |l['’])(?=\p{L})/iu

/** Heads of a table's columns of names, which say nothing of them. */
export const NAMES_COLUMN =
  /^(?:speaker|presenter|author|lecturer|artist|performer|player|member|employee|participant|attendee|candidate|student|guest|referent|referentin|autor|ponente|orateur|intervenant|auteur)s?$/iu

export const DASH_LABEL = /(?:^|[.;:|]\s+)(\p{Lu}[^.;:|–—()\n\uE000]{1,40}) [–—-] $/u

export const BODY = new RegExp(`^\\s*${ORGANISATION}+\\s*$`, 'u')

/** "Title: Managing Director", below "Name: …". */
export const FIELD =
  /^\s*(?:(?:job )?title|position|role|occupation|profession|function|post|office|rank|cargo|puesto|ocupación|profesión|fonction|poste|profession|qualité|funktion|beruf|stellung|position|função)\s?:\s*/iu
