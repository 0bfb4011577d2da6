import { list } from './word-list.ts'

/** Of the words above, those that people are called as well. */
export const ALSO_NAMES: ReadonlySet<string> = new Set(
  'garden close pool row arms wing grant park may april june august march bank hall lake lane church day house city north south temple ferry bar bell cup works law bay abbey brooks rail drive mount welcome christmas easter'.split(
    ' ',
  ),
)

export const POST_NOMINALS: ReadonlySet<string> = new Set(
  'kc qc mp mep msp mbe obe cbe kbe dbe phd dphil edd md esq rn cpa cfa frs fba frse frcs frsa dds ma msc bsc mphil ba llb llm mba sj osb op ofm mc dso dfc cvo lvo mvo qpm jp dl am ao oam onzm riba meng beng ceng'.split(
    ' ',
  ),
)

/** Polite and academic titles: part of no name and no role. */
export const POLITE = list(`
  mr mrs ms miss mx dr drs doc prof professor professors sir dame madam madame lady lord sister brother
  father mother reverend rev revd fr st hon honourable honorable alhaji alhaja hajj haji sheikh sheikha
  messrs phd ing dipl
  herr frau herrn fräulein doktor doktorin professorin mag hofrat
  aunt auntie aunty uncle granny grandma grandpa nana onkel tante oma opa tonton tata tatie
  m mm mme mmes mlle monsieur messieurs maître me docteur docteure pr pre professeure dre
  don doña dn dña sr sra srta sres señor señora señorita d dª doctor doctora profesor profesora lic
  seu dona senhor senhora doutor doutora professora engº
`)

/** Stand inside a name in lower case. */
export const PARTICLES = list(`
  de del della dei degli di da do dos das du des d' de' la le las los l' van von vom zu zum zur den der
  ter ten te tot op 't 's bin bint ibn ben ould wa al el abu af av til i y e ap ab mac an na ní ua ó zur
  und-zu of-the freiherr freifrau graf gräfin
`)

/** Particles that open a surname at a sentence's beginning; others of them are given names as well. */
export const SURNAME_OPENINGS = list(
  'de del della dei di do dos du des la le von vom van ter ten te den der ní ó mac bin binti al',
)

export const SUFFIXES = list('jr sr ii iii iv v vi junior senior esq fils père filho neto')

/** Words that make a run of capitalised words a body, a place, a thing: never a person. */
export const NOT_PERSON = list(`
  inc ltd llc llp plc corp corporation company co gmbh ag kg sa sl sarl spa bv nv holdings holding group
  trust foundation fund institute institut instituto university université universität universidad college
  school academy academia hospital clinic museum musée museo gallery theatre theater théâtre teatro library
  biblioteca bank banco society association asociación union council committee commission ministry ministerio
  ministère department departamento office agency agence agencia bureau authority board party club united
  city fc press times courier gazette herald journal news radio church cathedral abbey temple mosque
  mining shipping textiles energy airlines motors batteries solar dairy farms bakery brewery books media records audio
  robotics genomics analytics logistics maritime software publishing publicity ventures estates hotels tours cooling
  lumber insurance savings ferries cables instruments pharma biotech semiconductor semiconductors networks telecom
  broadcasting films pictures productions entertainment games furniture interiors properties consulting advisory
  rovers wanderers athletic memorial general
  laboratory laboratories labs lab works foods airlines airways rail railway railways systems solutions
  technologies partners associates brothers team orchestra choir band festival atelier studio studios estudio collective congress parliament senate
  court league federation federación alliance network initiative project programme program
  street road avenue lane drive square bridge park hall house tower station airport port harbour harbor
  river lake mount mountain island islands bay beach bridge valley county district province north south
  gardens garden tunnel row terrace crescent close mews quay pier dock wharf arms tavern building centre center wing room
  cinema stadium arena pool viaduct canal reservoir cemetery playground
  rue avenue boulevard place quai pont calle plaza avenida paseo puente straße strasse platz allee weg brücke
  hermanos frères gebrüder söhne sons fils
  schule hochschule verein stiftung brauerei gesellschaft amt landratsamt
  prize award medal cup trophy scholarship fellowship grant day week act law test scale
  premio prix preis café hotel restaurant inn bar ship ferry mv hms ss uss
  january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday christmas easter
  agenda minutes report policy welcome election officers business apologies present subject
  photo photos photograph photographs image source media contact author authors firma firm société empresa compañía entreprise
`)

/** After these a capitalised name names a thing, an animal or a place. */
export const THING_BEFORE = list(`
  firm ship ferry boat vessel schooner trawler yacht tug barge steamer submarine frigate lifeboat street road
  goat dog cat horse pony parrot donkey cow pig hamster rabbit tortoise storm hurricane typhoon cyclone
  robot chatbot bot assistant train locomotive aircraft satellite rover bateau navire voilier rue place
  quai pont avenue boulevard calle plaza avenida paseo puente barco buque premio prix preis schiff boot fähre
  straße strasse platz navio rua praça tempête ouragan sturm tormenta huracán chien chat hund katze perro gato
  medal prize award model platform brand
  dredger tug lugger ketch sloop cutter catamaran icebreaker tanker freighter liner hovercraft destroyer cruiser brig
  goélette cargo péniche chalutier caravelle goleta velero pesquero crucero remolcador fragata schoner kutter dampfer
  segler frachter barkasse trio quartett quartet quatuor cuarteto
  clipper corvette steamboat whaler dhow paddle-steamer minesweeper
  empresa compañía entreprise société firma bodega editorial constructora
`)

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

/** Whatever these are, they are not people. */
export const NOT_HUMAN = list(`
  spaniel terrier collie labrador poodle retriever beagle hound greyhound sheepdog puppy kitten mare stallion foal gelding
  tabby ram bull calf rooster cockerel falcon hawk llama alpaca elephant giraffe tiger gorilla dolphin whale penguin
  tortoise turtle donkey pony parrot cow pig rabbit hamster tug dredger yacht schooner dinghy
  chatbot bot robot goat dog cat horse ship ferry boat vessel trawler village town city suburb river lake
  company firm platform app tool software hotel street district album song film book novel storm hurricane
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
  seu sua both beide beiden tous toutes deux ambos ambas
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

/** Words by which a capitalised name shows that it names a body of people. */
export const ORGANISATION_WORDS = list(`
  inc ltd llc llp plc corp corporation company gmbh ag holdings group trust foundation fund institute institut
  instituto university université universität universidad college school academy hospital clinic museum musée
  museo gallery theatre theater théâtre teatro library biblioteca bank society association asociación union council
  committee commission ministry ministerio ministère department office agency agence agencia bureau authority
  board party club united press times courier gazette herald journal news church cathedral abbey observatory
  laboratory laboratories labs foods airlines rail railways systems solutions technologies partners associates
  orchestra choir congress parliament senate federation alliance network hochschule verein vereins schule stiftung
  brauerei gesellschaft amt fundación fondation hospice charity atelier studio studios estudio collective cooperative co-op coalition guild league team
`)
