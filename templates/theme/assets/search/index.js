// Pagefind, and what its index holds of each entry. Nothing is loaded before it is asked for.

import { folded } from "./query.js"

/**
 * @typedef {object} Fragment what the index holds of an entry
 * @property {string} url its address, from a slash on
 * @property {string} content
 * @property {Record<string, string>} meta
 *
 * @typedef {object} Hit
 * @property {string} id of the page in the index
 * @property {number} score
 * @property {number[]} places of the words found, counted in words of the content
 *
 * @typedef {import("./query.js").Part} Part
 */

const FOLDER = new URL("../../pagefind/", import.meta.url)
const SIGNATURE = "pagefind_dcd".length
const IN_TITLE = 100
const IN_TEXT = 10

const loaded = new Map()

/**
 * The pages that answer all parts of a query, by their ids.
 * @param {Part[]} parts @returns {Promise<Map<string, Hit>>}
 */
export async function hitsOf(parts) {
  const pagefind = await once("pagefind", start)
  const [first, ...others] = await Promise.all(parts.map((part) => answer(pagefind, part)))
  return others.reduce(intersected, first ?? new Map())
}

/**
 * The words of a query that no page has; for these, Pagefind answers with shorter words instead.
 * @param {Part[]} parts @returns {Promise<string[]>}
 */
export async function unknownWords(parts) {
  const pagefind = await once("pagefind", start)
  const asked = parts.flatMap(({ words, marks }) => words.map((word, place) => ({ word, mark: marks[place] })))
  const known = await Promise.all(asked.map(({ word, mark }) => isKnown(pagefind, word, mark)))
  return asked.filter((_, place) => !known[place]).map(({ word }) => word)
}

/**
 * The ids of all pages in the order in which they were indexed.
 * @param {string} list the file that lists them @param {number} count
 * @returns {Promise<string[]>}
 */
export function idsOf(list, count) {
  return once(list, async () => {
    const language = list.split(".")[1].replace(/_[^_]*$/, "")
    const text = new TextDecoder("latin1").decode(await unpacked(list))
    return text.match(new RegExp(`${language}_[0-9a-f]{7,}`, "g"))?.slice(0, count) ?? []
  })
}

/** @param {string} id @returns {Promise<Fragment>} */
export function fragmentOf(id) {
  return once(id, async () => {
    const text = new TextDecoder().decode(await unpacked(`fragment/${id}.pf_fragment`))
    return JSON.parse(text.slice(SIGNATURE))
  })
}

async function start() {
  const pagefind = await import(new URL("pagefind.js", FOLDER).href)
  await pagefind.options({ noWorker: true })
  await pagefind.init()
  return pagefind
}

/** @param {any} pagefind @param {Part} part @returns {Promise<Map<string, Hit>>} */
async function answer(pagefind, part) {
  const { results } = await pagefind.search(part.question)
  return new Map(results.map((/** @type {any} */ result) => [result.id, hit(result, part)]))
}

/**
 * Whether a page has a word, in any of its forms, or one that begins with it.
 * @param {any} pagefind @param {string} word @param {RegExp} mark
 */
async function isKnown(pagefind, word, mark) {
  const inItsForms = await pagefind.search(`"${word}"`)
  if (inItsForms.results.length) return true
  const [best] = (await pagefind.search(word)).results
  if (!best) return false
  const { content, meta } = await fragmentOf(best.id)
  const text = [content.replaceAll("\u200b", ""), ...Object.values(meta)].join(" ")
  return folded(text).search(mark) >= 0
}

/** @param {any} result @param {Part} part @returns {Hit} */
function hit({ id, score, words, matchedMetaFields = [] }, { exact }) {
  const inTitle = matchedMetaFields.includes("title_terms")
  return { id, score: exact ? (inTitle ? IN_TITLE : IN_TEXT) : score, places: words }
}

/** @param {Map<string, Hit>} some @param {Map<string, Hit>} others */
function intersected(some, others) {
  const both = new Map()
  for (const [id, one] of some) {
    const other = others.get(id)
    if (other) both.set(id, { id, score: one.score + other.score, places: [...one.places, ...other.places] })
  }
  return both
}

/** @param {string} file @returns {Promise<Uint8Array>} */
async function unpacked(file) {
  // The name is made of the content, and Pagefind has loaded most of these files itself.
  const response = await fetch(new URL(file, FOLDER), { cache: "force-cache" })
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isPacked) return bytes
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * What was loaded under a name, or is loaded now; a failure is not kept.
 * @template T @param {string} name @param {() => Promise<T>} load @returns {Promise<T>}
 */
export function once(name, load) {
  if (!loaded.has(name)) {
    loaded.set(name, load().catch((error) => {
      loaded.delete(name)
      throw error
    }))
  }
  return loaded.get(name)
}
