export const COPULA =
  /^(?: \([^)]*\))?,?(?: who| quien| que| qui)?(?: has been| had been| is| was| became| becomes| remains| will be| would be| will become| is to become| has served as| had served as| serves as| served as| works as| worked as| acts as| acted as| is now| is currently| was then| to become| to be| ist| war| wird| wurde| bleibt| est| était| devient| reste| demeure| cesse d['’]être| a cessé d['’]être| es| fue| fuera| era| será| dejará de ser| dejó de ser| deja de ser| sigue siendo| é| foi)(?: until \p{L}+ \p{L}+| for \p{L}+ years| since \d{4})? (?=\p{L})/u

export const APPOINTED =
  /^(?: \([^)]*\))?,?(?: who)?(?: has been| had been| is| was| were| will be| wurde| wird| a été| est| fue| ha sido| foi)?(?: newly| recently| unanimously)? (?:appointed|elected|named|promoted to|re-elected|chosen|made|sworn in|nommée?|élue?|nombrad[oa]|elegid[oa]|design[eé]e?|designad[oa]|zum|zur)(?: as| to be| zum| zur| als| comme)? (?=\p{L})/u

export const TO_A_BODY =
  /^,?(?: who)?(?:(?: has been| had been| is| was| were| will be) (?:appointed|elected|named|promoted|hired|brought in|signed|recruited)(?: to| by| at)? [^.;:,]{2,70}?| (?:appointed|elected|named|promoted|hired|brought in|signed|recruited)(?: to| by| at)? [^.;:,\uE000]{2,70}?) as (?=\p{L})/u

export const ACTS =
  /^, (?:acting|serving|speaking|writing|appearing|working|then serving) as (?=\p{L})/u

/** "Name works at X as role", "arbeitet als", "trabaja como". */
export const VERB_AS =
  /^(?: \p{Ll}+ (?:[^.;:,\uE000]{0,40} )?| )(?:as|als|como|comme|en tant que) (?=\p{L})/u

export const TAKES =
  /^(?: \([^)]*\))?(?: will|,? who)?(?: has| have| had)? (?:succeeds|succeeded|replaces|replaced|follows|followed|joins|joined|takes over|took over|serves|served|works|worked|retires|retired|resigned|resigns|steps down|stepped down|stood down|quit|quits|stands down|stood down|returns|returned|continues|continued|acts|acted|starts|started|begins|began|left|sucede a|remplace|succède à|folgt auf)(?:[^.;:,]|, ?(?=\uE000)|(?<=\uE000),(?! ?\uE000)){0,80}? (?:as|als|comme|como) (?=\p{L})/u

/** A further predicate of the subject: "Name is X and is also a trustee of Org". */
export const COORDINATED =
  /^(?!['’]s)[^.;:!?\uE000\n]{0,160}? (?:and|und|y|et|e) (?:is|was|has been|became|serves as|served as|ist|war|wurde|es|fue|est|était|é|foi) (?:also |now |later |formerly |currently |auch |zudem |también |aussi |também )?(?=\p{L})/u

export const MOVED =
  /^(?: \([^)]*\))?,?(?: who)?(?: has been| had been| is| was| were| will be| has| had| will)?(?: newly| recently| now)? (?:promoted|moved|moves?|risen|rises?|rose|switched|switches|advanced|advances|went|goes) (?=from )/u

/** "Takes up the post of role", "asumirá el cargo de role". */
export const POST =
  /^(?:,? who|,)? [^.;:,\uE000]{3,40} (?:post|role|job|position|office|title|seat|puesto|cargo|poste|Amt|Posten) (?:of|as|de|d['’]|des|der|als) ?(?=\p{L})/u

export const APPOINTING =
  /(?:appoint|elect|nam|promot|hir|choos|mak|nominat|re-?elect|welcom|install|vot|crown|declar|confirm|pick|select|designat|engag|recruit)(?:s|es|ed|e|ing)?$|(?:made|chose|chosen|ernannt|ernennt|wählt|wählte|nomme|nommé|nommée|élu|nombra|nombró|nombrado|designado|elegido|contratado|fichado|nominado|désigné|promu|engagé|recruté|désigne|promeut|eligió|elige|nomeou)(?: a)?$/iu

/** "hired former engineer Name as role". */
export const APPOINTING_FAR =
  /(?<!\p{L})(?:appoint|elect|nam|promot|hir|nominat|re-?elect|welcom|install|recruit|unveil|sign)(?:s|es|ed|e|ing)? [^.;:,\uE000]{2,80}$/iu

/** "If Name becomes chair", "Laut Name ist der Direktor krank": not said of the name, or not as a fact. */
export const UNSURE =
  /(?:^|[\s"“„«])(?:if|unless|whether|should|had|were|could|would|may|might|wenn|falls|ob|sollte|laut|nach|für|bei|mit|von|wie|als|si|sea|fuera|quand|selon|pour|según|para|con|como|comme) $/iu

/** "Nobody has been appointed to succeed Name as chaplain". */
export const NOT_YET =
  /(?:^|\s)(?:nobody|no one|never|not|refused to|declined to|failed to|nicht|niemand|kein|nadie|no|nunca|personne|jamais) (?:[\p{L}]+ ){0,6}\p{L}+$|\sto (?:succeed|replace|follow)$/iu
