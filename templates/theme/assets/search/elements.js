// The elements that are made of entries. What an author wrote only ever becomes text.

import { either, say } from "../words.js"
import { excerpt, marked } from "./excerpt.js"

/** @typedef {import("./finding.js").Entry} Entry */

/**
 * @param {string} name @param {string} className @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(name, className, ...content) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...content)
  return made
}

/**
 * An element whose words are in the language of an entry.
 * @param {Entry} entry @param {string} name @param {string} className @param {...(Node | string)} content
 */
export function inLanguageOf({ lang }, name, className, ...content) {
  const made = element(name, className, ...content)
  if (lang) made.lang = lang
  return made
}

/** @param {Entry} entry */
export function titleOf(entry) {
  return marked(entry.title, entry.marks, entry.terms)
}

/** @param {Entry} entry */
export function aboutOf({ section, date, place, status }) {
  const mark = status ? [" · ", element("strong", "withdrawn", status)] : []
  return [element("span", "result__section", section), ` · ${date} · ${place}`, ...mark]
}

/** @param {Entry} entry @param {number} length in characters, about */
export function excerptOf({ content, marks, terms }, length) {
  return excerpt(content, marks, terms, length)
}

/** @param {string[]} unknown what no entry has */
export function nothingFound(unknown) {
  return unknown.length ? say("nothingContains", { words: either(unknown.map(quoted)) }) : say("nothingFound")
}

/** @param {string} text */
export function quoted(text) {
  return text.startsWith("“") ? text : say("quoted", { text })
}

const MEANT = {
  all: (/** @type {string[]} */ of) => say("allOf", { words: listed(of) }),
  not: (/** @type {string[]} */ of) => say("without", { words: listed(of) }),
  same: (/** @type {string[]} */ [name, ...others]) => say("alsoCalled", { name, others: listed(others) }),
  field: (/** @type {string[]} */ [field, value]) => say("fieldIs", { field, value }),
  nofield: (/** @type {string[]} */ [field, value]) => say("fieldHasNo", { field, value: quoted(value) }),
  common: (/** @type {string[]} */ of) => say("tooCommon", { words: listed(of) }),
}

/** @param {string[]} some */
function listed(some) {
  return some.join(say("comma"))
}

/** What a query was understood as. @param {import("./finding.js").Understood[]} understood */
export function meaningOf(understood) {
  const [first, ...others] = understood
  const isPlain = first?.as === "all" && first.of.length === 1 && !/[…|“]/.test(first.of[0]) && !others.length
  return isPlain || !first ? "" : understood.map(({ as, of }) => MEANT[as](of)).join(" · ")
}
