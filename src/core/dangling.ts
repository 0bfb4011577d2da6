/** What opens a sentence that leans on the one before, and what only looks like it. */
interface Openings {
  readonly leaning: RegExp
  /** Formal subjects, forms of address, words for the document itself: these lean on nothing. */
  readonly standing: RegExp
}

const NOTHING = /(?!)/u

/** Whole words of scripts with spaces; the sentence comes with its first letter in lower case. */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`^(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'u')

/** Phrases of scripts without spaces. */
const phrases = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`^(?:${alternatives.join('|')})`, 'u')

const ENGLISH: Openings = {
  leaning: words(
    'however|nevertheless|nonetheless|furthermore|moreover|instead|meanwhile|in addition|additionally',
    'also|but|and|or|nor|yet|so|then|therefore|thus|hence|consequently|accordingly|besides|otherwise',
    'if (?:so|not)(?=,)|except (?:for |on |in |at |during |when |if |as |with )?[^,.!?]{1,40}(?=[.!?)]*$)',
    'similarly|likewise|conversely|afterwards?|thereafter|subsequently|still|even so|too|again',
    '(?:for example|for instance|in other words|that said|above all|in short|in particular|in practice|indeed|in fact|in turn|in return|later|finally|at last)(?=,)',
    '(?:in|by) contrast|on the (?:other hand|contrary)|at the same time|as an? (?:result|consequence|workaround)|as such',
    '(?:until|since|before|after) then|by then|here|there(?= (?:he|she|they|it)\\b)',
    'they|them|he|she|it|him|his|her|hers|its|their|theirs|itself|himself|herself|themselves',
    'this|that|these|those|such|both|neither|either|others|another|the (?:former|latter|same|others?)',
    '(?:(?:the )?(?:first|second|last|rest|best)|some|many|most|few|several|none|all|one|two|half|each|any) of (?:them|these|those|this|it)(?= )|the rest (?:has|have|is|are|was|were|will)',
    '[^,.]{2,30}, (?:this|that) (?:is|was|means|meant|adds|makes|leaves|gives)',
    '(?:some|many|most|few|several|none|all) (?:had|have|were|are|was|is|will|would|can|could|did|do|say|said)',
    '(?:for|in|to|after|before|since|because of|despite|with|by|at|on|from|under|of|during|about|like|without|until|among) (?:this|that|these|those|them|it|him|her|such|both)',
    '(?:if|when|while|although|though|because|since|as|after|before|once|until|unless|where|whether) (?:it|they|he|she|this|these)',
    '(?:in|on|at|by|from|since|after|before|during|for|with|last|under|without|until) [\\p{Ll}\\p{N} ]{2,40},? (?:he|she|they|this|these)',
  ),
  standing: words(
    '(?:this|these) (?:document|policy|policies|release|page|guide|guidelines?|notice|agreement|terms|report|study|section|chapter|manual|handbook|article|paper|statement|version|update|edition|note|notes|letter|rules?|collection|year|month|week|morning|evening|summer|winter|spring|autumn)',
    // Where the document stands; a club or a site may be one that the sentence before names.
    '(?:(?:in|on|under|by|with|for|to|from) )?this (?:server|discord|community|bot)',
    '(?:in|under|by|with|for) this (?:document|policy|release|page|guide|notice|agreement|report|study|section|article|version)',
    'it (?:is|was|will be|has been|would be|may be|can be)(?: \\p{L}+ly| not| also)? \\p{L}+(?: for [^,.]{2,40})? (?:to|that|whether)',
    '(?:if|when|where) it is (?:possible|necessary|needed)|it (?:takes|rains|snows)',
    '(?:those|that) (?:who|with|of|wishing|wanting)|such as|so (?:far|called)|both \\p{L}+ and|here (?:is|are)',
  ),
}

const CHINESE: Openings = {
  leaning: phrases(
    '此外|另外|除此之外|与此同时|與此同時|尽管如此|儘管如此|虽然如此|雖然如此|另一方面|不然|要不然|要不是|如果不是这样|如果不是這樣|若否|如否|[^，。]{1,8}除外(?=[。！）]*$)|不过|不過|然而|但是|但(?!丁)|可是|却|卻|反之|否则|否則',
    '因此|因而|所以|于是|於是|为此|為此|对此|對此|从而|從而|而(?!立)|并且|並且|并(?!不|非|列|购)|並(?!不|非|列)|同时|同時|其中|随后|隨後|之后|之後|接着|接著|然后|然後|后来|後來',
    '例如|比如|譬如|总之|總之|可见|可見|也(?!许|許)|还(?!款|原)|還(?!款|原)|又|再(?!生)|则(?!\\p{Script=Han}{0,2}条)|則|以及|或者|甚至|毕竟|畢竟|那么|那麼|如此|相比之下|与之|與之|除此',
    '这|這|那|该(?!不该)|該(?!不該)|此(?!致)|他(?!山)|她|它|其(?!他|它|实|實|次)|两者|兩者|二者|前者|后者|後者|上述|以上|彼此|对[^，。]{1,8}[来來][说說]，[这這]',
  ),
  standing: phrases(
    '(?:[这這]|[在于於][这這])(?:个|個|份)?(?:文件|手册|手冊|指南|规定|規定|政策|报告|報告|公告|说明|說明)',
    '(?:[这這该該]|[在于於][这這该該])(?:个|個)?(?:服务器|伺服器|社区|社區|社群|机器人|機器人)',
  ),
}

const JAPANESE: Openings = {
  leaning: phrases(
    'さもなければ|さもないと|[^、。]{1,12}を除く(?=[。）]*$)|[^、。]{1,12}は除く(?=[。）]*$)|しかし|だが|ところが|ただし|なお|でも|けれど|とはいえ|また|さらに|そして|それに|加えて|そのうえ|その|それ|そこ|そう|こう|これ|ここ(?:で|に|から)|この|あの|あれ',
    '一方|そのため|このため|したがって|従って|よって|だから|つまり|すなわち|例えば|たとえば|なぜなら|同様に|同じく|同時に|次いで|続いて|やがて|彼|両者|前者|後者|同氏|同社|いずれも|どちらも',
  ),
  standing: phrases(
    'この(?:文書|規約|規則|規程|方針|ポリシー|ページ|ガイド|手引き|報告書?|バージョン|リリース)',
    'この(?:サーバー?|コミュニティー?|ボット)',
  ),
}

const SPANISH: Openings = {
  leaning: words(
    'de lo contrario|en caso contrario|si no(?=,)|si es así(?=,)|(?:excepto|salvo|menos) [^,.!?]{1,40}(?=[.!?)]*$)',
    'sin embargo|no obstante|además|asimismo|también|tampoco|pero|mas|y|e|o|pues|entonces|así|aun así|aunque (?:él|ella|ellos|ellas)',
    'por (?:eso|ello|tanto|lo tanto|esta razón|este motivo|otro lado|otra parte|el contrario|ejemplo)|en cambio|en consecuencia|de este modo|de esta forma|mientras tanto|entretanto|luego|después|más tarde|es decir|o sea',
    '(?:fue|fueron|era|eran) (?:\\p{L}+[ai]d[oa]s?|hech[oa]s?|escrit[oa]s?)',
    'él|ella|ellos|ellas|ello|eso|esto|ese|aquello|su|sus|suyo|esos?|esas?|estos?|estas?|este|esa|aquel|aquell[ao]s?|tal(?:es)?|dich[ao]s?|otr[ao]s|amb[ao]s|ningun[oa] de|algun[oa]s de (?:ellos|ellas)',
    '(?:para|con|por|en|de|tras|desde|según|durante|a|sin) (?:ello|eso|esto|ese|esa|esos|esas|este|esta|estos|estas|él|ella|ellos|ellas|dich[ao]s?)',
  ),
  standing: words(
    '(?:(?:en|de|a|para|por) )?est[ea] (?:servidor|discord|comunidad|bot)',
    '(?:est[ea]|en est[ea]) (?:documento|política|página|guía|aviso|acuerdo|informe|estudio|sección|versión|manual|artículo|año|mes|semana)',
  ),
}

const SIE_MODAL =
  'sie (?:können|könnten|müssen|dürfen|sollen|sollten|möchten|wollen|brauchen|benötigen)'
/** Polite address amid a sentence, where the capital tells it from "sie", "ihnen" and "ihr". */
const ADDRESS = /[\p{L}\p{N},;:–-]["»“)]?\s(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)(?![\p{L}\p{N}])/u
const MAY_BE_THEY = words(SIE_MODAL)

const GERMAN: Openings = {
  leaning: words(
    'andernfalls|anderenfalls|ansonsten|sonst(?! (?:noch|etwas|nichts|niemand))|(?:falls|wenn) (?:nicht|ja|nein)(?=,)|(?:außer|ausgenommen) [^,.!?]{1,40}(?=[.!?)]*$)',
    'jedoch|allerdings|dennoch|trotzdem|außerdem|zudem|ferner|überdies|darüber hinaus|daher|deshalb|deswegen|darum|somit|folglich|aber|und|oder|doch|denn|sondern|dann|danach|daraufhin|anschließend',
    'dafür|dagegen|dabei|dadurch|davon|davor|damit|dazu|daraus|daran|darauf|darin|darunter|darüber|dort|stattdessen|hingegen|dagegen|inzwischen|unterdessen|zum Beispiel|beispielsweise|so|also|auch|ebenso|zugleich|gleichzeitig|andererseits|im Gegensatz dazu',
    'er|sie|es|ihm|ihn|ihnen|ihr|ihre[nmrs]?|sein|seine[nmrs]?|dies|diese[nmrs]?|jene[nmrs]?|solche[nmrs]?|beide|letztere[rns]?|erstere[rns]?|einige davon|deren|dessen',
    '(?:das|die|der) (?:ist|war|sind|waren|hat|hatte|haben|wird|werden|wurde|wurden|kann|können|soll|sollen|muss|müssen|gilt|gelten|liegt|führt|bedeutet|betrifft|ging|kam|kommt)',
    '(?:an|in|mit|bei|nach|vor|seit|während|für|durch|zu|aus|von|wegen|trotz|unter|auf) (?:diese[nmrs]?|dem|ihm|ihr|ihnen|jene[nmrs]?)(?= \\p{Ll}|$)|(?:an|in|mit|bei|nach|vor|seit|während|für|durch|zu|aus|von|wegen|trotz|unter|auf) (?:diese[nmrs]?|jene[nmrs]?|solche[nmrs]?)',
    '(?:wenn|weil|da|als|obwohl|nachdem|bevor|sobald|ob) (?:er|sie|es|dies|diese)',
  ),
  standing: words(
    '(?:dies(?:e[srm]?)?|in dies(?:er|em)) (?:Dokument|Richtlinie|Seite|Leitfaden|Hinweis|Vereinbarung|Bericht|Studie|Abschnitt|Version|Handbuch|Artikel|Satzung|Ordnung|Jahr|Monat|Woche)',
    '(?:(?:in|auf|an|zu|von|mit|für|aus) )?dies(?:e[srmn]?) (?:Server|Servers|Discord|Discords|Community|Gemeinschaft|Bot|Bots)',
    'es (?:gibt|gab|gilt|bedarf|handelt sich|wird|werden|geht um)|es (?:ist|war|wäre) [^.]{2,60}(?:, dass| zu \\p{Ll}+)',
    // Polite address: its possessive is written with a capital.
    'sie [^.!?]*(?: Ihr(?:e[nmrs]?)?| Sie| Ihnen)',
    // What the reader may or must do; what things can be done with is said in the passive.
    `${SIE_MODAL}(?![^.!?]{0,300} (?:werden|worden|sein)(?:[,;:)]|[.!?]*$))`,
  ),
}

const FRENCH: Openings = {
  leaning: words(
    "sinon|à défaut|autrement(?=,)|dans le cas contraire|si (?:non|oui|ce n[’']est pas le cas)(?=,)|(?:sauf|excepté) [^,.!?]{1,40}(?=[.!?)]*$)",
    'cependant|toutefois|néanmoins|pourtant|en outre|de plus|par ailleurs|également|mais|et|ou|or|donc|ainsi|alors|puis|ensuite|après quoi|aussi(?= ?,)|en revanche|par contre|au contraire',
    "par conséquent|c[’']est pourquoi|de ce fait|pour cette raison|pour cela|par exemple|en effet|en fait|pendant ce temps|autrement dit|c[’'](?:est|était)",
    "ils?|elles?|cela|ça|ceci|cet?|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|son|sa|ses|leurs?|tel(?:le)?s?|d[’']autres|tous deux|toutes deux|certains d[’']entre eux|y|lui|eux",
    '(?:pour|avec|dans|à|de|après|avant|depuis|par|selon|malgré|pendant|durant|sans|sur) (?:cela|ceci|cet?|cette|ces|lui|elle|eux|elles)',
    "(?:s[’'](?:il|ils)|(?:lorsqu|quand |puisqu|parce qu|bien qu)[’']?(?:ils?|elles?))",
  ),
  standing: words(
    '(?:(?:dans|sur|avec|par|pour|de|à) )?(?:ce|cet|cette) (?:serveur|discord|communauté|bot)',
    '(?:dans |avec |par )?(?:ce|cet|cette) (?:document|politique|page|guide|avis|accord|rapport|étude|section|version|manuel|article|règlement|année|mois|semaine)',
    "il (?:faut|faudra|y a|y avait|y aura|s[’']agit|convient|suffit|existe|reste|manque|pleut)|s[’']il y a|s[’']il vous|il (?:est|était|sera) \\p{L}+ (?:de|d[’'][\\p{L}]+|que|qu[’'][\\p{L}]+)",
  ),
}

const PORTUGUESE: Openings = {
  leaning: words(
    'caso contrário|do contrário|senão|se não(?=,)|se sim(?=,)|(?:exceto|salvo|menos) [^,.!?]{1,40}(?=[.!?)]*$)',
    'no entanto|contudo|porém|todavia|além disso|também|mas|e|ou|pois|então|assim|por (?:isso|isto|tanto|outro lado|exemplo|essa razão|esse motivo)|portanto|ou seja|em vez disso|enquanto isso|entretanto|depois|em seguida|mesmo assim',
    'eles?|elas?|isso|isto|aquilo|ess[ea]s?|est[ea]s?|aquel[ea]s?|seus?|suas?|tal|tais|outr[oa]s|amb[oa]s|del[ea]s?|nel[ea]s?|nisso|disso|nest[ea]s?|ness[ea]s?|dest[ea]s?|dess[ea]s?',
    '(?:para|com|por|em|de|após|desde|sem|durante|a) (?:isso|isto|el[ea]s?|ess[ea]s?|est[ea]s?)',
  ),
  standing: words(
    '(?:[nd]?est[ea]) (?:servidor|discord|comunidade|bot)',
    '(?:n?est[ea]) (?:documento|política|página|guia|aviso|acordo|relatório|estudo|seção|versão|manual|artigo|ano|mês|semana)',
  ),
}

const OPENINGS: Readonly<Record<string, Openings>> = {
  en: ENGLISH,
  zh: CHINESE,
  ja: JAPANESE,
  es: SPANISH,
  de: GERMAN,
  fr: FRENCH,
  pt: PORTUGUESE,
}

/** Quotation marks, brackets, bullets and the like ahead of the first word. */
const LEAD = /^[^\p{L}\p{N}]+/u

/** Scripts tell more than a tag: a Chinese sentence may stand in an English document. */
const languageOf = (opening: string, language: string): string => {
  if (/^[^\p{Script=Latin}]*[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(opening)) return 'ja'
  if (/^\p{Script=Han}/u.test(opening)) return language.startsWith('ja') ? 'ja' : 'zh'
  return language.split('-', 1)[0]?.toLowerCase() ?? 'und'
}

/**
 * Whether a sentence opens with a pronoun or a connective that only the sentence before resolves.
 * Knows en, zh, ja, es, de, fr, pt; a sentence of any other language never counts as dangling.
 * @param language ISO 639-1, or `und`.
 * @param before the sentence before it in its paragraph; empty where there is none, or it is not known.
 */
export function opensDangling(sentence: string, language: string, before = ''): boolean {
  const bare = sentence.replace(LEAD, '')
  const opening = bare.slice(0, 1).toLowerCase() + bare.slice(1)
  const openings = OPENINGS[languageOf(opening, language)]
  const { leaning, standing } = openings ?? { leaning: NOTHING, standing: NOTHING }
  if (!leaning.test(opening)) return false
  return !standing.test(opening) || (openings === GERMAN && meansThey(sentence, opening, before))
}

/** "Gäste sind willkommen. Sie müssen zahlen.": whoever is addressed is addressed before, or in it. */
const meansThey = (sentence: string, opening: string, before: string): boolean =>
  before !== '' && MAY_BE_THEY.test(opening) && !ADDRESS.test(before) && !ADDRESS.test(sentence)
