// The facet table: which entry has what, and how many entries a choice leaves.

import { once, rootFile, subjectsFile } from "./files.js"

/**
 * @typedef {object} Value something to filter by
 * @property {string} id
 * @property {string} name
 * @property {number} rank
 *
 * @typedef {object} Facet
 * @property {string} id
 * @property {string} title
 * @property {boolean} isLoaded whether the rest is known, or still in the second file
 * @property {Value[]} values in the order to show them
 * @property {number[][]} of for each entry, the numbers of its values
 *
 * @typedef {object} Table
 * @property {number[]} days for each entry, days since 1970
 * @property {Facet[]} facets
 *
 * @typedef {Record<string, string[]>} Chosen ids of values by ids of facets
 *
 * @typedef {object} Narrowed
 * @property {number[]} entries those that remain
 * @property {number[][]} counts for each facet and value, the entries that choosing it shows
 */

/** The first file of the table. @returns {Promise<Table>} */
export function tableOfFacets() {
  return once("facets", async () => {
    const { days, facets } = await rootFile()
    let day = 0
    return { days: days.map((step) => (day += step)), facets: facets.map(facet) }
  })
}

/** Both files of the table. @returns {Promise<Table>} */
export function wholeTableOfFacets() {
  return once("subjects", async () => {
    const [table, { facets }] = await Promise.all([tableOfFacets(), subjectsFile()])
    const subjects = new Map(facets.map((one) => [one.id, facet(one)]))
    return { ...table, facets: table.facets.map((one) => subjects.get(one.id) ?? one) }
  })
}

/** @param {any} packed @returns {Facet} */
function facet({ id, title, values, sets, of }) {
  if (!of) return { id, title, isLoaded: false, values: [], of: [] }
  const named = values.map((/** @type {[string, string, number]} */ [id, name, rank]) => ({ id, name, rank }))
  return { id, title, isLoaded: true, values: named, of: of.map((/** @type {number} */ set) => sets[set]) }
}

/**
 * Narrows entries down: any of the values that are chosen of a facet, all facets together. The
 * counts of a facet do not depend on what is chosen of itself, which further choices widen.
 * @param {Table} table @param {Iterable<number>} entries @param {Chosen} chosen
 * @returns {Narrowed}
 */
export function narrowed({ facets }, entries, chosen) {
  const wanted = facets.map(({ id, values }) => numbersOf(values, chosen[id] ?? []))
  const counts = facets.map(({ values }) => new Array(values.length).fill(0))
  const remaining = []
  for (const entry of entries) {
    const failed = facets.flatMap(({ of }, facet) => (fits(of[entry], wanted[facet]) ? [] : [facet]))
    if (failed.length === 0) remaining.push(entry)
    const counted = failed.length === 0 ? facets.keys() : failed.length === 1 ? failed : []
    for (const facet of counted) for (const value of facets[facet].of[entry] ?? []) counts[facet][value] += 1
  }
  return { entries: remaining, counts }
}

/** @param {number[]} values @param {Set<number>} wanted */
function fits(values, wanted) {
  return wanted.size === 0 || values.some((value) => wanted.has(value))
}

/** @param {Value[]} values @param {string[]} ids */
function numbersOf(values, ids) {
  return new Set(ids.map((id) => values.findIndex((value) => value.id === id)))
}

/**
 * The value that a reader means who writes an id, a name or the beginning of one; -1 for none.
 * @param {Facet} facet @param {string} meant @param {(text: string) => string} fold
 */
export function numberOfValue({ values }, meant, fold) {
  const wanted = fold(meant)
  const names = values.map(({ id, name }) => [fold(id), fold(name)])
  const exact = names.findIndex((all) => all.includes(wanted))
  return exact < 0 ? names.findIndex((all) => all.some((name) => name.startsWith(wanted))) : exact
}
