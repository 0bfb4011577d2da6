/**
 * How sure a line is page furniture. `weak`: only where no text follows that it could head.
 * `credit`: names who took a picture, edited the text or answers the press.
 */
export type Furniture = 'strong' | 'credit' | 'weak' | 'none'

const anyOf = (...phrases: string[]): string => `(?:${phrases.join('|')})`

/** Buttons, menus and link lists of web pages: the whole line, or one field of a menu. */
const BUTTON = anyOf(
  // en
  'leave a (?:reply|comment)|(?:related|similar|recommended|more|latest|popular) (?:articles?|posts?|stories|news|content|links?|reading)',
  'back to (?:the )?top(?: button)?|(?:share|tweet|e-?mail|print) (?:this|it)(?: (?:article|post|page|story|news))?(?: (?:on|via|with) .{1,60})?',
  '(?:share|follow us|like us) on .{1,60}|(?:previous|next|older|newer) (?:article|post|story|page)s?|read more|continue reading|skip to (?:main )?content',
  'cookie (?:settings|policy|preferences|notice)|privacy (?:policy|settings)|terms (?:of (?:use|service)|(?:and|&) conditions)|manage (?:cookies|consent)',
  'subscribe(?: (?:now|to .{1,40}))?|sign up(?: (?:for|to) .{1,60})?|advertisement|sponsored(?: content)?|no comments(?: yet)?|\\d+ comments?|toggle navigation',
  'for immediate release|press release|post a comment|add a comment|log in to (?:reply|comment)|view all posts(?: by .{1,40})?|report (?:this )?ad',
  // zh
  '(?:分享|转发|轉發)(?:到|至|本文|本頁|本页)?(?:[：:].{0,40})?|(?:返回|回到|回)(?:页首|頁首|顶部|頂部|首页|首頁|列表|.{1,6}列表|上一页|上一頁)|(?:打印|列印)(?:本页|本頁|本文)?',
  '(?:点击|點擊)?(?:查看|阅读|閱讀)(?:更多|全文|原文|详情|詳情)|发表评论|發表評論|相关(?:文章|推荐|新闻|链接)|相關(?:文章|推薦|新聞|連結)|关闭窗口|關閉視窗|加入收藏|訂閱電子報.{0,20}|广告|廣告|新闻稿|新聞稿',
  // es, pt
  'compart(?:ir|e|ilhar|ilhe)(?: (?:en|este|esta|em|no) .{1,40})?|partilhar(?: .{1,40})?|imprimir|dej[ae] (?:un|una) (?:comentario|respuesta)|deixe (?:um comentário|uma resposta)',
  '(?:artículos|noticias|artigos|notícias|posts) relacionad[oa]s|volver (?:arriba|al inicio|a .{1,20})|voltar ao (?:topo|início)|(?:le[ea]r|leia|ver|saiba) (?:más|mais)',
  'pol[ií]tica de (?:cookies|privacidad|privacidade)|aviso legal|términos de uso|termos de uso|suscr[ií]bete.{0,40}|publicidade?|publicidad|nota de (?:prensa|imprensa)|comunicado de (?:prensa|imprensa)',
  // de
  '(?:seite |artikel |beitrag )?(?:teilen|drucken)|(?:zurück )?nach oben|zurück zur (?:übersicht|startseite)|kommentar (?:schreiben|hinterlassen|verfassen)|(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen)',
  'das könnte (?:sie|dich) auch interessieren|cookie-einstellungen|datenschutz(?:erklärung|hinweise)?|impressum|newsletter abonnieren|weiterlesen|mehr erfahren|anzeige|pressemitteilung|zur sofortigen veröffentlichung',
  // fr
  'partager(?: (?:cet article|cette page|sur .{1,40}))?|imprimer|retour (?:aux? .{1,20}|à .{1,20}|en haut.{0,20})|laisser un commentaire|articles? (?:similaires|connexes|liés)|haut de page',
  "mentions légales|politique de confidentialité|gestion des cookies|s[’']abonner.{0,40}|lire la suite|en savoir plus|publicité|communiqué de presse",
  // ja
  '(?:この記事を)?シェア(?:する)?|印刷(?:する)?|コメントを残す|関連記事|(?:ページ)?(?:トップ|先頭)(?:へ|に)戻る|ページトップへ|プライバシーポリシー|利用規約|続きを読む|もっと見る|前の記事|次の記事|前へ|次へ|プレスリリース',
)

/** Lines that begin so are furniture whatever follows, as long as they are one short line. */
const OPENING = anyOf(
  'cision view original content|view original content|cision\\b.{0,40}https?:',
  'you (?:might|may) also like|see also:|tags?: |filed under|posted in |categor(?:y|ies): ',
  '(?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|上一篇|下一篇|版权声明|版權聲明)\\s*[:：]',
  '(?:欢迎|歡迎|请|請)?(?:扫描|掃描|扫一扫|掃一掃).{0,12}(?:二维码|QR|關注|关注)',
  '更多(?:报道|報導|新闻|新聞)请?請?见?見?',
  '(?:©|\\(c\\)|copyright\\b).{0,80}\\d{4}|(?:©|copyright ©)',
)

/** Lines that name a person nobody asks about, or somebody does. */
const CREDIT = anyOf(
  '(?:photo|image|picture|video|logo|foto|bild|photographie|vidéo|imagen|imagem)(?:s|credit)?(?: (?:credit|by|courtesy of)\\b| ?[:–—-] ?)',
  '(?:crédit photo|photo credit|bildnachweis|crédito de la foto|摄影|攝影|图片来源|圖片來源|写真|撮影|图源)s?\\s*[:：/／]',
  '(?:media|press|investor)(?: relations)?(?: and \\w+)? (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)\\b.{0,20}[:：]',
  '(?:contacto (?:de|para la) prensa|contato (?:de|para a) imprensa|contact presse|pressekontakt|媒体联系|媒體聯絡|新闻联系人|報道関係)',
  '(?:责任编辑|責任編輯|编辑|編輯|校对|校對|审核)\\s*[:：]',
)

/** Only without a verb: "SOURCE Ministry of …", never "Source code is …". */
const SOURCE =
  /^(?:(?:SOURCE|FUENTE|QUELLE|FONTE)\s+\p{Lu}|(?:source|fuente|quelle|fonte|来源|來源|出典|出所)\s?[:：]\s?)[^.。!?]{1,70}$/u
const SOURCE_LABEL = /^(?:Source|Fuente|Quelle|Fonte) ?: /

const WEAK = new RegExp(
  `^${anyOf('authors?|menu|search|home|print|share|tweet|login|log in|tags|comments?|loading|close|autor(?:a|in)?|auteur|作者|搜索|首页|首頁|收藏|评论|評論|startseite|suche|inicio|buscar|accueil|rechercher|ホーム|検索|コメント')}$`,
  'iu',
)
const WHOLE = new RegExp(`^${BUTTON}[:：]?$`, 'iu')
const BEGINS = new RegExp(`^${OPENING}`, 'iu')
const CREDITS = new RegExp(`^${CREDIT}`, 'iu')
const LINK = /https?:|www\./i
const RIGHTS =
  /^(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|未经许可不得转载)[.。]?$/iu
const SEPARATOR = /\s+[|｜·•»／]\s+|\s{3,}|\u3000+/u
const LONGEST = 240

const stripMarks = (line: string): string => line.replace(/^[#>*\s[(【]+|[\s*\])】]+$/g, '')

const isMenu = (line: string): boolean => {
  const fields = line.split(SEPARATOR).map(stripMarks)
  return (
    fields.length > 1 &&
    fields.every((field) => field.length <= 60) &&
    fields.some((field) => WHOLE.test(field) || BEGINS.test(field))
  )
}

const isSource = (line: string): boolean =>
  (SOURCE.test(line) || (SOURCE_LABEL.test(line) && line.length <= 80)) && !/\d{4}/.test(line)

/** An opening followed by a whole paragraph is a text about photographs, not a caption. */
const isShort = (line: string): boolean =>
  line.length <= LONGEST && (line.match(/[.!?](?=\s+\p{Lu})|[。！？]/gu)?.length ?? 0) < 2

/** Judges one line, without white space at its ends. */
export function furniture(line: string): Furniture {
  if (line.length > LONGEST) return 'none'
  const plain = stripMarks(line)
  if (WHOLE.test(plain) || RIGHTS.test(plain) || isMenu(plain) || isSource(plain)) return 'strong'
  if (BEGINS.test(plain) && isShort(plain)) return 'strong'
  if (CREDITS.test(plain) && isShort(plain)) return LINK.test(plain) ? 'strong' : 'credit'
  return WEAK.test(plain) ? 'weak' : 'none'
}
