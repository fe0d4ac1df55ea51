// The words of scripts in the language of the page, from the module that a build makes for it.

import { locale } from "./language.js"

const { words, plurals } = await import(`./words/${document.documentElement.lang}.js`)
const category = new Intl.PluralRules(locale)
const digits = new Intl.NumberFormat(locale)
const anyOf = new Intl.ListFormat(locale, { type: "disjunction" })

/**
 * A message with values in its places.
 * @param {string} name @param {Record<string, string>} values
 */
export function say(name, values = {}) {
  return filled(words[name], values)
}

/** The parts of a message around the one thing that it has a place for. @param {string} name */
export function around(name) {
  return words[name].split(/%\(\w+\)s/)
}

/** A number of entries. @param {number} count */
export function entries(count) {
  const { [category.select(count)]: form = plurals.entries.other } = plurals.entries
  return filled(form, { num: number(count) })
}

/** @param {number} count */
export function number(count) {
  return digits.format(count)
}

/** Words in quotation marks, any of which may be meant. @param {string[]} some */
export function either(some) {
  return anyOf.format(some)
}

/** @param {string} text @param {Record<string, string>} values */
function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (place, name) => values[name] ?? place)
}
