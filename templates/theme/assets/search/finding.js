// From a query to entries: what the index knows and what the facet table knows, put together.

import { tableOfFacets } from "./facets.js"
import { fragmentOf, hitsOf, idsOf, unknownWords } from "./index.js"
import { partsOf } from "./query.js"

/**
 * @typedef {object} Found an entry that answers a query, by its number in the facet table
 * @property {number} entry
 * @property {number} score
 * @property {number[]} places of the words found
 *
 * @typedef {object} Answer
 * @property {Found[]} found the best first
 * @property {string[]} unknown the words of the query that no entry has; nothing is found then
 *
 * @typedef {object} Entry what is shown of an entry
 * @property {string} href
 * @property {string} title
 * @property {string} date
 * @property {string} status what a reader has to know first, such as that it was withdrawn
 * @property {string} section
 * @property {number} tone
 * @property {string} place
 * @property {string} content
 * @property {RegExp[]} marks
 * @property {number[]} places of the words to mark
 */

const HOME = new URL("../../", import.meta.url)

/**
 * The entries that answer a query; all entries, if it asks for nothing.
 * @param {string} query @returns {Promise<Answer>}
 */
export async function find(query) {
  const { days } = await tableOfFacets()
  const parts = partsOf(query)
  if (!parts.length) return { found: days.map((_, entry) => ({ entry, score: 0, places: [] })), unknown: [] }
  const [hits, unknown] = await Promise.all([hitsOf(parts), unknownWords(parts)])
  if (unknown.length) return { found: [], unknown }
  const ids = await allIds()
  const found = ids.flatMap((id, entry) => {
    const hit = hits.get(id)
    return hit ? [{ entry, score: hit.score, places: hit.places }] : []
  })
  found.sort((a, b) => b.score - a.score || days[b.entry] - days[a.entry])
  return { found, unknown }
}

/**
 * What is shown of an entry that was found.
 * @param {Found} found @param {string} query @returns {Promise<Entry>}
 */
export async function entryOf({ entry, places }, query) {
  const { facets } = await tableOfFacets()
  const { url, content, meta } = await fragmentOf((await allIds())[entry])
  const [section] = valuesOf(facets, "section", entry)
  const marks = partsOf(query).flatMap((part) => part.marks)
  const isSegmented = content.includes("\u200b")
  return {
    href: new URL(url.slice(1), HOME).href,
    title: meta.title,
    date: meta.date,
    status: meta.status ?? "",
    section: section.name,
    tone: section.rank,
    place: placesOf(facets, entry).join("; "),
    content: content.replaceAll("\u200b", ""),
    marks,
    places: isSegmented ? [] : places,
  }
}

async function allIds() {
  const { pages, days } = await tableOfFacets()
  return days.length ? idsOf(pages, days.length) : []
}

/** The jurisdictions of an entry, without the countries of its provinces. */
function placesOf(/** @type {import("./facets.js").Facet[]} */ facets, /** @type {number} */ entry) {
  const all = valuesOf(facets, "jurisdiction", entry)
  const own = all.filter(({ id }) => !all.some((other) => other.id.startsWith(`${id}-`)))
  return own.map(({ name }) => name)
}

/** @param {import("./facets.js").Facet[]} facets @param {string} id @param {number} entry */
function valuesOf(facets, id, entry) {
  const facet = facets.find((one) => one.id === id)
  return facet ? facet.of[entry].map((value) => facet.values[value]) : []
}
