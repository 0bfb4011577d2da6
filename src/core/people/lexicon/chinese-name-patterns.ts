import { CLEAR_SURNAME, CREDIT, ORGANISATION_ENDING, ROLE_NOUN, SURNAME } from './chinese-words.ts'
import { FOREIGN_LETTER } from './transliteration.ts'

/** Words of two or more characters that may stand right after a name, and are never part of one. */
const WORDS_AFTER =
  '端坐|现在|如今|联名|联手|联合|携手|分别|双双|率先|亲自|独自|首次|再次|一致|代为|将于|将在|共同|一起|一同|先生|女士|小姐|太太|教授|老师|博士|医生|同志|夫妇|夫人|一行|本人|表示|指出|认为|介绍|强调|宣布|提醒|通报|补充|建议|要求|透露|坦言|回忆|告诉|谈到|谈及|解释|担任|出任|当选|就任|接任|接替|继任|主持|出席|参加|陪同|视察|考察|会见|致辞|致词|发言|发表|讲话|讲述|荣获|举行|举办|获得|获颁|获悉|昨日|昨天|昨晚|今日|今天|明日|明天|日前|近日|上午|下午|上周|上月|去年|今年|每天|每年|随后|随即|当天|当日|当场|当时|代表|带领|率领|率团|牵头|撰文|摄影|报道|报导|改任|改当|卸任|辞去|辞职|离任|离职|离世|离开|当晚|当年|次日|即日|带人|退休|前往|前来|抵达|走访|调研|检查|呼吁|承认|否认|希望|相信|感谢|颁奖|颁发|揭牌|剪彩|接受|接过|接到|采访|写道|写下|演唱|演奏|负责|主讲|设计|创办|创立|创作|成立|开始|了解|发现|提出|提到|提议|计划|打算|决定|证实|确认|回应|回答|反问|笑着|点头|摇头|感叹|感慨|直言|说明|分享|示范|签署|批准|加入|加盟|进入|离开|回到|返回|出生|去世|逝世|病逝|享年|现年|执导|执教|主演|以及|并且|跟进|来到|来自|站在|坐在|住在|曾任|现任|兼任|另外|其中|可以|没有|不会|不再|已经|正在|仍然|还是|于是|记得|喜欢|需要|准备|继续|参与|协助|指导|主编|主任|同时|列第|排第|获第|第[一二三四五六七八九十]'
/** Characters that are hardly ever the last of a given name. */
const STRONG_AFTER =
  '[说称谈讲的是和与及在于对向被把将由也都还并则又曾已从任获等跟给至率报因就才只却为以]'
const WEAK_AFTER =
  '[到自带开用请让拿站坐走跑住做打送买卖种养修拍编译著制写画唱演哭教领签批原系即所共未不没可能会要想再仍更最很得着了过一两随经据按如若或而但他她它亦均另其有无同每表回列居排夺摘名]'
const MARKS_AFTER = '[\\s，。、；：！？,.;:!?（()）“”「」『』《》〈〉/／|—–-]'
/** What may stand right after a name: an end, a mark, a verb, a function word. */
export const AFTER = `(?=$|${MARKS_AFTER}|${WORDS_AFTER}|${ROLE_NOUN}|${STRONG_AFTER}|${WEAK_AFTER})`

/** Two characters of a given name rather than one, unless the second begins what follows. */
const PERSON = `${CLEAR_SURNAME}(?![了着过的地得在是说很不没也都就])\\p{Script=Han}(?:(?!${STRONG_AFTER}|${WORDS_AFTER}|${ROLE_NOUN})\\p{Script=Han})?`
export const FOREIGN = `(?!(?<=[宣公发颁分])布)(?:让|${FOREIGN_LETTER}{1,8})(?:[·・‧•]${FOREIGN_LETTER}{1,8}){0,4}[·・‧•](?:${FOREIGN_LETTER}{2,8}?(?=(?!${FOREIGN_LETTER})|${AFTER})|${FOREIGN_LETTER}${AFTER})`

/** "…局长马若兰陪同": a role, then a name, then what can follow one. */
export const AFTER_ROLE = new RegExp(
  `(?<=(?:${ROLE_NOUN})[ \u3000]?)(?!${ROLE_NOUN})(?:${FOREIGN}|${PERSON}${AFTER})`,
  'gu',
)
/** Where nothing else can follow: "运动员代表全红婵。", "监制陶然，". */
export const CLOSED = new RegExp(
  `(?<=(?:${ROLE_NOUN}))(?:(?![从向对和由在与被把将谈说应计都已也均各还全])${SURNAME}\\p{Script=Han}{2})(?=[。，、；！）)\\s]|$)|(?<=(?:^|[，。；、\\s])(?:${CREDIT})[ \u3000]?)${CLEAR_SURNAME}\\p{Script=Han}{1,2}(?=[。，、；\\s]|$)`,
  'gu',
)
/** The same where what follows is no word of the lists above. */
export const AFTER_ROLE_LOOSE = new RegExp(
  `(?<=(?:${ROLE_NOUN})[ \u3000]?)${CLEAR_SURNAME}\\p{Script=Han}{2,5}`,
  'gu',
)
/** "编辑：苗青", one or several. Whatever stands there is a name, with or without a surname. */
export const AFTER_LABEL = new RegExp(
  `(?<=(?:^|[。；;，,\\s\u3000（(])(?:[^\\s，。：:；]{0,8}(?:${ROLE_NOUN}|${CREDIT})|出席|列席|缺席|请假|与会|参加人员|出席人员|出席者|与会者|成员)(?:[：:] ?| ?[/／] ?)(?:[\\p{Script=Han}·]{2,6}[、，, ]){0,30})(?:${FOREIGN}|\\p{Script=Han}{2,4}?)(?=(?:教授|老师|先生|女士|博士|医生)?(?:$|[\\s、，,；;（(。]))`,
  'gu',
)
/** "黎安然（北岸图书馆）", "陈思远，市长": at the beginning of a line or a clause. */
export const BEFORE_ROLE = new RegExp(
  `(?<=^[-*•·\\s\u3000]*(?:\\d{1,2}[:：.]\\d{2})?[-–—\\s\u3000]*|[，。、；：“「和与及由])(?:${FOREIGN}|${PERSON})(?=[（(][^（()）]{0,24}(?:${ROLE_NOUN}|${ORGANISATION_ENDING})[）)]|[，,] ?[^，。,；：\\s]{0,20}(?:${ROLE_NOUN})(?:$|[，。,；：\\s]))`,
  'gu',
)
export const APPOINTED = new RegExp(
  `(?<=免去)${PERSON}(?=的|(?:${ROLE_NOUN}))|(?<=任命|聘请|聘任|推选|选举|委任|提名|推举|授予|祝贺)(?:${FOREIGN}|${PERSON})(?=(?:同志|先生|女士)?(?:为|担任|出任|任|当选|接任))|(?<=^|[，。；、：])${PERSON}(?=先生|女士|小姐|太太)`,
  'gu',
)
/** "孙女隆小满已经…". */
export const AFTER_KIN = new RegExp(
  `(?<=妻子|丈夫|老伴|爱人|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|孙子|孙女|外孙|侄子|侄女|徒弟|邻居|好友|搭档|同事|同学)(?:${FOREIGN}|${PERSON}${AFTER})`,
  'gu',
)
export const TRANSLITERATED = new RegExp(`(?<![·・‧•]|${FOREIGN_LETTER})${FOREIGN}`, 'gu')

/** Names of things that begin like a name of a person. */
export const THING_AFTER =
  /^(?:奖学金|奖|杯|路|街|巷|道|桥|公司|集团|大厦|大楼|图书馆|基金|基金会|氏|家的?(?=[^长])|楼|馆|纪念|号|店|牌|法|定理|定律|厝|寮|村|镇|县|市|区|省|乡|庄|山|河|湖|寺|庙|祠|中学|小学|大学|学校|医院|银行|出版社|工作室|事务所|饰演者|一角|记?[^，。]{0,3}(?:铺|坊|面馆|饭店|餐厅|饺子))/u

/** Words for a time, a place or nobody. */
export const NO_NAME = /[的了年月日]|^(?:第|任|和|与|由|在|是|从|以)|(?:州|省|县|国|队|军|书|部)$/u

/** No given name ends so: "魏来说". */
export const NO_LAST = /[的了着说称是对被把将也都还并则又却就跟给即曾听]$/u
