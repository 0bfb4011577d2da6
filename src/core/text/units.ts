/** A unit of measurement. */
export interface Unit {
  /** What it measures; only what measures the same is compared. */
  readonly of: string
  /** In the base unit. */
  readonly size: number
}

const DAY = 86_400
/** By what is measured and the size in its base unit: words with spaces around them, then those without. */
export const UNITS: readonly (readonly [string, number, string, string])[] = [
  [
    'time',
    1,
    's|secs?|seconds?|sekunden?|secondes?|segundos?|second[io]|секунд[аы]?|ثانية|ثواني',
    '秒[钟鐘]?|초',
  ],
  [
    'time',
    60,
    'mins?|minutes?|minuten?|minutos?|minut[io]|минут[аыу]?|хвилин[аи]?|دقيقة|دقائق',
    '分[钟鐘間间]?|분',
  ],
  [
    'time',
    3600,
    'h|hrs?|hours?|stunden?|std|heures?|horas?|or[ae]|uren|uur|час(?:а|ов)?|годин[аи]?|ساعة|ساعات',
    '[个個]?小[时時]|[时時][間间]|시간',
  ],
  [
    'time',
    DAY,
    'd|days?|tage?n?|jours?|d[ií]as?|giorn[io]|dag(?:en)?|день|дн(?:я|ей|ів|і)|dni|يوم|يوما|أيام|ايام',
    '天|日[間间]|일(?:간| 이내| 안)',
  ],
  [
    'time',
    7 * DAY,
    'wks?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)|недел[яиьюе]|тиждень|тижн[іяів]{1,2}|أسبوع|أسابيع',
    '[个個]?(?:[周週](?!年|[一二三四五六日末岁])[間间]?|星期(?![一二三四五六日天])|[礼禮]拜)|주(?:간|일| 이내| 안)?',
  ],
  [
    'months',
    1,
    'months?|monate?n?|mois|mes(?:es)?|mês|mesi|mese|maand(?:en)?|месяц(?:а|ев)?|місяц[іьяів]{1,2}|شهر|أشهر|شهور',
    '[个個]月|[かヶカヵケ]月|개월|달(?!러)',
  ],
  [
    'months',
    12,
    'yrs?|years?|jahre?n?|ans?|années?|años?|anos?|ann[io]|jaar|лет|года?|рок[иів]{1,2}|سنة|سنوات',
    '年[間间]|년(?:간| 이내)',
  ],
  ['mass', 0.001, 'mg', '毫克'],
  ['mass', 1, 'g|grams?|gramm|grammes?|gramos?|gramas?|гр|грамм(?:а|ов)?', '克|グラム|그램'],
  [
    'mass',
    1000,
    'kgs?|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|кг',
    '公斤|千克|キロ(?:グラム|(?!メ))|킬로그램',
  ],
  ['length', 0.001, 'mm|мм', '毫米|ミリ'],
  ['length', 0.01, 'cm|centimet(?:er|re)s?|zentimeter|см', '厘米|センチ|公分'],
  [
    'length',
    1,
    'm|met(?:er|re)s?|metern?|mètres?|metros?|metri|м|метр(?:а|ов)?',
    '米|公尺|メートル|미터',
  ],
  [
    'length',
    1000,
    'km|kilomet(?:er|re)s?|kilometern?|kilomètres?|kilómetros?|км',
    '公里|千米|キロメートル|킬로미터',
  ],
  ['length', 1609.344, 'miles?|mi|meilen?|millas?', '英里'],
  ['volume', 0.001, 'ml|мл', '毫升'],
  ['volume', 0.01, 'cl', ''],
  ['volume', 1, 'l|lit(?:er|re)s?|litern?|litros?|litri|л|литр(?:а|ов)?', '升|リットル|리터'],
  ['data', 1e3, 'ki?b|кб', ''],
  ['data', 1e6, 'mi?b|megabytes?|мб', ''],
  ['data', 1e9, 'gi?b|gigabytes?|гб', ''],
  ['data', 1e12, 'ti?b|terabytes?|тб', ''],
]
