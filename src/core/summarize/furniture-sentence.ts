/** Contact details: whoever reads a summary does not want them. */
const CONTACT =
  /https?:|www\.|[\w.+-]+@[\w-]+\.\w|(?<![\p{L}\d])[\w-]+\.(?:com|org|net|example|io|de|fr|es|cn|tw|uk)(?![\p{L}\d])|(?:tel|telefon|teléfono|téléphone|phone|fax|电话|電話|热线|熱線|專線)\.?\s?[:：]?\s?[+(]?\d|(?<!\d)0\d{2,4}[ -]\d{3,}/iu

const openings = (...phrases: readonly string[]): RegExp =>
  new RegExp(`^(?:${phrases.join('|')})`, 'iu')

const OPENINGS = openings(
  // en
  '(?:for|to (?:get|find|learn)) (?:more|further) (?:information|details)|to learn more|learn more|for help|for the avoidance of doubt|for media|follow (?:us|the|@)|sign up|subscribe|read more|share this|like and|star us',
  'thank(?:s| you)(?: you)? (?:for|to)|we (?:are sorry|apologi[sz]e|welcome your|hope (?:you|this|to))|write to|contact(?::| us| the)|questions\\?|was this|did you|please (?:credit|contact|read|share|see|note that|visit|recycle|consider)',
  'see also|you may also|all rights reserved|copyright|©|last (?:updated|reviewed|modified)|document (?:number|no)|printed copies|calls may|pictures|photos?(?:graphs?)?(?::| by| of the)|images? (?:are|courtesy)|advertisement|sponsored|interviews',
  '(?:media|press|investor|public) (?:contacts?|relations|enquiries|inquiries|office)|forward-looking|actual results|this (?:press )?release (?:may contain|contains)|past performance|terms (?:and conditions )?apply|registered (?:office|in)|by [A-Z][\\w’-]+(?: [A-Z][\\w’-]+){1,3}[,.]?',
  // zh
  '版[权權]|未[经經]|[转轉][载載]|[欢歡]迎(?:[扫掃]|[关關]注|[给給]|[订訂])|如果[您你]喜[欢歡]|感[谢謝](?:[您你]|大家|各位)|[订訂][阅閱]|[关關]注(?:我|本)|扫[码描]|客服|咨[询詢]|投[诉訴]|[联聯][系絡络](?:人|方式|[电電][话話])|[邮郵]箱|文件[编編][号號]|密[级級]|打印件|附件|更多(?:[报報][道導]|信息|[资資][讯訊])|本文[图圖]|[图圖]片|[讀读]者服[務务]|[记記]者.{2,8}[／/]|[（(]?本[报報](?:[记記]者|[讯訊])',
  // es, pt
  '(?:para )?(?:más|mais) informaci?[óoõ](?:n|es)|contacto|contato|se ruega|nota de prensa|s[ií]g(?:anos|uenos)|siga-nos|suscr[ií]b|inscreva|todos los derechos|todos os direitos|foto(?:graf[ií]a)?s?:|gracias por|obrigado por',
  // de
  'pressemitteilung|sperrfrist|ansprechpartner|abdruck|weitere informationen|(?:mehr|nähere) informationen|folgen sie|kontakt|alle rechte|bildmaterial|fotos?:|vielen dank|danke|rückfragen|stand:',
  // fr
  'pour (?:plus|en savoir|tout)|contacts? presse|contact ?:|suivez|abonnez|tous droits|photos? ?:|merci|crédits?|communiqué de presse',
  // ja
  'お問い合わせ|詳しくは|無断転載|購読|フォロー',
)

const ANYWHERE =
  /\b(?:all rights reserved|is a trading name of|registered trademark|follow us|our newsletter|undertakes? no obligation|beleg erbeten|abdruck honorarfrei|letters from readers|available on request|by e-?mail to)\b|请勿转载|請勿轉載|不得转载|不得轉載|公众号|二维码|五星好评|電子報|有限公司版权/iu

/** "Status: resolved.", "Version 3.": particulars, not statements. */
const PARTICULAR =
  /^(?:\p{Lu}[\p{L}\p{M}’' /-]{1,28}: .{1,60}|(?:version|fassung|versión) [\d.]+\.?|[^。，]{1,10}[：:][^。，]{1,24}[。]?)$/u

/** Whether a sentence tells readers about the page rather than anything: contacts, rights, thanks, particulars. */
export function isFurnitureSentence(sentence: string): boolean {
  const plain = sentence.replace(/^[\s*#>•·–—-]+/u, '')
  return (
    CONTACT.test(plain) || OPENINGS.test(plain) || ANYWHERE.test(plain) || PARTICULAR.test(plain)
  )
}

const APART =
  /^(?:about(?: the)? \p{Lu}|about us|über (?:uns|die|das|den)|sobre (?:el|la|los|nosotros|o|a|nós)|acerca de|à propos|关于|關於|notes? (?:to|for) editors|notes aux rédact|contacts?|kontakt|contacto|contato|disclaimer|legal notice|safe harbou?r|forward-looking|press contact|media contact|boilerplate|acknowledge?ments|related|see also|references|版权|版權|联系|聯絡)/iu

/** Whether a heading, or a line that serves as one, begins a part that no summary draws on. */
export const opensApart = (line: string): boolean =>
  APART.test(line.replace(/^[\s#*>\d.]+/u, '')) && !/[.!?。！？]$/u.test(line) && line.length <= 80
