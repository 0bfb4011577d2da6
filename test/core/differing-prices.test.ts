import { expect, test } from 'vitest'
import { differInPrice } from '../../src/core/differing-prices.ts'

test.each([
  ['free', '15 euros'],
  ['free of charge for everybody', '€15'],
  ['kostenlos', '15 Euro'],
  ['gratuite', '15 €'],
  ['免费', '15元'],
  ['無料', '500円'],
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
])('“%s” and “%s” do not', (one, other) => {
  expect([differInPrice(one, other), differInPrice(other, one)]).toEqual([false, false])
})
