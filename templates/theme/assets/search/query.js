// A query in the parts that Pagefind can answer; the counterpart of bulletin/rendering/search_terms.py.
//
// Pagefind's words are what stands between spaces, without punctuation. Runs of Chinese,
// identifiers and provisions have terms beside them, which are asked for as exact phrases.

/**
 * @typedef {object} Part
 * @property {string} question what Pagefind is asked
 * @property {boolean} exact whether the answer is exact, and not ranked
 * @property {RegExp[]} marks what to mark, in a text that was folded
 * @property {string[]} words those that Pagefind may bend, each with the mark at the same place
 */

const RUN = /[\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu
const IDENTIFIER = /(?<![a-z0-9])[a-z0-9]+(?:[-\u2010\u2013/:._][a-z0-9]+)+/g
const NUMBER = String.raw`[0-9]+[a-z]?(?![a-z0-9])(?:\([a-z0-9]{1,4}\))*`
const HEADS = { art: "art(?:icle|ikel)?", sec: "(?:sec(?:tion)?|§)", recital: "recital" }
const AND = String.raw`\s*(?:,|and|or|to|–|-)\s*`
const PROVISION = new RegExp(
  String.raw`(?<![a-z0-9])(?:(?<art>${HEADS.art})|(?<sec>${HEADS.sec})|(?<recital>${HEADS.recital}))` +
    String.raw`(?<many>[s§n])?\.?\s*(?<numbers>${NUMBER}(?:${AND}${NUMBER})*)`,
  "g",
)
const PHRASE = /"([^"]*)"/g
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu

/** @param {string} query @returns {Part[]} */
export function partsOf(query) {
  /** @type {Part[]} */
  const parts = []
  let rest = query.normalize("NFKC").replace(/[“”„«»]/g, '"')
  rest = cut(rest, PROVISION, (found) => parts.push(...provisions(found.groups ?? {})))
  rest = cut(rest, IDENTIFIER, ([found]) => /[0-9]/.test(found) && parts.push(identifier(found)))
  rest = cut(rest, RUN, ([found]) => parts.push(run(found)))
  rest = cut(rest, PHRASE, (found) => wordsOf(found[1]).length && parts.push(phrase(found[1])))
  if (wordsOf(rest).length) parts.push(words(rest))
  return parts
}

/**
 * A text of the same length in small letters without accents.
 * @param {string} text
 */
export function folded(text) {
  return text.replace(/[^\x00-\x7f]|[A-Z]/gu, (sign) => {
    const plain = sign.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    return plain.length === sign.length ? plain : sign
  })
}

/**
 * Hands over what a pattern finds in a text, and gives the text without what was taken.
 * @param {string} text @param {RegExp} pattern @param {(found: RegExpMatchArray) => unknown} take
 */
function cut(text, pattern, take) {
  let rest = text
  for (const found of folded(text).matchAll(pattern)) {
    const start = /** @type {number} */ (found.index)
    const end = start + found[0].length
    if (take(found)) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end)
  }
  return rest
}

/** @param {string} found @returns {Part} */
function run(found) {
  const signs = [...found]
  const pairs = signs.slice(1).map((sign, before) => signs[before] + sign)
  const question = pairs.length ? `"${pairs.join(" ")}"` : found
  return { question, exact: true, marks: [literal(found)], words: [] }
}

/** @param {string} found @returns {Part} */
function identifier(found) {
  const pieces = found.split(/[^a-z0-9]/)
  return exactly(pieces.join("_"), pieces.join("[-\\u2010\\u2013/:._]"))
}

/** @param {Record<string, string | undefined>} found @returns {Part[]} */
function provisions({ numbers = "", many, ...heads }) {
  const all = numbers.match(/(?<![(a-z0-9])[0-9]+[a-z]?/g) ?? []
  const [kind, head] = /** @type {[string, string]} */ (Object.entries(HEADS).find(([name]) => heads[name]))
  const asked = many ? all : all.slice(0, 1)
  return asked.map((number) => exactly(`${kind}_${number}`, String.raw`${head}[s§n]?\.?\s*(?:${NUMBER}${AND})*?${number}`))
}

/** @param {string} term @param {string} mark @returns {Part} */
function exactly(term, mark) {
  const whole = new RegExp(`(?<![a-z0-9])${mark}(?![a-z0-9])`, "g")
  return { question: `"${term}"`, exact: true, marks: [whole], words: [] }
}

/** @param {string} text @returns {Part} */
function phrase(text) {
  const mark = wordsOf(folded(text)).map(escaped).join("[^\\p{L}\\p{N}]+")
  return { question: `"${text.trim()}"`, exact: true, marks: [new RegExp(mark, "gu")], words: [] }
}

/** @param {string} text @returns {Part} */
function words(text) {
  const words = wordsOf(text)
  const marks = words.map(
    (word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(folded(word))}[\\p{L}\\p{N}]*`, "gu"),
  )
  return { question: text.replaceAll('"', " ").trim(), exact: false, marks, words }
}

/** @param {string} text @returns {string[]} */
function wordsOf(text) {
  return text.match(WORD) ?? []
}

/** @param {string} text */
function literal(text) {
  return new RegExp(escaped(text), "gu")
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, (sign) => (sign === "-" ? "\\x2d" : `\\${sign}`))
}
