import { fold } from './fold.ts'
import { HAN_NUMBER, parseHanNumber } from './han-number.ts'

/**
 * From two to twelve. "One" is an article in most languages; words that are others elsewhere ("dos",
 * "once", "due", "sei") are left out.
 */
const WORDS = [
  'two three four five six seven eight nine ten eleven twelve',
  'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'deux trois quatre cinq six sept huit neuf dix onze douze',
  '- tres cuatro cinco seis siete ocho nueve diez - doce',
  'dois três quatro cinco seis sete oito nove dez onze doze',
  'duas tre quattro cinque - sette otto nove dieci undici dodici',
  'twee drie vier vijf zes zeven acht negen tien elf twaalf',
  'два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
  'две трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати',
  'два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять',
  'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć - -',
  'اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة - -',
  '- ثلاث أربع خمس ست سبع ثماني تسع عشر - -',
]
const VALUES = new Map(
  WORDS.flatMap((words) =>
    words.split(' ').map((word, index): [string, number] => [fold(word), index + 2]),
  ),
)
VALUES.delete('-')

/** Not behind digits, where "sept" is a month. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}'’-]|\p{N}[\s.]{1,3})[\p{L}\p{M}]{2,12}(?:’\p{L}{2,3})?(?![\p{L}\p{M}'’])/gu

/** What is counted in scripts without word spaces. */
const COUNTED =
  '[本个個位人天日周週月小年点點时時元块塊层層楼樓张張件名岁歲级級次份台间間杯瓶箱秒回冊枚歳階つヶか倍]|分[钟鐘]'
const HAN_COUNT = new RegExp(
  `(?<![${HAN_NUMBER}\\d周週期拜])(?:[二两兩三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)(?=${COUNTED})`,
  'gu',
)
const KOREAN = ['두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열']
const KOREAN_COUNT = new RegExp(
  `(?<!\\p{L})(${KOREAN.join('|')})(?=\\s?(?:권|개|명|번|시간|달|주|장|잔|살|시))`,
  'gu',
)

/** A text with its small number words as digits: "three books", "每人三本", "세 권". */
export const wordsAsDigits = (text: string): string =>
  text
    .replace(WORD, (word) => String(VALUES.get(fold(word)) ?? word))
    .replace(HAN_COUNT, (number) => String(parseHanNumber(number)))
    .replace(KOREAN_COUNT, (word) => String(KOREAN.indexOf(word) + 2))
