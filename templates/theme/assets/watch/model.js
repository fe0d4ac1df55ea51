// A watch as the address has it: parts, each of some things. An entry matches a part that has one of
// its things of each kind, and a watch that has one such part.

/**
 * @typedef {object} Thing
 * @property {string} kind one of `KINDS`
 * @property {string} id what the address calls it; of words, the words
 *
 * @typedef {object} Watch
 * @property {Thing[][]} parts none of them empty
 * @property {string} since a day, or empty
 * @property {string} from a month, or empty
 * @property {string} to a month, or empty
 * @property {string} year or empty
 * @property {string} texts `whole`, or empty
 */

/** In the order in which readers are offered them. `entry` is a matter, `q` are words. */
export const KINDS = ["jurisdiction", "authority", "law", "topic", "sector", "party", "section", "entry", "q"]

const SETTINGS = { since: /^\d{4}-\d\d-\d\d$/, from: /^\d{4}-\d\d$/, to: /^\d{4}-\d\d$/, year: /^\d{4}$/, texts: /^whole$/ }
const MOST_PARTS = 20
const MOST_THINGS = 100
const LONGEST = 200

/**
 * What an address asks for. It stands behind the number sign, which browsers send to nobody; what
 * stands behind a question mark is understood, too.
 * @param {Location} location @returns {Watch}
 */
export function watchAt({ hash, search }) {
  return watchIn(hash.includes("=") ? hash.slice(1) : search)
}

/** @param {string} query @returns {Watch} */
export function watchIn(query) {
  /** @type {Thing[][]} */
  const parts = [[]]
  const settings = { since: "", from: "", to: "", year: "", texts: "" }
  for (const [name, given] of new URLSearchParams(query)) {
    const value = given.trim().slice(0, LONGEST)
    const part = parts[parts.length - 1]
    if (name === "or" && part.length && parts.length < MOST_PARTS) parts.push([])
    else if (KINDS.includes(name) && value && part.length < MOST_THINGS) add(part, { kind: name, id: value })
    else if (Object.hasOwn(SETTINGS, name) && SETTINGS[name].test(value) && (name === "texts" || isDate(value))) settings[name] = value
  }
  return { parts: parts.filter((part) => part.length), ...settings }
}

/** The parts as a query; the same of the same watch. @param {Thing[][]} parts */
export function queryOf(parts) {
  const query = new URLSearchParams()
  for (const [number, part] of parts.filter((one) => one.length).entries()) {
    if (number) query.append("or", "")
    for (const { kind, id } of part) query.append(kind, id)
  }
  return query.toString()
}

/** All of a watch as a query. @param {Watch} watch */
export function addressOf(watch) {
  const settings = Object.keys(SETTINGS).filter((name) => watch[name])
  const query = new URLSearchParams(settings.map((name) => [name, watch[name]]))
  return [queryOf(watch.parts), query.toString()].filter(Boolean).join("&")
}

/** @param {Thing[]} part @param {Thing} thing */
export function add(part, thing) {
  if (!has(part, thing)) part.push(thing)
}

/** @param {Thing[]} part @param {Thing} thing */
export function has(part, { kind, id }) {
  return part.some((one) => one.kind === kind && one.id === id)
}

/** The things of a part by their kinds, in the order of these. @param {Thing[]} part @returns {[string, string[]][]} */
export function byKind(part) {
  const idsOf = (/** @type {string} */ kind) => part.filter((one) => one.kind === kind).map(({ id }) => id)
  return KINDS.map((kind) => /** @type {[string, string[]]} */ ([kind, idsOf(kind)])).filter(([, ids]) => ids.length)
}

/** @param {string} text a year, a month or a day */
function isDate(text) {
  return !Number.isNaN(Date.parse(text))
}
