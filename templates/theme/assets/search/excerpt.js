// What to show of a text that answers a query: the piece around the hits, with the hits marked.

/**
 * @typedef {import("./matching.js").Mark} Mark
 * @typedef {import("./terms.js").Terms} Terms
 *
 * @typedef {object} Span a hit
 * @property {number} from in characters
 * @property {number} to
 * @property {number} of which mark it is a hit
 */

const REACH = 16

/**
 * The text with its hits marked, as nodes.
 * @param {string} text @param {Mark[]} marks @param {Terms} terms
 */
export function marked(text, marks, terms) {
  return nodes(text, 0, text.length, spansOf(text, marks, terms))
}

/**
 * The first piece of a text that shows as many different hits as any, as nodes; its beginning,
 * if there are none.
 * @param {string} text @param {Mark[]} marks @param {Terms} terms
 * @param {number} length of the piece, about
 */
export function excerpt(text, marks, terms, length) {
  const spans = spansOf(text, marks, terms).sort((a, b) => a.from - b.from)
  const [from, to] = pieceOf(text, spans, length)
  const shown = nodes(text, from, to, spans)
  if (from > 0) shown.unshift("… ")
  if (to < text.length) shown.push(" …")
  return shown
}

/** @param {string} text @param {Mark[]} marks @param {Terms} terms @returns {Span[]} */
function spansOf(text, marks, terms) {
  const words = terms.shownWords(text)
  const provisions = marks.some(({ kind }) => kind === "joined") ? provisionsOf(text, terms) : []
  return marks.flatMap(({ kind, keys, sequence, terms: own }, of) => {
    const spans = words.flatMap((word, number) => {
      if (kind !== "phrase" && (keys.has(word.key) || keys.has(word.text))) return [{ from: word.from, to: word.to, of }]
      const isHere = sequence.length > 0 && sequence.every((key, next) => words[number + next]?.key === key)
      const isWhole = kind === "phrase" || (kind === "joined" && sequence.length > 1)
      return isHere && isWhole ? [{ from: word.from, to: words[number + sequence.length - 1].to, of }] : []
    })
    const named = provisions.filter((one) => one.terms.some((term) => own.some((wanted) => `${term}_`.startsWith(`${wanted}_`))))
    return [...spans, ...named.map(({ from, to }) => ({ from, to, of }))]
  })
}

/** @param {string} text @param {Terms} terms */
function provisionsOf(text, terms) {
  const small = text.toLowerCase()
  if (small.length !== text.length) return []
  return terms.provisions(small).map((one) => ({ ...one, from: one.head }))
}

/** @param {string} text @param {Span[]} spans @param {number} length */
function pieceOf(text, spans, length) {
  const lead = length / 4
  const different = spans.map(({ from }) => {
    const near = spans.filter((one) => one.from >= from && one.to <= from + length - lead)
    return new Set(near.map(({ of }) => of)).size
  })
  const hit = spans[different.indexOf(Math.max(...different))]?.from ?? 0
  const from = hit <= lead ? 0 : atWord(text, Math.min(hit - lead, Math.max(0, text.length - length)))
  return [from, atWord(text, Math.min(from + length, text.length))]
}

/** The beginning of a word near a place, if there are words. @param {string} text @param {number} place */
function atWord(text, place) {
  if (place >= text.length) return place
  const space = text.slice(place - 1, place + REACH).search(/\s/)
  return space < 0 ? place : place + space
}

/**
 * A piece of a text with hits, of which some may overlap.
 * @param {string} text @param {number} from @param {number} to @param {Span[]} spans
 * @returns {(Node | string)[]}
 */
function nodes(text, from, to, spans) {
  const shown = []
  let at = from
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const start = Math.max(span.from, at)
    const end = Math.min(span.to, to)
    if (start >= end) continue
    const mark = document.createElement("mark")
    mark.textContent = text.slice(start, end)
    shown.push(text.slice(at, start), mark)
    at = end
  }
  return [...shown, text.slice(at, to)]
}
