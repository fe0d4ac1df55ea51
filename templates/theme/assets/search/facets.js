// The facet table: which entry has what, and how many entries a choice leaves.

import { once, tableFile } from "./files.js"

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

const SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
const LAST_SIGNS = 48
const NUMBERS = new Map([...SIGNS].map((sign, number) => [sign, number]))

/** The first file of the table. @returns {Promise<Table>} */
export function tableOfFacets() {
  return once("facets", async () => {
    const { days, facets } = await tableFile("facets")
    let day = 0
    return { days: unpacked(days).map((step) => (day += step % 2 ? -(step + 1) / 2 : step / 2)), facets: facetsOf(facets) }
  })
}

/** Both files of the table. @returns {Promise<Table>} */
export function wholeTableOfFacets() {
  return once("subjects", async () => {
    const [table, { facets }] = await Promise.all([tableOfFacets(), tableFile("subjects")])
    const subjects = new Map(facetsOf(facets).map((one) => [one.id, one]))
    return { ...table, facets: table.facets.map((one) => subjects.get(one.id) ?? one) }
  })
}

/** Numbers of a column, as bulletin/search/facets.py packs them. @param {string} text @returns {number[]} */
function unpacked(text) {
  const numbers = []
  let [number, factor] = [0, 1]
  for (const sign of text) {
    const place = NUMBERS.get(sign) ?? 0
    if (place < LAST_SIGNS) {
      numbers.push(number + place * factor)
      ;[number, factor] = [0, 1]
    } else {
      number += (place - LAST_SIGNS) * factor
      factor *= 16
    }
  }
  return numbers
}

/** @param {any[]} packed @returns {Facet[]} */
function facetsOf(packed) {
  const columns = new Map(packed.filter(({ of }) => of !== undefined).map(({ id, of }) => [id, unpacked(of)]))
  for (const { id, follows, usual, others } of packed) if (follows) columns.set(id, following(columns.get(follows) ?? [], usual, others))
  return packed.map(({ id, title, values = [], sets }) => {
    const of = columns.get(id)
    const named = values.map((/** @type {[string, string, number]} */ [id, name, rank]) => ({ id, name, rank }))
    return { id, title, isLoaded: Boolean(of), values: named, of: of?.map((/** @type {number} */ set) => sets[set]) ?? [] }
  })
}

/** @param {number[]} column that it follows @param {string} usual @param {[string, string]} others */
function following(column, usual, [steps, sets]) {
  const number = unpacked(usual)
  const of = column.map((set) => number[set])
  const own = unpacked(sets)
  let entry = 0
  for (const [place, step] of unpacked(steps).entries()) of[(entry += step)] = own[place]
  return of
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
