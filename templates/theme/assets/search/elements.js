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
  return marked(entry.title, entry.marks)
}

/** @param {Entry} entry */
export function aboutOf({ section, date, place, status }) {
  const mark = status ? [" · ", element("strong", "withdrawn", status)] : []
  return [element("span", "result__section", section), ` · ${date} · ${place}`, ...mark]
}

/** @param {Entry} entry @param {number} length in characters, about */
export function excerptOf({ content, marks, places }, length) {
  return excerpt(content, marks, places, length)
}

/** @param {string[]} unknown the words that no entry has */
export function nothingFound(unknown) {
  return unknown.length ? `No entry contains ${unknown.map((word) => `‘${word}’`).join(" or ")}.` : "No entry was found."
}

/** @param {number} count */
export function countOf(count) {
  return count === 1 ? "1 entry" : `${count.toLocaleString("en")} entries`
}
