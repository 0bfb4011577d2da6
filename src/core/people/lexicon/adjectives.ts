import { list } from './word-list.ts'

/** English adjectives and the like that stand behind their noun: "director general". */
export const ENGLISH_BEHIND = list(`
  general generals elect designate emeritus emerita laureate major minor at-large extraordinary plenipotentiary superior
  regnant presumptive apparent pro tem tempore advocate martial royal principal ordinary elsewhere together then first
  second third fourth one two three four ii iii iv only self-employed responsible charged abroad here there today too also again now alone
`)

/** Romance adjectives, by their ends; a verb hardly ever ends so. */
export const ROMANCE_BEHIND =
  /(?:[aá]n[oa]|e[ñn][oa]|[íi]n[oa]|és|esa|[ei]?al|ales|il|[íi]c[oa]|[íi]stic[oa]|ad[oa]|id[oa]|er[oa]|or|ora|iv[oa]|e[oa]|ari[oa]|ist[ae]|[aeu]nt[oa]|jefe|jefa|mayor|adjunt[oa]|electo|electa|interin[oa]|emérit[oa]|técnic[oa]|primer[oa]|segund[oa]|ais|aise|ois|oise|ien|ienne|ain|aine|ale|aux|el|elle|els|elles|if|ive|ique|aire|eur|euse|ier|ière|é|ée|és|ées|adjoint|adjointe|chef|principal|sortant|sortante|titulaire|suppléante?|invitée?|retraitée?|en|ense|enses|ês|eira|eiro|ior|iora|os|as)s?$/u

/** Those verbs of the ends above that stand behind the noun more often than an adjective. */
export const VERBS = list(
  'era espera considera recupera supera genera opera libera coopera lidera quiere ha ora mejora a está será decora',
)

/** Ranks, mostly written short, that stand ahead of a surname and are hardly a role by themselves. */
export const RANKS = list(
  'cllr cllrs councillor councillors sgt insp supt capt lt col gen cpl maj adm cmdr sen rep hon dr prof rev pc dci det cdr brig',
)
