// What to show of a text that answers a query: the piece around the hits, with the hits marked.

import { folded } from "./query.js"

/**
 * @typedef {object} Span a hit
 * @property {number} from in characters
 * @property {number} to
 * @property {number} of which mark it is a hit
 */

const REACH = 16

/**
 * The text with its hits marked, as nodes.
 * @param {string} text @param {RegExp[]} marks
 */
export function marked(text, marks) {
  return nodes(text, 0, text.length, spansOf(text, marks))
}

/**
 * The first piece of a text that shows as many different hits as any, as nodes; its beginning,
 * if there are none.
 * @param {string} text @param {RegExp[]} marks @param {number[]} places of words that were found
 * @param {number} length of the piece, about
 */
export function excerpt(text, marks, places, length) {
  const spans = [...spansOf(text, marks), ...spansOfWords(text, places)].sort((a, b) => a.from - b.from)
  const [from, to] = pieceOf(text, spans, length)
  const shown = nodes(text, from, to, spans)
  if (from > 0) shown.unshift("… ")
  if (to < text.length) shown.push(" …")
  return shown
}

/** @param {string} text @param {RegExp[]} marks @returns {Span[]} */
function spansOf(text, marks) {
  const plain = folded(text)
  return marks.flatMap((mark, of) =>
    [...plain.matchAll(mark)].map(({ 0: found, index = 0 }) => ({ from: index, to: index + found.length, of })),
  )
}

/** @param {string} text @param {number[]} places @returns {Span[]} */
function spansOfWords(text, places) {
  if (!places.length) return []
  const words = [...text.matchAll(/\S+/g)]
  return places.filter((place) => words[place]).map((place) => {
    const { 0: word, index = 0 } = words[place]
    const before = Math.max(0, word.search(/[\p{L}\p{N}]/u))
    return { from: index + before, to: index + word.replace(/[^\p{L}\p{N}]+$/u, "").length, of: -1 }
  })
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
