const FREE =
  /(?<![\p{L}-])(?:free|no charge|gratis|kostenlos|kostenfrei|umsonst|gratuit[aeos]{0,2}|grátis|бесплатно)(?![\p{L}-])|免费|免費|無料|مجان/iu
const CURRENCY = 'euros?|eur|dollars?|usd|pounds?|gbp|francs?|franken|chf|yuan|yen|pesos?|reais'
const PRICE = new RegExp(
  `\\p{Sc}\\s?\\p{Nd}|\\p{Nd}\\s?(?:\\p{Sc}|(?:${CURRENCY})(?!\\p{L})|[元円块塊])`,
  'iu',
)

/** Whether one of two answers says that nothing is to be paid, and the other one what is. */
export const differInPrice = (one: string, other: string): boolean =>
  (isFree(one) && isPriced(other)) || (isFree(other) && isPriced(one))

const isFree = (answer: string): boolean => FREE.test(answer) && !PRICE.test(answer)

const isPriced = (answer: string): boolean => PRICE.test(answer) && !FREE.test(answer)
