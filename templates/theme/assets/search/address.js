// What is searched for, as it stands in the address of the search page.

/**
 * @typedef {object} Wanted
 * @property {string} query
 * @property {import("./facets.js").Chosen} chosen
 * @property {boolean} byDate
 */

const QUERY = "q"
const SORT = "sort"
/** As much as the field of the search takes, in characters. */
const LONGEST = 200

/** @param {string} search the part of an address from the question mark on @returns {Wanted} */
export function wantedIn(search) {
  const fields = new URLSearchParams(search)
  const facets = [...new Set(fields.keys())].filter((name) => name !== QUERY && name !== SORT)
  return {
    query: (fields.get(QUERY) ?? "").trim().slice(0, LONGEST),
    chosen: Object.fromEntries(facets.map((name) => [name, [...new Set(fields.getAll(name))]])),
    byDate: fields.get(SORT) === "date",
  }
}

/** @param {Wanted} wanted */
export function addressOf({ query, chosen, byDate }) {
  const fields = new URLSearchParams()
  if (query) fields.set(QUERY, query)
  for (const [name, values] of Object.entries(chosen)) for (const value of values) fields.append(name, value)
  if (byDate) fields.set(SORT, "date")
  const text = fields.toString()
  return location.pathname + (text ? `?${text}` : "")
}
