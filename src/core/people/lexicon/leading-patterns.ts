import { ORGANISATION, PERSON } from '../skeleton.ts'

export const DETERMINER =
  /(?:^|[\s("“„«])(?:the|its|their|our|his|her|my|el|la|los|las|le|les|der|die|das|den|dem|su|sa|son|a|o|un|une|una|sein|seine|seiner|ihr|ihre|del|al|du|au|des|vom|beim|zum)\s(?=\p{L})|(?:^|[.;!?]\s)(?=\p{Lu})|[:;]\s(?=\p{L})|(?:^|[\s(«])[lL]['’](?=\p{L})|['’]s\s(?=\p{L})/giu

export const ROMANCE_ARTICLE =
  /(?:^|\s)(?:el|la|los|las|le|les|un|une|una|del|al|du|au|su|sa)\s$|l['’]$/iu

/** "Director of X and Name" are two. */
export const JOINS = /\s(?:and|or|und|oder|et|ou|y|e|o|nor|but|sondern|sino) $/u

export const CLOSED = /^(?:[’'"”»]?[,.;:!?)]|\s*$|\s(?:and|und|et|y|e)\s|\s[–—-]\s)/u

export const OWNER = new RegExp(
  `(?:${PERSON}+|${ORGANISATION}+|(?:\\p{Lu}[\\p{L}-]+ ){0,2}(?<![.!?] |^)\\p{Lu}[\\p{L}-]+)$`,
  'u',
)

export const FRONTED_POST =
  /(?:^|[.!?]\s)(?:(?:Zum|Zur) (?:neuen |ersten |zweiten |künftigen )?([^.;:,!?\uE000]{3,80}?) (?:wählt|ernannt|bestimmt|berief|bestellt|kür|macht|wurde|wird|ist|hat)\p{Ll}*|(?:Como|Comme|As|Als) ([^.;:,!?\uE000]{3,80}?) (?:fue|ha sido|a été|est|was|is|were|wurde|wird)) (?:[^.;:!?\uE000]{0,80} )?$/u
