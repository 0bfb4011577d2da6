import { list } from './word-list.ts'

/** Ends of compounds that are roles whatever stands before them. */
export const COMPOUND_ENDING =
  /\p{L}(?:keeper|maker|holder|worker|master|wright|smith|ologist|ographer|ician|woman|person|leiter|leiterin|chef|chefin|sprecher|sprecherin|meister|meisterin|direktor|direktorin|präsident|präsidentin|minister|ministerin|trainer|trainerin|führer|führerin|lehrer|lehrerin|forscher|forscherin|händler|händlerin|vorsitzende|vorsitzender|vorsitzenden|beauftragten|leiters|forscherinnen|vorstand|wart|wartin|beauftragte|beauftragter|ärztin|arzt|inhaber|inhaberin|pfleger|pflegerin|berater|beraterin|bauer|bäuerin|retter|retterin|redakteur|redakteurin|ingenieur|ingenieurin|betreuer|betreuerin|vertreter|vertreterin|sekretär|sekretärin|rätin|ologe|ologin|planer|planerin|mann|frau|biologin|biologe)$/u

/** Nouns for who does something, by their ends; what else ends so is in the list below. */
export const SHAPES: readonly { readonly shape: RegExp; readonly others: ReadonlySet<string> }[] = [
  {
    shape: /^(?:\p{Ll}+-)*\p{Ll}{2,}(?:er|or|ist|ian|eer|ess|man|men)s?$/u,
    others: list(`
  after under over per fever former whether either neither another other rather however never ever later earlier sooner
  together number matter order offer deliver consider remember answer discover cover enter for or nor major minor prior
  honor favor honour favour further longer shorter higher lower better greater larger smaller older younger newer closer
  nearer faster harder easier winter summer september october november december paper water power tower river corner
  center centre quarter letter chapter computer printer dinner weather consider gather suffer differ prefer refer transfer
  hover linger wonder encounter register trigger foster colour color labor labour harbor harbour floor door error mirror
  motor factor sector vector tractor visitor-centre exist consist persist insist assist resist persian indian russian italian
  canadian australian egyptian brazilian ukrainian hungarian austrian norwegian belgian christian victorian roman german
  disaster blunder chamber character charter cluster counter diameter dollar feather figure finger fodder folder gender
  ginger hamper hanger helicopter hunger jumper ladder laser lather layer leather ledger lever litter liver locker lumber
  manner meter mixer monster murder newsletter offer oyster pepper pillar plaster platter pointer poster powder prayer
  proper receiver register remainder render riser river roller rubber saucer sensor server shelter shoulder shower shutter
  silver slipper soccer sphere spider stapler sticker stretcher sweater tender theater theatre thunder tiger timber toaster
  trailer transfer trouser tumbler udder utter vinegar whisper tear anger rumor rumour splendor terror horror
  mother father daughter sister brother customer router buffer parameter pointer header footer slider browser scanner
  printer charger adapter adaptor monitor calculator generator elevator refrigerator radiator ventilator detector reactor
  parser wrapper container filter tracker timer counter cooker freezer burner fewer
  cheaper warmer colder slower stronger weaker wider taller richer poorer busier heavier safer fresher
  human woman african american mexican european asian important relevant significant constant instant distant restaurant
  plant grant want pleasant elegant abundant redundant warrant covenant process access success address business press
  unless less express progress congress dress stress guess mess loss wilderness illness fitness witness-box happiness
  sicher immer wieder leider später früher weiter unter hinter oder aber außer bisher daher vorher nachher seither sauber
  teuer einer keiner unser unserer dieser jeder welcher guter großer kleiner alter wasser fenster zimmer winter sommer
  premier dernier entier hier janvier février papier quartier métier chantier atelier courrier dossier dîner goûter
  color valor mayor menor mejor peor amor taller mujer ayer poder primer tercer exterior interior superior calor sabor
  illness however moreover whenever wherever whoever whatever forever altogether mean man men
    `),
  },
  {
    // German, of women: hardly anything else ends so.
    shape: /^\p{Lu}[\p{Ll}-]{3,}(?:er|or|eur|ist|ent|ant|ekt|og|ik|at|wart|ling)in(?:nen)?$/u,
    others: list('severin kristin christin margarin florentin'),
  },
  {
    // German, of men: as the first part of an address or an apposition only.
    shape:
      /^\p{Lu}[\p{L}-]{2,}(?:macher|hüter|richter|treter|leger|halter|gärtner|schreiber|sammler|fahrer|arbeiter|geber|nehmer|träger|zeichner|spieler|läufer|springer|schwimmer|turner|werfer|kämpfer|fechter|reiter|taucher|steiger|bläser|sänger|tänzer|künstler|denker|dichter|setzer|drucker|binder|schneider|schmied|bäcker|wirt|anwalt|gehilfe|schüler|züchter|fischer|techniker|akrobat|pilot|soldat|diplomat|kandidat|stipendiat|praktikant|assistent|student|dozent|referent|korrespondent|produzent|intendant|kommandant|musikant|fabrikant|demonstrant|informant|autor|doktor|kurator|moderator|inspektor|lektor|rektor|regisseur|redakteur|ingenieur|friseur|monteur|kaufmann|steuermann|ist)$/u,
    others: list('frist mist geist twist christ durchschnitt'),
  },
  {
    // Spanish and Portuguese.
    shape: /^\p{Ll}{3,}(?:ista|ólog[oa]|ógraf[oa]|nauta|iatra|(?:[aei]d|ct|s|t)ora)s?$/u,
    others: list(`
      conquista entrevista autopista revista imprevista prevista avista cuesta carpeta mejora aurora demora señora
      computadora lavadora impresora emisora calculadora fotocopiadora editora-libro historia
    `),
  },
  {
    // French.
    shape: /^\p{Ll}{3,}(?:euse|trice|iste|logue)s?$/u,
    others: list(`
      liste piste triste existe persiste insiste consiste catalogue dialogue prologue épilogue analogue matrice cicatrice
      impératrice-née mitrailleuse perceuse tondeuse heureuse nombreuse précieuse sérieuse
    `),
  },
]
