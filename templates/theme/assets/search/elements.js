// The elements that are made of entries. What an author wrote only ever becomes text.

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
  return unknown.length ? `No entry contains ${unknown.map(quoted).join(" or ")}.` : "No entry was found."
}

/** @param {string} text */
function quoted(text) {
  return text.startsWith("“") ? text : `‘${text}’`
}

const MEANT = {
  all: (/** @type {string[]} */ of) => `All of: ${of.join(", ")}`,
  not: (/** @type {string[]} */ of) => `without: ${of.join(", ")}`,
  same: (/** @type {string[]} */ [name, ...others]) => `${name}: also ${others.join(", ")}`,
  field: (/** @type {string[]} */ [field, value]) => `${field}: ${value}`,
  nofield: (/** @type {string[]} */ [field, value]) => `${field}: there is no ‘${value}’, so it is left out`,
  common: (/** @type {string[]} */ of) => `left out, because almost all entries have it: ${of.join(", ")}`,
}

/** What a query was understood as. @param {import("./finding.js").Understood[]} understood */
export function meaningOf(understood) {
  const [first, ...others] = understood
  const isPlain = first?.as === "all" && first.of.length === 1 && !/[…|“]/.test(first.of[0]) && !others.length
  return isPlain || !first ? "" : understood.map(({ as, of }) => MEANT[as](of)).join(" · ")
}

/** @param {number} count */
export function countOf(count) {
  return count === 1 ? "1 entry" : `${count.toLocaleString("en")} entries`
}
