// Which entries a watch is about.

import { byKind } from "./model.js"
import { entriesOfMonth } from "./tables.js"

/**
 * @typedef {object} Matched
 * @property {Set<number>} entries
 * @property {number[]} counts the entries of each part
 * @property {import("./model.js").Thing[]} unknown what no entry has
 */

/**
 * @param {import("./model.js").Thing[][]} parts @param {import("./tables.js").Tables} tables
 * @returns {Promise<Matched>}
 */
export async function matchedBy(parts, tables) {
  const found = await Promise.all(parts.map((part) => entriesOfPart(part, tables)))
  const things = parts.flat()
  const known = await Promise.all(things.map((thing) => isKnown(thing, tables)))
  return {
    entries: new Set(found.flat()),
    counts: found.map((entries) => entries.length),
    unknown: things.filter((_, number) => !known[number]),
  }
}

/** @param {import("./model.js").Thing[]} part @param {import("./tables.js").Tables} tables */
async function entriesOfPart(part, tables) {
  const tests = await Promise.all(byKind(part).map(([kind, ids]) => testOf(kind, ids, tables)))
  const entries = []
  for (let entry = 0; entry < tables.count; entry += 1) {
    if (tests.every((test) => test(entry))) entries.push(entry)
  }
  return entries
}

/** @param {string} kind @param {string[]} ids @param {import("./tables.js").Tables} tables */
async function testOf(kind, ids, tables) {
  if (kind !== "q" && kind !== "entry") return tables.test(kind, ids)
  const found = await Promise.all(ids.map((id) => (kind === "q" ? withWords(id) : ofMatter(id, tables))))
  const wanted = new Set(found.flat())
  return (/** @type {number} */ entry) => wanted.has(entry)
}

async function isKnown({ kind, id }, tables) {
  if (kind === "q") return true
  return kind === "entry" ? (await numberOf(id)) !== undefined : tables.name(kind, id) !== undefined
}

/** The engine of the search is loaded by those who watch words. @param {string} words */
async function withWords(words) {
  const { find } = await import("../search/finding.js")
  const { found } = await find(words)
  return found.map(({ entry }) => entry)
}

/** An entry with all that it follows and all that followed it. */
async function ofMatter(id, tables) {
  const number = await numberOf(id)
  if (number === undefined) return []
  return tables.threads.find((thread) => thread.includes(number)) ?? [number]
}

/** The number of an entry by its first address, such as `2023-05/some-entry`. @param {string} id */
export async function numberOf(id) {
  const [month, slug, ...rest] = id.split("/")
  if (!/^\d{4}-\d\d$/.test(month) || !slug || rest.length) return undefined
  const entries = await entriesOfMonth(month).catch(() => undefined)
  return entries?.get(slug)
}
