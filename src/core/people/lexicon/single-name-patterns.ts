/** Only somebody has an age or speaks: "Washington, 31, grew up", also where a place has that name. */
export const ACTS =
  /^(?:, \d{1,3}, |,? (?:said|says|told|added|asked|replied|explained|dijo|sagte)(?!\p{L}))/u

export const VERB =
  /^ (?:also |then |later |now )?(?:\p{Ll}{2,}ed|\p{Ll}{2,}[^\Ws]s|has|had|was|is|will|would|can|could|found|made|took|gave|went|came|won|led|left|grew|began|spoke|wrote|kept|held|met|says|told|plans|lives|works|teaches|runs|leads|hat|ist|war|wird|es|fue|ha|a|est)(?!\p{L})/u

/** Names that are words of other kinds as often. */
export const COMMON = new Set(
  'will rose hope grace mark bill rob pat sue faith joy penny dawn summer amber ruby pearl ivy iris jack art drew guy flora charity violet olive hazel heather jasmine daisy sunny sky star stone rock brook field wood woods rivers waters'.split(
    ' ',
  ),
)

export const LABEL = /[\p{L}] ?: $/u

export const SPEECH =
  /^["”»]?,? (?:said|says|told|tells|asked|asks|wrote|replied|added|adds|explains|explained|laughed|smiled|sagte|sagt|dijo|dice|dit)(?!\p{L})/u

export const SPEECH_AHEAD =
  /(?:said|says|asked|replied|added|adds|wrote|dijo|sagte|dit|I['’]m|I am|name is|called|named|[Cc]all|[Aa]sk|[Rr]ing|[Tt]ell|[Ee]mail|[Cc]ontact|[Tt]hank|[Tt]hanks to|thanks go to|[Dd]ear|[Hh]i|[Hh]ello) $/u

const AND = '(?:and|und|et|y|e|&)'

const FULL_NAME = "\\p{Lu}[\\p{L}\\p{M}'’-]+ \\p{Lu}[\\p{L}\\p{M}'’-]+"

export const BEFORE_FULL = new RegExp(`^(?:, \\p{Lu}\\p{L}+)* ${AND} ${FULL_NAME}`, 'u')

export const AFTER_KIN = /(\p{L}+),? $/u

export const SPEAKS =
  /^["”»]?,? (?:also |then |later |nevertheless )?(?:said|says|told|added|adds|stressed|stated|noted|announced|explained|argued|warned|promised|called|wrote|asked|insisted|presided|addressed|opened|led|founded|won|plans|dijo|aseguró|explicó|pidió|anunció|sagte|erklärte|betonte|forderte|a (?:dit|déclaré|annoncé|expliqué)|dit|explique)(?!\p{L})|^(?:说|表示|指出|强调|認為|认为|說|強調|宣布|介绍|介紹|要求|补充|補充|提出)/u
