import { list } from './word-list.ts'

/** Not a role: kinship, and what is only said of people. */
export const KINSHIP = list(`
  husband wife son daughter father mother brother sister sibling twin uncle aunt cousin nephew niece
  auntie aunty granny grandma grandpa nana oma opa tonton tata tatie
  grandfather grandmother grandson granddaughter grandchild parent child partner fiancé fiancée widow widower
  friend neighbour neighbor stepson stepdaughter spouse mum dad baby girl boy man woman
  mann frau sohn tochter vater mutter bruder schwester onkel tante cousine neffe nichte enkel enkelin freund freundin
  mari femme fils fille père mère frère sœur soeur oncle tante neveu nièce épouse époux compagne compagnon ami amie
  marido esposa esposo mujer hijo hija padre madre hermano hermana tío tía primo prima sobrino sobrina nieto nieta abuelo abuela amigo amiga
  filho filha pai mãe irmão irmã tio tia neto neta avô avó
`)

/** Ahead of a role, and part of it. */
export const ROLE_MODIFIERS = list(`
  former acting deputy vice chief senior junior lead head interim retired honorary assistant associate
  executive managing general principal co past incoming outgoing current then-new ex emeritus emerita
  provincial federal national regional local municipal county district state royal public private
  visiting presiding serving sitting founding leading reigning award-winning nueva nuevo nouvelle nouveau neue neuer
  first-team independent new present late founding rear lieutenant major brigadier sub field
  sous ancien ancienne vice-président stellvertretende stellvertretender ehemalige ehemaliger frühere früherer
`)

export const ARTICLES = list(`
  the a an el la los las un una unos unas lo le les l' une der die das den dem des ein eine einen einem einer
  o os um uma its his her their our my your su sus sein seine ihr ihre unser unsere son sa ses leur leurs notre
  seu sua both beide beiden tous toutes deux ambos ambas two three four five six zwei drei vier fünf dos tres cuatro cinco trois quatre cinq
`)

export const ORDINALS = list('first second third fourth fifth sixth seventh eighth ninth tenth')

/** Where a role's own noun ends and its complement begins. */
export const PREPOSITIONS = list(`
  of at for in on with to from by al aux junto under before against through between alongside like than within across into over de del du des d' da do das dos à au aux en
  dans pour por para con sur chez von vom für bei beim der des am im an zur zum und laut gemäß selon según nach
`)

/** Label words that name no role: what follows is only listed. */
export const LIST_LABELS = list(`
  from to cc bcc subject date present apologies attending attendees attended absent also guests elected attendance in for por pour für board team committee crew staff council group family vorstand equipo equipe équipe ponentes intervenants redner referenten invités sponsored firmado signé unterzeichnet reparto darsteller interview review obituary profile video watch read update news opinion dear hello hi meet about live today next previous title topic talk session cast starring credits copyright see example participants
  place time venue location phone tel email e-mail web website thanks note notes agenda item re ref
  masthead impressum podium goals goal scorers tore goles buts
  affiliation affiliations keywords tags tag category categories topics status due deadline birthday congratulations thanks-to action actions decision
  decisions resolution motion update reminder warning example monday tuesday wednesday thursday friday saturday sunday montag dienstag
  mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles
  jueves viernes sábado domingo january february march april may june july august september october november december
  members question q a answer speakers panel panellists names name signed winner winners contents
  asistentes ausentes presentes asunto lugar fecha de para présents présent présente présentes absents absente absent
  excusés excusée excusé objet lieu anwesend entschuldigt teilnehmer teilnehmende betreff ort datum an von
  abwesend gäste invitados disculpas presente ausente participantes local data assunto étaient sont ont han were are wurden sind fueron son foram
`)
