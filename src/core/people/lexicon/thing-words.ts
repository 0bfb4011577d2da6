import { list } from './word-list.ts'

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

/** Whatever these are, they are not people. */
export const NOT_HUMAN = list(`
  spaniel terrier collie labrador poodle retriever beagle hound greyhound sheepdog puppy kitten mare stallion foal gelding
  tabby ram bull calf rooster cockerel falcon hawk llama alpaca elephant giraffe tiger gorilla dolphin whale penguin
  tortoise turtle donkey pony parrot cow pig rabbit hamster tug dredger yacht schooner dinghy
  chatbot bot robot goat dog cat horse ship ferry boat vessel trawler village town city suburb river lake
  company firm platform app tool software hotel street district album song film book novel storm hurricane
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

export const LINKS = new Set(
  "of for de del du des d’ d' la las los der für do da dos the les".split(' '),
)

/** "据花艺协会…": words that open a clause. */
export const AHEAD_OF_BODY = /^(?:据|经|受|让|请|使|将|向|被|给|因|如|跟|以及|并)(?=.{3})/u
