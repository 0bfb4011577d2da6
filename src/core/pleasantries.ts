import { DENSE_SCRIPTS } from './text/dense.ts'

/** What people write around their questions, in lower case and without marks; each is a whole text. */

const either = (...alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`

const HELLO = either(
  "hi|hey|hello|hiya|yo|sup|howdy|greetings|good (?:morning|afternoon|evening|night)|what'?s up|how are you(?: doing)?(?: today)?|how'?s it going|dear",
  "hallo|hi|hey|guten (?:morgen|tag|abend)|gute nacht|wie geht'?s(?: dir| euch| ihnen)?|wie geht es (?:dir|euch|ihnen)|servus|moin(?: moin)?|grüezi|grüß (?:gott|dich|euch)|liebe",
  'bonjour|bonsoir|bonne (?:journée|soirée|nuit)|salut|ça va|coucou|comment (?:ça va|allez-vous|vas-tu)|chers?',
  'hola|buenas|buenos días|buenas (?:tardes|noches)|qué tal|cómo est(?:ás|án|á usted)|saludos',
  'olá|oi|bom dia|boa (?:tarde|noite)|tudo bem|e aí|saudações',
  'ciao|salve|buongiorno|buonasera|buonanotte|come (?:stai|va|sta)',
  'こんにち[はわ]|おはよう(?:ございます)?|こんばん[はわ]|お(?:疲れ|つかれ)様です|お元気ですか|元気ですか|はじめまして|初めまして|もしもし|やあ',
  '[你您]好[呀啊吗嗎]?|[哈嗨]喽|哈囉|嗨|(?:早上|上午|中午|下午|晚上|大家|各位|你们|你們)好[呀啊]?|早安|午安|晚安|早',
  '안녕(?:하세요|하십니까)?|여보세요|반갑습니다|반가워요?|좋은 아침(?:입니다|이에요)?',
  'مرحبا(?: بكم)?|أهلا(?: وسهلا)?|اهلا(?: وسهلا)?|السلام عليكم|صباح الخير|مساء الخير|كيف حالك(?:م)?',
  'привет(?:ик)?|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро|доброй ночи|как дела|вітаю|привіт',
)

const PRAISE = either(
  "(?:many )?thanks?(?: you)?(?: (?:(?:so|very) much|a lot|a bunch|again|anyway|everyone))?(?: in advance)?(?: for (?:the|your) (?:help|answers?|reply))?|thx|ty|tysm|cheers|ok(?:ay)?|cool|nice|great|awesome|perfect|got it|lol|(?:that'?s )?very kind|you'?re welcome",
  'bye(?: bye)?|goodbye|see (?:you|ya)(?: later)?|good bot',
  'danke(?: (?:schön|sehr|dir|euch|ihnen|nochmals?)){0,2}(?: für (?:die|deine|eure|ihre) (?:hilfe|antwort))?|(?:vielen|herzlichen|besten|tausend) dank(?: (?:dir|euch|ihnen))?|super|prima|alles klar|tschüss?|tschau|auf wiedersehen|bis (?:dann|bald|später)',
  "(?:un grand )?merci(?: (?:beaucoup|bien|infiniment|d'avance))?(?: pour (?:votre|ton|l') ?aide)?|parfait|d'accord|au revoir|à (?:bientôt|plus|demain)",
  '(?:muchas|muchísimas|mil) gracias|gracias(?: (?:de nuevo|igualmente))?(?: por (?:la|tu|su) (?:ayuda|respuesta))?|perfecto|vale|genial|adiós|hasta (?:luego|pronto|mañana)|chao',
  '(?:muito )?obrigad[oa](?: (?:mesmo|novamente))?(?: pela (?:ajuda|resposta))?|valeu|perfeito|beleza|tchau|até (?:logo|mais|amanhã|breve)',
  '(?:molte |mille )?grazie(?: (?:mille|tante|molto))?|perfetto|va bene|arrivederci|a presto',
  '(?:どうも|本当に|大変|誠に)?ありがとう(?:ございま(?:す|した))?|どうも|助かりました|了解(?:です|しました)?|(?:承知|かしこまり)(?:し)?ました|さようなら|またね|お願いします|よろしく(?:お願い(?:し|いたし|致し)ます)?',
  '(?:太|非常|十分|真的)?(?:感谢|感謝|谢谢|謝謝|多谢|多謝)(?:[你您]们?|[你您]們|大家|各位)?(?:的(?:帮助|幫助|回答|回复|回覆))?[了啦啊]?|谢啦|謝啦|好的|明白了?|知道了|辛苦了?|再[见見]|拜拜',
  '(?:정말 |대단히 )?(?:감사(?:합니다|해요|드립니다|했습니다)?|고맙습니다|고마워요?)|알겠습니다|안녕히 (?:계세요|가세요)|수고하세요',
  'شكرا(?: (?:جزيلا|لك|لكم|كثيرا)){0,2}|مع السلامة|إلى اللقاء|تمام',
  '(?:большое )?спасибо(?: (?:большое|огромное|вам|тебе|всем)){0,2}|благодарю(?: вас)?|понятно|до свидания|пока|дякую',
)

const PLEA = either(
  'sorry(?: (?:to bother you|for the (?:question|noise)))?|excuse me|entschuldig(?:ung|t|en sie)|pardon|excusez-moi|excuse-moi|désolée?|perd[óo]n|disculp[ae]n?|desculp[ae]m?|con permiso|不好意思|打[扰擾]一?下|죄송합니다|실례지만|извини(?:те)?|عفوا',
  '(?:(?:can|could|would|will) (?:someone|somebody|anyone|anybody|any of you|you|u) (?:please |pls )?|(?:please |pls )|i need (?:some )?|)(?:help|assist)(?: (?:me|us))?(?: out)?(?: (?:with|on) (?:something|this|a question|some questions))?(?: please)?',
  "(?:can|could|may) (?:i|we) (?:please |just )?ask(?: (?:you|someone|somebody|you guys))?(?: (?:something|(?:an?|some|two|three)(?: (?:quick|short|small))? questions?))?(?: here| please)?|(?:i(?:'ve| have)(?: got)?|got) (?:an?|some|two|three|a few|a couple of)(?: (?:quick|short|small))? questions?(?: please| for you)?|(?:quick|one|another|just a) question|is (?:anyone|anybody|someone|somebody) (?:here|there|around|online|awake)|(?:anyone|anybody)(?: (?:here|there|around|online|knows?))?|(?:any|some) ideas?|does (?:anyone|anybody|someone|somebody) know(?: (?:this|that|about (?:this|that)))?|is this the right (?:channel|place)(?: to ask)?|why is (?:this|it) so hard to find",
  '(?:kann|könnte|kannst|könnt|können)(?: (?:mir|uns|du|ihr|sie|hier|bitte|jemand|wer|einer)){1,4} (?:kurz )?(?:weiter)?helfen|(?:darf|kann|dürfte) ich(?: (?:euch|dich|sie|hier|mal|kurz|bitte)){0,3} (?:et)?was fragen|ich (?:habe|hätte)(?: (?:mal|da|kurz))? (?:eine|ein paar|zwei|drei|einige)(?: kurze)? fragen?|(?:kurze )?frage|ist (?:hier )?jemand (?:da|hier|online)',
  "(?:(?:est-ce que )?quelqu'un (?:peut|pourrait)|(?:peux-tu|pouvez-vous|pourriez-vous)) (?:m'|nous )aider(?: s'il vous plaît)?|(?:puis-je|je peux|est-ce que je peux)(?: vous)? (?:poser une question|demander quelque chose)|j'ai (?:une|deux|trois|quelques|des)(?: petites?)? questions?|(?:est-ce qu')?il y a quelqu'un|y a-t-il quelqu'un",
  '(?:alguien )?(?:me |nos )?(?:puedes?|podría[sn]?|pueden|podéis)(?: alguien)? ayudar(?:me|nos)?(?: por favor)?|alguien que (?:me )?(?:ayude|pueda ayudar(?:me)?)|(?:les |os |te )?puedo (?:hacer(?:les|os|te)? una pregunta|preguntar(?:les|os|te)?(?: algo| una cosa)?)|tengo (?:una|un par de|dos|tres|unas|algunas) (?:preguntas?|dudas?|consultas?)|una (?:pregunta|duda|consulta)|hay alguien(?: (?:ahí|aquí|por aquí))?',
  '(?:alguém )?(?:me )?(?:pode|poderia|podem|podes)(?: alguém)?(?: me)? ajudar(?:-me)?(?: por favor)?|posso (?:fazer(?:-vos)? uma pergunta|perguntar(?: uma coisa| algo)?)|tenho (?:uma|umas|algumas|duas|três) (?:perguntas?|dúvidas?)|uma (?:pergunta|dúvida)|(?:tem|há|está) alguém(?: (?:aí|aqui))?',
  '(?:誰|だれ|どなた)か ?(?:いますか|いらっしゃいますか|(?:助けて|教えて)(?:ください|下さい|くれませんか|くださいませんか|いただけ(?:ます|ません)か|もらえますか))|(?:少し|ちょっと)?(?:質問|お聞き|聞いて|伺って)(?:が(?:あります|ございます)|し(?:たい(?:です|ことがあります)|て(?:も)?(?:いい|よろしい|良い)ですか)|も(?:いい|よろしい|良い)ですか)|すみません(?:が)?|失礼します',
  '(?:请问|請問)?(?:(?:有人|有沒有人|有没有人|大家|你|您)?在(?:不在)?[吗嗎]?|有人[吗嗎]|有[没沒]有人)|(?:请问|請問)?(?:有人|有没有人|有沒有人|[谁誰]|[你您])?(?:能不能|可不可以|可以|能够|能夠|能)?(?:帮帮|幫幫|帮|幫)(?:个|個)?(?:我|忙)(?:一下|[个個]?忙)?[吗嗎]?|(?:我)?(?:可以|能|想)(?:请教|請教|请问|請問|问|問)(?:大家|[你您])?(?:一下|[一几幾]?[个個])?(?:问题|問題)?[吗嗎]?|(?:请问|請問)(?:一下|大家)?|(?:我)?有(?:[一几幾两兩三]?[个個]|些|点|點)?(?:问题|問題)(?:想问|想問)?',
  '(?:누가|누구|혹시)? ?(?:좀 )?(?:도와|알려) ?(?:주세요|주실 (?:수 있(?:나요|을까요|어요)|분)(?: 계신가요| 있나요)?)|질문(?:이|하나| 하나)? ?(?:있습니다|있어요|해도 (?:될까요|되나요))|(?:누구|누가) (?:계세요|있나요)|저기요|실례합니다',
  'هل (?:يمكن(?:كم|ك|ني)? |يستطيع )(?:لأحد |لأحدكم |أحد |أحدكم )?(?:مساعدتي|أن يساعدني|السؤال|أن أسأل|طرح سؤال)|(?:عندي|لدي) (?:سؤال|أسئلة)|هل من أحد(?: هنا)?|لو سمحت(?:م)?',
  '(?:(?:кто-нибудь |кто-то )?(?:может|можете|можешь)(?: кто-нибудь)?(?: мне)? помочь(?: мне)?|помогите(?: мне)?)(?: пожалуйста)?|можно (?:спросить|задать вопрос)|(?:у меня )?(?:есть |один |пара )?вопрос(?:ов|а)?|есть кто(?:-нибудь)?(?: (?:тут|здесь))?',
)

const ADDRESSED = either(
  'there|bot|all|everyone|everybody|verbatim|folks|guys|friends?|team|you all',
  'zusammen|leute|allen?|allerseits|an alle|ihr lieben|miteinander|liebe leute',
  'à (?:tous|toutes|vous)|tout le monde|tous|les amis|les gens',
  'a (?:todos|todas|ustedes)|amigos|gente|equipo|por todo',
  'pessoal|gente|galera|amig[oa]s|a tod[oa]s|a tutti|ragazzi',
  'みなさん|皆さん|皆様|大家|各位|여러분|всем|всі[мх]|ребята|друзья|جميعا|للجميع|عليكم|لكم',
)

/** Scripts without spaces may have nothing between two of them. */
const phrase = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?:${alternatives.join('|')})(?: |(?<=[${DENSE_SCRIPTS}])|$)`, 'iuy')

const THANKS = phrase(PRAISE)
const PHRASE = phrase(HELLO, PRAISE, PLEA)
const ADDRESS = phrase(ADDRESSED)
/** In UTF-16 units; whoever writes more writes something else as well. */
const LONGEST = 120

/**
 * What a text is that holds nothing but greetings, thanks and whether somebody can help; null for
 * any other. @param bare without punctuation, and with single spaces
 */
export function pleasantryOf(bare: string): 'greeting' | 'thanks' | null {
  if (bare === '' || bare.length > LONGEST) return null
  let place = 0
  while (place < bare.length) {
    // One pattern of several phrases would take a second to be compiled.
    const end = endAt(PHRASE, bare, place) ?? (place > 0 ? endAt(ADDRESS, bare, place) : null)
    if (end === null) return null
    place = end
  }
  return endAt(THANKS, bare, 0) === null ? 'greeting' : 'thanks'
}

function endAt(pattern: RegExp, text: string, place: number): number | null {
  pattern.lastIndex = place
  return pattern.test(text) ? pattern.lastIndex : null
}
