// What a piece of a query hits: words in all their forms, phrases, and names that mean the same.

import { rootFile, shardFile } from "./files.js"

/**
 * @typedef {import("./shards.js").Hits} Hits
 * @typedef {import("./shards.js").Term} Term
 * @typedef {import("./query.js").Piece} Piece
 *
 * @typedef {object} Found terms of the index that answer a word
 * @property {{term: Term, hits: Hits, factor: number}[]} terms
 *
 * @typedef {object} Mark what to mark in a text that is shown
 * @property {string} kind
 * @property {Set<string>} keys of a word
 * @property {string[]} sequence of keys
 * @property {string[]} terms of provisions
 *
 * @typedef {object} Answer
 * @property {Hits} hits
 * @property {Mark[]} marks
 * @property {boolean} isBeginning whether it was taken for the beginning of words
 */

const SAME_SPELLING = 1
const OTHER_FORM = 0.8
const PART_OF_COMPOUND = 0.6
const BEGINNING = 0.5
const MOST_BEGINNINGS = 60
const LEAST_LETTERS = 2
const NEAR = 2

/** The number of the shard that has a key, if any has it. @param {string} key */
async function placeOf(key) {
  const { firsts } = await rootFile()
  let [low, high] = [0, firsts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (firsts[middle] <= key) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** @param {string} key @param {import("./terms.js").Terms} terms */
async function shardOf(key, terms) {
  const { firsts } = await rootFile()
  if (!firsts.length) return undefined
  const number = await placeOf(key)
  const shard = await shardFile(number)
  return { number, shard, own: shard.terms.flatMap((term, place) => (terms.fold(term.text) === key ? [place] : [])) }
}

/** A term by its number in the list of all. @param {number} number */
async function termAt(number) {
  const { counts } = await rootFile()
  let [shard, before] = [0, 0]
  while (number >= before + counts[shard]) before += counts[shard++]
  const file = await shardFile(shard)
  return { term: file.terms[number - before], shard: file }
}

/**
 * The terms of a word: itself, its other forms and spellings; what begins with it, if it may be
 * a beginning or if there is nothing else.
 * @param {import("./terms.js").Word} word @param {import("./terms.js").Terms} terms @param {boolean} isOpen
 * @returns {Promise<Found & {isBeginning: boolean}>}
 */
export async function formsOf(word, terms, isOpen) {
  const found = await shardOf(word.key, terms)
  if (!found) return { terms: [], isBeginning: false }
  const { number, shard, own } = found
  const { counts } = await rootFile()
  const start = counts.slice(0, number).reduce((sum, count) => sum + count, 0)
  const numbers = new Set(own.flatMap((place) => [start + place, ...shard.terms[place].related.map((step) => start + place + step)]))
  const forms = await Promise.all([...numbers].map(termAt))
  const exact = forms.map(({ term, shard }) => ({ term, hits: shard.hits(term), factor: factorOf(term.text, word.text) }))
  const known = exact.length || word.isSign ? exact : await otherForms(word.key, number, terms)
  const isBeginning = (isOpen || !known.length) && !word.isSign && word.key.length >= LEAST_LETTERS
  const begun = isBeginning ? await beginningWith(word.key, number, terms) : []
  const seen = new Set(known.map(({ term }) => term))
  const others = begun.filter(({ term }) => !seen.has(term))
  return { terms: [...known, ...others], isBeginning: others.length > 0 }
}

/**
 * The names of things that may begin with the first of some words.
 * @param {import("./terms.js").Word[]} words @param {import("./terms.js").Terms} terms
 * @returns {Promise<import("./shards.js").Name[]>}
 */
export async function namesAt([first, second], terms) {
  const isPair = first.isSign && second?.isSign && second.place === first.place + 1
  const key = isPair ? first.key + second.key : first.key
  const found = await shardOf(key, terms)
  return found ? found.shard.names.filter(([name]) => `${name} `.startsWith(isPair ? `${first.key} ${second.key} ` : `${key} `)) : []
}

/**
 * Forms of a word that no entry has as it is: those that differ in a usual ending.
 * @param {string} key @param {number} number of the shard where it would be @param {import("./terms.js").Terms} terms
 */
async function otherForms(key, number, terms) {
  const { endings } = await rootFile()
  const changed = endings.flatMap(([end, other]) => (key.endsWith(end) && key.length - end.length > 2 ? [key.slice(0, key.length - end.length) + other] : []))
  const places = await Promise.all(changed.map(placeOf))
  const near = new Set(changed.filter((_, place) => Math.abs(places[place] - number) <= 1))
  const shards = await Promise.all([...new Set(places.filter((place) => Math.abs(place - number) <= 1))].map(shardFile))
  const all = shards.flatMap((shard) => shard.terms.map((term) => ({ term, shard })))
  const found = all.filter(({ term }) => near.has(terms.fold(term.text)))
  return found.map(({ term, shard }) => ({ term, hits: shard.hits(term), factor: PART_OF_COMPOUND }))
}

/** @param {string} term @param {string} typed */
function factorOf(term, typed) {
  if (term === typed) return SAME_SPELLING
  return term.endsWith("-") ? PART_OF_COMPOUND : OTHER_FORM
}

/** @param {string} key @param {number} number of the shard @param {import("./terms.js").Terms} terms */
async function beginningWith(key, number, terms) {
  const { firsts } = await rootFile()
  const numbers = [number]
  if (firsts[number + 1]?.startsWith(key)) numbers.push(number + 1)
  const shards = await Promise.all(numbers.map(shardFile))
  const all = shards.flatMap((shard) => shard.terms.map((term) => ({ term, shard })))
  const begun = all.filter(({ term }) => isWord(term.text) && terms.fold(term.text).startsWith(key))
  begun.sort((a, b) => b.term.count - a.term.count)
  return begun.slice(0, MOST_BEGINNINGS).map(({ term, shard }) => ({ term, hits: shard.hits(term), factor: BEGINNING }))
}

/** @param {string} text */
function isWord(text) {
  return !/[_&\s-]/.test(text)
}

/** @param {Piece} piece @param {import("./terms.js").Terms} terms @param {boolean} isOpen @returns {Promise<Answer>} */
export async function answerTo(piece, terms, isOpen) {
  if (piece.kind === "word" && piece.isPlain) return wordAnswer(piece, terms, isOpen)
  if (piece.kind !== "joined") return phraseAnswer(piece, terms)
  const whole = await termsAnswer(piece, terms)
  const isProvision = piece.terms.some((term) => /^(?:art|sec|recital)_/.test(term))
  if (isProvision || (whole.hits.size && !piece.isSpelling)) return whole
  const apart = await phraseAnswer(piece, terms)
  return { hits: either(whole.hits, apart.hits), marks: [...whole.marks, ...apart.marks], isBeginning: false }
}

/** @param {Piece} piece @param {import("./terms.js").Terms} terms @param {boolean} isOpen @returns {Promise<Answer>} */
async function wordAnswer(piece, terms, isOpen) {
  const found = await formsOf(piece.words[0], terms, isOpen)
  const keys = new Set(found.terms.map(({ term }) => terms.fold(term.text)))
  const hits = found.terms.map(({ hits, factor }) => lighter(hits, factor)).reduce(either, new Map())
  return { hits, marks: [{ kind: "word", keys, sequence: [], terms: [] }], isBeginning: found.isBeginning }
}

/** @param {Piece} piece @param {import("./terms.js").Terms} terms @returns {Promise<Answer>} */
async function termsAnswer(piece, terms) {
  const found = await Promise.all(piece.terms.map((term) => exactly(term, terms)))
  const sequence = piece.words.map(({ key }) => key)
  const own = new Set(piece.terms)
  return { hits: found.reduce(either, new Map()), marks: [{ kind: "joined", keys: own, sequence, terms: piece.terms }], isBeginning: false }
}

/** The entries that have a term as it is. @param {string} key @param {import("./terms.js").Terms} terms @returns {Promise<Hits>} */
export async function exactly(key, terms) {
  const found = await shardOf(key, terms)
  if (!found) return new Map()
  return found.own.map((place) => found.shard.hits(found.shard.terms[place])).reduce(either, new Map())
}

/** @param {Piece} piece @param {import("./terms.js").Terms} terms @returns {Promise<Answer>} */
async function phraseAnswer(piece, terms) {
  const sequence = piece.words.map(({ key }) => key)
  const hits = await sideBySide([...piece.extra, ...pairsOf(piece.words)], terms)
  return { hits, marks: [{ kind: "phrase", keys: new Set(), sequence, terms: [] }], isBeginning: false }
}

/** What to look up for words side by side: every other pair of Chinese, for its signs. @param {import("./terms.js").Word[]} words */
function pairsOf(words) {
  return runsOf(words).flatMap((run) => {
    if (run.length === 1) return run
    const firsts = run.slice(0, -1).flatMap((word, number) => (number % 2 === 0 ? [number] : []))
    if (run.length % 2) firsts.push(run.length - 2)
    return firsts.map((number) => ({ key: run[number].key + run[number + 1].key, place: run[number].place }))
  })
}

/** Signs that stand side by side, and words by themselves. @param {import("./terms.js").Word[]} words */
function runsOf(words) {
  /** @type {import("./terms.js").Word[][]} */
  const runs = []
  for (const word of words) {
    const last = runs.at(-1)?.at(-1)
    if (last?.isSign && word.isSign && word.place === last.place + 1) runs.at(-1)?.push(word)
    else runs.push([word])
  }
  return runs
}

/** @param {{key: string, place: number}[]} wanted @param {import("./terms.js").Terms} terms @returns {Promise<Hits>} */
async function sideBySide(wanted, terms) {
  const all = await Promise.all(wanted.map(({ key }) => exactly(key, terms)))
  const [first, ...others] = all
  const hits = new Map()
  for (const [entry, { weight, places }] of first ?? []) {
    const found = others.map((one) => one.get(entry))
    if (found.some((one) => !one)) continue
    const sets = found.map((one) => new Set(one?.places))
    const starts = places.filter((place) => sets.every((set, number) => set.has(place + wanted[number + 1].place - wanted[0].place)))
    const weights = [weight, ...found.map((one) => one?.weight ?? 0)]
    if (starts.length) hits.set(entry, { weight: weights.reduce((sum, one) => sum + one) / weights.length, places: starts })
  }
  return hits
}

/** @param {Hits} hits @param {number} factor @returns {Hits} */
export function lighter(hits, factor) {
  if (factor === 1) return hits
  return new Map([...hits].map(([entry, { weight, places }]) => [entry, { weight: weight * factor, places }]))
}

/** @param {Hits} some @param {Hits} others @returns {Hits} */
export function either(some, others) {
  if (!some.size) return others
  const all = new Map(some)
  for (const [entry, other] of others) {
    const one = all.get(entry)
    const places = one ? [...new Set([...one.places, ...other.places])].sort((a, b) => a - b) : other.places
    all.set(entry, one ? { weight: Math.max(one.weight, other.weight), places } : other)
  }
  return all
}

/**
 * The word of the index that is nearest to one that it does not have.
 * @param {import("./terms.js").Word} word @param {import("./terms.js").Terms} terms
 * @returns {Promise<string | undefined>}
 */
export async function nearest({ key }, terms) {
  const { firsts } = await rootFile()
  if (!firsts.length || key.length < 3) return undefined
  const number = await placeOf(key)
  const starts = [key, key.slice(0, 2), swapped(key), key.slice(1), key[0] + key[0] + key.slice(1)]
  const numbers = new Set([number - 1, number, number + 1, ...(await Promise.all(starts.map(placeOf)))])
  const near = [...numbers].filter((one) => one >= 0 && one < firsts.length)
  const shards = await Promise.all(near.map(shardFile))
  let best
  let least = Math.min(NEAR, Math.floor(key.length / 3)) + 0.99
  for (const { text, count } of shards.flatMap((shard) => shard.terms)) {
    if (!count || !isWord(text) || Math.abs(text.length - key.length) > NEAR) continue
    const distance = distanceOf(key, terms.fold(text)) + 0.9 / (1 + count)
    if (distance < least) [best, least] = [text, distance]
  }
  return best
}

/** @param {string} word with its first two letters changed about */
function swapped(word) {
  return word[1] + word[0] + word.slice(2)
}

/** Letters to change, to add, to leave out or to swap (optimal string alignment). @param {string} a @param {string} b */
function distanceOf(a, b) {
  /** @type {number[]} */
  let before = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1] + Number(a[i - 1] !== b[j - 1])
      next[j] = Math.min(change, row[j] + 1, next[j - 1] + 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]
}
