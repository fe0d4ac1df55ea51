// Amounts of money in digits, exactly: their sum, their median, and how they are read.

import { locale } from "../language.js"

const places = (amount) => amount.split(".")[1]?.length ?? 0
const scaled = (amount, scale) => BigInt(amount.replace(".", "") + "0".repeat(scale - places(amount)))
const deepest = (amounts) => Math.max(0, ...amounts.map(places))

/** Whole numbers of a unit become digits with a point. */
function digits(value, scale) {
  const text = String(value).padStart(scale + 1, "0")
  return scale ? `${text.slice(0, -scale)}.${text.slice(-scale)}` : text
}

/** The sum of some amounts. @param {string[]} amounts */
export function total(amounts) {
  const scale = deepest(amounts)
  return digits(amounts.reduce((sum, one) => sum + scaled(one, scale), 0n), scale)
}

/** The median of amounts in order; half-way between the middle ones of an even number. */
export function median(amounts) {
  const middle = amounts.length >> 1
  if (amounts.length % 2) return amounts[middle]
  const two = amounts.slice(middle - 1, middle + 1)
  const scale = deepest(two)
  const twice = two.reduce((sum, one) => sum + scaled(one, scale), 0n)
  return twice % 2n ? digits(twice * 5n, scale + 1) : digits(twice / 2n, scale)
}

/** An amount with the separators of the language; no digit of it is lost. @param {string} amount */
export function read(amount) {
  const exact = { minimumFractionDigits: places(amount), maximumFractionDigits: places(amount) }
  return new Intl.NumberFormat(locale, { ...exact, numberingSystem: "latn", useGrouping: "always" }).format(/** @type {`${number}`} */ (amount))
}
