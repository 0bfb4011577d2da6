export const ADDRESS =
  /^(?:cllrs?|councillors?|sgt|insp|mrs?|ms|miss|mx|herrn?|frau|mme|mlle|madame|monsieur|sra?|señora?)$/u

/** "Kind regards,": a signature follows. */
export const CLOSING =
  /(?:regards|sincerely|faithfully|truly|wishes|cordially|respectfully|thanks|cheers|saludos|cordiales|saludo|atentamente|cordialement|salutations|grüßen|grüße|grüssen|gruß|hochachtungsvoll|abraços|atenciosamente)\p{L}{0,4},?[ \t]*\n+[ \t]*$/iu

export const THING_ENDINGS =
  /(?:stra(?:ß|ss)e|platz|schule|allee|weg|gasse|brücke|halle|haus|preis)$/u

/** German compounds that name bodies: "Bauamt", "Sportverein". */
export const BODY_ENDINGS =
  /^\p{L}{3,}(?:amt|verein|verband|werke|gesellschaft|institut|museum|klinik|zentrum|kammer|theater|bibliothek)$/u

/** "A Mr Bodnar" is somebody. */
export const FORMAL = /^ (?:Mrs?|Ms|Miss|Mx|Dr|Herr|Frau|Mme|Mlle|Sra?)\.? $/u

export const NOT_HUMAN_APPOSITION =
  /^,?(?: is| was)? (?:an?|the|our|its|their|his|her) (?<noun>[^,.;:()]{2,40})/u

export const TWO_TO_FOUR_WORDS =
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}\p{M}'’-]*){1,3}$/u

/** "Has promoted Name to …": a body is not promoted. */
export const PROMOTING =
  /\s(?:appoint|promot|nam|hir|elect|recruit|nombr|contrat|nomm|ernannt|beförder)\p{Ll}{0,6} (?:a )?$/u

export const TO_AN_OFFICE = /^ (?:to|as|zum|zur|als|como|comme) \p{L}/u

/** Roles that bodies have as well. */
export const OF_BODIES =
  /^(?:sponsor|owner|seller|buyer|producer|publisher|maker|partner|supplier|provider|operator|manufacturer|builder|rival|promoter|developer|distributor|donor|brewer|carrier|broadcaster|employer|retailer|contractor|member|éditeur|exploitant|fabricante|editor|constructor|socio|sponsorin|organiser|organizer|landlord|founder)s?$/u

/** Bodies do this, too. */
export const HIRED =
  /^(?:sponsor|owner|publisher|printer|auditor|architect|contractor|caterer|organi[sz]er|host|partner|landlord|tenant|insurer|client|supplier|distributor|producer|promoter|architecte|imprimeur|éditeur|organisateur|partenaire|organizador|patrocinador|veranstalter|drucker|architekt)s?$/u

/** Right after a label, a bracket, a bar or a time the name begins with its first word. */
export const BOUNDARY = /(?:[:：(|]|(?:^|[\s;])\d{1,2}[:.h]\d{2})\s?$/u

/** "Monitors: Name, Name and": a label, and other names. */
export const AFTER_LABEL =
  /(?:^|[.;]\s)[\s*•-]*[\p{L}\s]{2,40}\s?:\s(?:.*,\s|.*\s(?:and|y|et|und)\s)?$/u
/** An item of a list: a time, a number or nothing ahead, a mark or nothing behind. */
export const LISTED = /(?:^|;\s)[\s\d:.*•·|–—-]*$/u
export const AFTER_LISTED = /^(?:\s?[,(:|–—]|\s-\s|\s*$)/u
/** ", the town clerk": the noun. */
export const NOUN_BEHIND = /^(?:, | \()(?:an? |the )?(?:[\p{L}-]+ ){0,2}?([\p{L}-]+)/u
/** "Photographs by". */
export const CREDITED = /\s(?:by|von|par|por)\s$/u
/** After these a capitalised word is a thing's name: "the Lady Margaret". */
export const DETERMINED = /^(?:the|two|three|four|five|this|our|both)$/u
/** "The tugs Isabella and Sir Hugo": the plural ahead of names. */
export const PLURAL_AHEAD =
  /(\p{Ll}+s) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2} ?(?:, \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2} ?){0,3},? ?(?:and|und|et|y) (?:\p{L}{2,5}\.? )?$/u
/** "R. Parkinson". */
export const INITIALLED = /^(?:\p{Lu}\. ?){1,3}\p{Lu}\p{Ll}+$/u
/** Two people, taken for a firm: "S. Osbourne & H. Mason". */
export const PAIR = /^(?:\p{Lu}\. ?){1,2}\p{Lu}\p{Ll}+ (?:&|and) (?:\p{Lu}\. ?){1,2}\p{Lu}\p{Ll}+$/u
export const COUNCILLOR = /^(?:cllrs?|councillors?|sgt|insp)$/u
