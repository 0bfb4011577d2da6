import type { Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { hasHan, simplified } from './chinese.ts'
import {
  CLEAR_SURNAME,
  CREDIT,
  ORGANISATION_ENDING,
  POLITE_ENDING,
  ROLE_NOUN,
  SURNAME,
} from './chinese-lexicon.ts'
import type { Mention } from './mention.ts'

/** Words of two or more characters that may stand right after a name, and are never part of one. */
const WORDS_AFTER =
  '共同|一起|一同|先生|女士|小姐|太太|教授|老师|博士|医生|同志|夫妇|夫人|一行|本人|表示|指出|认为|介绍|强调|宣布|提醒|通报|补充|建议|要求|透露|坦言|回忆|告诉|谈到|谈及|解释|担任|出任|当选|就任|接任|接替|继任|主持|出席|参加|陪同|视察|考察|会见|致辞|致词|发言|发表|讲话|讲述|荣获|举行|举办|获得|获颁|获悉|昨日|昨天|昨晚|今日|今天|明日|明天|日前|近日|上午|下午|上周|上月|去年|今年|每天|每年|随后|随即|当天|当日|当场|当时|代表|带领|率领|率团|牵头|撰文|摄影|报道|报导|改任|改当|卸任|辞去|辞职|离任|离职|离世|离开|当晚|当年|次日|即日|带人|退休|前往|前来|抵达|走访|调研|检查|呼吁|承认|否认|希望|相信|感谢|颁奖|颁发|揭牌|剪彩|接受|接过|接到|采访|写道|写下|演唱|演奏|负责|主讲|设计|创办|创立|创作|成立|开始|了解|发现|提出|提到|提议|计划|打算|决定|证实|确认|回应|回答|反问|笑着|点头|摇头|感叹|感慨|直言|说明|分享|示范|签署|批准|加入|加盟|进入|离开|回到|返回|出生|去世|逝世|病逝|享年|现年|执导|执教|主演|以及|并且|跟进|来到|站在|坐在|住在|曾任|现任|兼任|另外|其中|可以|没有|不会|不再|已经|正在|仍然|还是|于是|记得|喜欢|需要|准备|继续|参与|协助|指导|主编|主任|同时'
/** Characters that are hardly ever the last of a given name. */
const STRONG_AFTER =
  '[说称谈讲的是和与及在于对向被把将由也都还并则又曾已从任获等跟给至率报因就才只却为以]'
const WEAK_AFTER =
  '[到自带开用请让拿站坐走跑住做打送买卖种养修拍编译著制写画唱演哭教领签批原系即所共未不没可能会要想再仍更最很得着了过一两随经据按如若或而但他她它亦均另其有无同每表回]'
const MARKS_AFTER = '[\\s，。、；：！？,.;:!?（()）“”「」『』《》〈〉/／|—–-]'
/** What may stand right after a name: an end, a mark, a verb, a function word. */
const AFTER = `(?=$|${MARKS_AFTER}|${WORDS_AFTER}|${ROLE_NOUN}|${STRONG_AFTER}|${WEAK_AFTER})`

/** Two characters of a given name rather than one, unless the second begins what follows. */
const PERSON = `${CLEAR_SURNAME}(?![了着过的地得在是说很不没也都就])\\p{Script=Han}(?:(?!${STRONG_AFTER}|${WORDS_AFTER}|${ROLE_NOUN})\\p{Script=Han})?`
const FOREIGN = `\\p{Script=Han}{1,8}(?:[·・‧•]\\p{Script=Han}{1,8})*[·・‧•]\\p{Script=Han}{2,8}?${AFTER}`

/** "…局长马若兰陪同": a role, then a name, then what can follow one. */
const AFTER_ROLE = new RegExp(
  `(?<=(?:${ROLE_NOUN})[ \u3000]?)(?:${FOREIGN}|${PERSON}${AFTER})`,
  'gu',
)
/** Where nothing else can follow: "运动员代表全红婵。", "监制陶然，". */
const CLOSED = new RegExp(
  `(?<=(?:${ROLE_NOUN}))(?:(?![从向对和由在与被把将谈说应计])${SURNAME}\\p{Script=Han}{2})(?=[。，、；！）)\\s]|$)|(?<=(?:^|[，。；、\\s])(?:${CREDIT}))${CLEAR_SURNAME}\\p{Script=Han}{1,2}(?=[。，、；\\s]|$)`,
  'gu',
)
/** The same where what follows is no word of the lists above. */
const AFTER_ROLE_LOOSE = new RegExp(
  `(?<=(?:${ROLE_NOUN})[ \u3000]?)${CLEAR_SURNAME}\\p{Script=Han}{2,5}`,
  'gu',
)
/** "编辑：苗青", one or several. Whatever stands there is a name, with or without a surname. */
const AFTER_LABEL = new RegExp(
  `(?<=(?:^|[。；;，,\\s\u3000（(])(?:[^\\s，。：:；]{0,8}(?:${ROLE_NOUN}|${CREDIT})|出席|列席|缺席|请假|与会|参加人员|出席人员|出席者|与会者|成员)(?:[：:] ?| ?[/／] ?)(?:[\\p{Script=Han}·]{2,6}[、，, ]){0,30})(?:${FOREIGN}|\\p{Script=Han}{2,4})(?=$|[\\s、，,；;（(。])`,
  'gu',
)
/** "黎安然（北岸图书馆）", "陈思远，市长": at the beginning of a line or a clause. */
const BEFORE_ROLE = new RegExp(
  `(?<=^[-*•·\\s\u3000]*(?:\\d{1,2}[:：.]\\d{2})?[-–—\\s\u3000]*|[，。、；：“「和与及由])(?:${FOREIGN}|${PERSON})(?=[（(][^（()）]{0,24}(?:${ROLE_NOUN}|${ORGANISATION_ENDING})[）)]|[，,] ?[^，。,；：\\s]{0,20}(?:${ROLE_NOUN})(?:$|[，。,；：\\s]))`,
  'gu',
)
const APPOINTED = new RegExp(
  `(?<=任命|聘请|聘任|推选|选举|委任|提名|推举|授予|祝贺)(?:${FOREIGN}|${PERSON})(?=为|担任|出任|任|当选|接任)`,
  'gu',
)
const TRANSLITERATED = new RegExp(`(?<!\\p{Script=Han})${FOREIGN}`, 'gu')

/** Names of things that begin like a name of a person. */
const THING_AFTER =
  /^(?:奖学金|奖|杯|路|街|巷|道|桥|公司|集团|大厦|大楼|图书馆|基金|基金会|氏|家的?(?=[^长])|楼|馆|纪念|号|店|牌|法|定理|定律|厝|寮|村|镇|县|市|区|省|乡|庄|山|河|湖|寺|庙|祠|中学|小学|大学|学校|医院|银行|出版社|工作室|事务所)/u

/** The names of people written in Chinese characters, in order. */
export function chineseMentions(text: string, names: readonly NamedEntity[]): Mention[] {
  if (!hasHan(text)) return []
  const plain = simplified(text)
  const found: Span[] = []
  const tagged = names.filter(
    ({ kind, start, end }) => kind === 'person' && hasHan(text.slice(start, end)),
  )
  for (const name of tagged)
    if (isWhole(plain, name) || isWholeForeign(plain, name))
      add(found, { start: name.start, end: name.end })
  for (const pattern of [AFTER_LABEL, AFTER_ROLE, CLOSED, APPOINTED, BEFORE_ROLE])
    for (const span of matchesIn(plain, pattern)) add(found, span)
  for (const name of tagged) {
    const span = settled(plain, name)
    if (span !== null) add(found, span)
  }
  for (const span of matchesIn(plain, AFTER_ROLE_LOOSE)) {
    const cut = cutByWords(plain, span)
    if (cut !== null && !isRoleWord(plain.slice(cut.start, cut.end))) add(found, cut)
  }
  for (const span of matchesIn(plain, TRANSLITERATED)) add(found, span)
  return repeated(plain, found)
    .filter(({ end }) => !THING_AFTER.test(plain.slice(end, end + 6)))
    .map(({ start, end }) => mentionAt(text, start, end))
}

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A name ends where the next word of the dictionary begins; null where it is such a word itself. */
function cutByWords(plain: string, { start, end }: Span): Span | null {
  const words = [...wordSegmenter.segment(plain.slice(start, end))]
  if (words[0]!.segment.length > 1) return null
  const next = words.find(
    ({ index, segment }) => (index === 2 || index === 3) && segment.length > 1,
  )
  return next === undefined ? null : { start, end: start + next.index }
}

const mentionAt = (text: string, start: number, end: number): Mention => ({
  start,
  end,
  text: text.slice(start, end),
  titleStart: start,
  formStart: start,
  sureness: 1,
  parts: text.slice(start, end).split(/[·・‧•]/u),
})

const matchesIn = (plain: string, pattern: RegExp): Span[] => {
  const spans: Span[] = []
  let from = 0
  for (const line of plain.split('\n')) {
    for (const { index, 0: match } of line.matchAll(pattern))
      if (!isRoleWord(match)) spans.push({ start: from + index, end: from + index + match.length })
    from += line.length + 1
  }
  return spans
}

const ROLE_WORD = new RegExp(
  `^(?:${ROLE_NOUN})|(?:${ROLE_NOUN}|${ORGANISATION_ENDING}|${POLITE_ENDING})$`,
  'u',
)
const isRoleWord = (plain: string): boolean => ROLE_WORD.test(plain)

/** Spans that meet are one name: the earlier found rule wins. */
const add = (found: Span[], span: Span): void => {
  if (!found.some(({ start, end }) => start < span.end && span.start < end)) found.push(span)
}

const WHOLE = new RegExp(`^${SURNAME}\\p{Script=Han}{1,2}$`, 'u')
const STARTS = new RegExp(`^${SURNAME}`, 'u')
const ENDS_HERE = new RegExp(`^${AFTER}`, 'u')
/** "汤教授" names somebody by the surname alone. */
const POLITE_FORM = new RegExp(`^${SURNAME}(?:${POLITE_ENDING}|${ROLE_NOUN})`, 'u')
const FOREIGN_HERE = new RegExp(`^${FOREIGN}`, 'u')

/** Surely tagged, with a surname, and ended by what can follow a name. */
const isWhole = (plain: string, { start, end, confidence }: NamedEntity): boolean =>
  confidence >= 0.75 &&
  WHOLE.test(plain.slice(start, end)) &&
  ENDS_HERE.test(plain.slice(end, end + 4))

const isWholeForeign = (plain: string, { start, end, confidence }: NamedEntity): boolean =>
  confidence >= 0.85 &&
  /^\p{Script=Han}+(?:[·・‧•]\p{Script=Han}+)+$/u.test(plain.slice(start, end)) &&
  !/[·・‧•]/u.test(plain[start - 1] ?? '')

/** A tagged name, mended: models lose a surname or a last character. Null for what is no whole name. */
function settled(plain: string, { start, end, confidence }: NamedEntity): Span | null {
  let from = start
  while (
    /[·・‧•]/u.test(plain[from - 1] ?? '') ||
    (/[·・‧•]/u.test(plain.slice(from, end)) &&
      /\p{Script=Han}/u.test(plain[from - 1] ?? '') &&
      from > start - 2 &&
      !isBoundary(plain[from - 1]!))
  )
    from -= 1
  const foreign = FOREIGN_HERE.exec(plain.slice(from, from + 20))?.[0]
  if (foreign !== undefined) return { start: from, end: from + foreign.length }
  if (
    !STARTS.test(plain.slice(start, end)) &&
    STARTS.test(plain.slice(start - 1, end)) &&
    end - start <= 2
  )
    from = start - 1
  let to = end
  if (to - from === 2 && !ENDS_HERE.test(plain.slice(to)) && ENDS_HERE.test(plain.slice(to + 1)))
    to += 1
  if (to - from === 1 && to < plain.length && STARTS.test(plain.slice(from, to))) {
    if (ENDS_HERE.test(plain.slice(to + 2)) && /^\p{Script=Han}{2}/u.test(plain.slice(to))) to += 2
    else return null
  }
  if (POLITE_FORM.test(plain.slice(from, from + 4))) return null
  if (WHOLE.test(plain.slice(from, to))) return { start: from, end: to }
  return confidence >= 0.7 && to - from >= 2 ? { start: from, end: to } : null
}

const isBoundary = (character: string): boolean => /[，。、的和与]/u.test(character)

/** Every further place of a name that was found once. */
function repeated(plain: string, found: readonly Span[]): Span[] {
  const all: Span[] = []
  const names = found.map(({ start, end }) => plain.slice(start, end))
  const parts = names.flatMap((name) => (/[·・‧•]/u.test(name) ? name.split(/[·・‧•]/u) : []))
  const longestFirst = [...new Set([...names, ...parts])].sort(
    (one, other) => other.length - one.length,
  )
  for (const name of longestFirst) {
    if (name.length < 2) continue
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + name.length))
      add(all, { start: at, end: at + name.length })
  }
  return all.sort((one, other) => one.start - other.start)
}
