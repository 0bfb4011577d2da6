import { expect, test } from 'vitest'
import { differInPrice } from '../../src/core/differing-prices.ts'

test.each([
  ['free', '15 euros'],
  ['free of charge for everybody', '€15'],
  ['kostenlos', '15 Euro'],
  ['gratuite', '15 €'],
  ['免费', '15元'],
  ['無料', '500円'],
  ['free', 'CHF 20'],
  ['kostenlos', 'EUR 5'],
  ['free', 'Rs 500'],
  ['бесплатно', '500 рублей'],
  ['무료', '5,000원'],
  ['no fee', '$5'],
  ['entrada libre', '5 €'],
  ['entrée libre', '5 euros'],
  ['bezpłatne', '20 zł'],
  ['grátis', 'R$ 20'],
  ['gratuitement', '20 francs'],
  ['kostenlose Teilnahme', '5,- Euro'],
  ['مجانا', '20 ريال'],
  ['free of any charge', '15 euros'],
  ['free to all', '15 euros'],
])('“%s” and “%s” differ', (one, other) => {
  expect([differInPrice(one, other), differInPrice(other, one)]).toEqual([true, true])
})

test.each([
  ['free', 'free'],
  ['15 euros', '18 euros'],
  ['free for members, otherwise 15 euros', '15 euros'],
  ['free for members', 'free for members, otherwise 15 euros'],
  ['free', '15 places'],
  ['sugar-free', '15 euros'],
  ['freedom', '15 euros'],
  ['no fee notice', '15 places'],
  ['free', '20 kroketten'],
  ['free', 'doors 5'],
  ['free on Mondays', '15 euros'],
  ['free of nuts', '15 euros'],
  ['free from 5 to 6', '15 euros'],
  ['free to choose', '15 euros'],
])('“%s” and “%s” do not', (one, other) => {
  expect([differInPrice(one, other), differInPrice(other, one)]).toEqual([false, false])
})
