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
