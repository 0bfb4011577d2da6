/** What says that nothing is to be paid. */
const FREE = new RegExp(
  [
    '(?<![\\p{L}-])(?:free(?!\\s(?:of(?!\\s(?:any\\s)?(?:charge|cost|fee))|on|from|until|to(?!\\s(?:all|every|attend|enter|join|visit)))(?!\\p{L}))|(?:no|without|free of|at no)\\s(?:charge|fee|cost|extra charge)s?|costs? nothing|complimentary|gratis|umsonst|kosten(?:los|frei)\\p{L}{0,2}|gebührenfrei|kostet nichts|keine gebühr(?:en)?|gratuit\\p{L}{0,5}|grátis|gratuiti?|offerte?s?|(?:entrada|acceso|entrée|ingresso|entrata) libr[eoa]|libre de pago|sin (?:costo|coste|cargo)|sans frais|sem (?:custos?|taxas?)|senza costi|bez opłat|bezpłatn\\p{L}{1,3}|darmow\\p{L}{1,3}|бесплатн\\p{L}{1,3}|безкоштовн\\p{L}{1,3}|даром|ücretsiz|bedava)(?![\\p{L}-])',
    '免费|免費|无需付费|不收费|不收費|無料|무료|공짜|مجان',
  ].join('|'),
  'iu',
)

const WORDS =
  'euros?|eur|dollars?|dólar(?:es)?|dollari|usd|pounds?|gbp|francs?|franken|fr|sfr|chf|yuan|rmb|cny|yen|jpy|won|krw|pesos?|reais|real|brl|rupees?|rs|inr|z[łl]|złot\\p{L}{1,2}|pln|kronor|kroner|kč|kr|ntd?|hkd?|cents?|ct|руб\\p{L}{0,3}|гривн\\p{L}{0,3}|грн|евро|євро|доллар\\p{L}{0,3}|lira|tl|دولار|يورو|ريال|درهم|جنيه|دينار'
/** A currency's sign, word or code, ahead of a number or behind it. */
const PRICE = new RegExp(
  `\\p{Sc}\\s?\\p{Nd}|(?<!\\p{L})(?:${WORDS})\\.?\\s?\\p{Nd}|\\p{Nd}k?(?:[.,]-)?[-\\s]{0,2}(?:\\p{Sc}|(?:${WORDS})(?!\\p{L})|[元円圆圓块塊원])|\\p{Nd}\\s?[万만천]\\s?[元円圆圓块塊원]`,
  'iu',
)

/** Whether an answer names an amount of money. */
export const isPrice = (answer: string): boolean => PRICE.test(answer)

/** Whether one of two answers says that nothing is to be paid, and the other one what is. */
export const differInPrice = (one: string, other: string): boolean =>
  (isFree(one) && isPriced(other)) || (isFree(other) && isPriced(one))

const isFree = (answer: string): boolean => FREE.test(answer) && !isPrice(answer)

const isPriced = (answer: string): boolean => isPrice(answer) && !FREE.test(answer)
