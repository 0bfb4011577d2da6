import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** Common surnames, but for those that are everyday words far more often; those of two characters first looked for. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤康易乔赖文庞樊兰殷施洪翟颜倪柴柯温芦齐俞葛申牛祝耿穆焦纪舒屈项盛宁欧华古简阮季车单聂苗卫庄柳安褚靳祁游梅凌岑甘费闻辛卓骆宫涂关霍蒙蓝左裴童詹管靖席晏麦党郗郁桑谷仇查池巫尚伍邢喻滕鲍纵臧习佟佘'.split(
    '',
  ),
)
const DOUBLE_SURNAMES = new Set(
  '欧阳 司马 诸葛 上官 尉迟 慕容 皇甫 令狐 东方 夏侯 公孙 宇文 长孙 司徒 南宫 端木 独孤 轩辕 淳于 申屠 澹台 拓跋'.split(
    ' ',
  ),
)

const readings = new Map<string, string>()

/** The usual reading in letters without tones; of a surname, the reading surnames have. */
function readingOf(characters: string, asSurname: boolean): string {
  const key = `${asSurname ? 's' : 'g'}${characters}`
  let reading = readings.get(key)
  if (reading === undefined) {
    const parts = pinyin(characters, {
      toneType: 'none',
      type: 'array',
      mode: asSurname ? 'surname' : 'normal',
      nonZh: 'removed',
    })
    reading = fold(parts.join(''))
    readings.set(key, reading)
  }
  return reading
}

let romanSurnames: Set<string> | undefined
const isRomanSurname = (folded: string): boolean => {
  romanSurnames ??= new Set(
    [...SURNAMES, ...DOUBLE_SURNAMES].map((surname) => readingOf(surname, true)),
  )
  return romanSurnames.has(folded)
}

/** A run of simplified Chinese → what the names possibly in it are in letters: "huangkunming". */
export function hanNames(run: string): string[] {
  const characters = [...run]
  const names: string[] = []
  for (let index = 0; index < characters.length - 1; index++) {
    const double = characters[index]! + characters[index + 1]!
    const size = DOUBLE_SURNAMES.has(double) ? 2 : SURNAMES.has(characters[index]!) ? 1 : 0
    if (size === 0) continue
    const surname = readingOf(characters.slice(index, index + size).join(''), true)
    const given = characters.slice(index + size, index + size + 2)
    for (let count = 1; count <= given.length; count++)
      names.push(
        surname +
          given
            .slice(0, count)
            .map((sign) => readingOf(sign, false))
            .join(''),
      )
  }
  for (const { 1: place } of run.matchAll(PLACE))
    names.push([...place!].map((sign) => readingOf(sign, false)).join(''))
  return names
}

/** The two characters before "province", "city", "county", "district", "town". */
const PLACE = /(?=(\p{Script=Han}{2})[省市县区镇])/gu

const SYLLABLE =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u))'
const GIVEN = new RegExp(`^${SYLLABLE}{1,2}$`)
const PLACE_NAME = new RegExp(`^${SYLLABLE}{2}$`)
const CAPITALISED = /\p{Lu}\p{Ll}+(?:[-'’]?\p{L}+)*/gu

const joinable = (
  text: string,
  left: RegExpExecArray,
  right: RegExpExecArray | undefined,
): boolean => right !== undefined && text.slice(left.index + left[0].length, right.index) === ' '

const plain = (word: string): string => fold(word).replace(/[-'’]/g, '')

/** A text in Latin letters → the Chinese names it possibly has, as `hanNames` writes them. */
export function romanNames(text: string): string[] {
  const words = [...text.matchAll(CAPITALISED)]
  const names: string[] = []
  for (const [index, word] of words.entries()) {
    const first = plain(word[0])
    if (first.length >= 5 && PLACE_NAME.test(first) && !isRomanSurname(first)) names.push(first)
    const next = words[index + 1]
    if (!joinable(text, word, next)) continue
    const second = plain(next![0])
    if (isRomanSurname(first) && GIVEN.test(second)) {
      names.push(first + second)
      const third = words[index + 2]
      if (joinable(text, next!, third) && GIVEN.test(second + plain(third![0])))
        names.push(first + second + plain(third![0]))
    }
    if (isRomanSurname(second) && GIVEN.test(first)) names.push(second + first)
  }
  return names
}
