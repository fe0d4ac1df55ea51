// Shards of the index, as bulletin/search/index_shards.py writes them.

/**
 * @typedef {object} Term
 * @property {string} text
 * @property {number} count the entries that have it
 * @property {number[]} related other terms that belong to it, as distances in the list of all terms
 * @property {number} from the place of its postings
 * @property {number} length of its postings
 *
 * @typedef {object} Posting what an entry has of a term
 * @property {number} weight above 0 and at most 1
 * @property {number[]} places rising
 *
 * @typedef {Map<number, Posting>} Hits by the number of the entry
 *
 * @typedef {[key: string, term: string, names: string[]]} Name words that have a term of their meaning
 */

const HEAVIEST = 15

export class Shard {
  /** @param {Uint8Array} bytes @param {Term[]} terms @param {Name[]} names */
  constructor(bytes, terms, names) {
    this.bytes = bytes
    this.terms = terms
    this.names = names
    /** @type {Map<Term, Hits>} */
    this.read = new Map()
  }

  /** @param {Term} term @returns {Hits} */
  hits(term) {
    const known = this.read.get(term)
    if (known) return known
    const hits = hitsIn(new Reader(this.bytes, term.from), term.count)
    this.read.set(term, hits)
    return hits
  }
}

class Reader {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes
    this.at = at
  }

  number() {
    const first = this.bytes[this.at++]
    if (first < 192) return first
    if (first < 255) return 192 + (first - 192) * 256 + this.bytes[this.at++]
    let number = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++]
      number += (byte & 127) * factor
      if (byte < 128) return number
    }
  }
}

/** @param {Uint8Array} bytes @returns {Shard} */
export function shardOf(bytes) {
  const reader = new Reader(bytes, 0)
  const decoder = new TextDecoder()
  /** @type {Term[]} */
  const terms = []
  let spelled = new Uint8Array(0)
  let from = 0
  for (let rest = reader.number(); rest > 0; rest -= 1) {
    const shared = reader.number()
    const own = reader.number()
    const whole = new Uint8Array(shared + own)
    whole.set(spelled.subarray(0, shared))
    whole.set(bytes.subarray(reader.at, reader.at + own), shared)
    reader.at += own
    spelled = whole
    const [count, length, relations] = [reader.number(), reader.number(), reader.number()]
    const related = Array.from({ length: relations }, () => unzigzagged(reader.number()))
    terms.push({ text: decoder.decode(whole), count, related, from, length })
    from += length
  }
  for (const term of terms) term.from += reader.at
  const tail = bytes.subarray(reader.at + from)
  return new Shard(bytes, terms, tail.length ? JSON.parse(decoder.decode(tail)) : [])
}

/** @param {Reader} reader @param {number} count @returns {Hits} */
function hitsIn(reader, count) {
  const hits = new Map()
  let entry = 0
  const entries = Array.from({ length: count }, () => (entry += reader.number()))
  const heads = Array.from({ length: count }, () => reader.number())
  for (const [number, head] of heads.entries()) {
    const places = []
    let place = 0
    for (let more = Math.floor(head / (HEAVIEST + 1)); more > 0; more -= 1) places.push((place += reader.number()))
    hits.set(entries[number], { weight: (head % (HEAVIEST + 1)) / HEAVIEST, places })
  }
  return hits
}

/** @param {number} number */
function unzigzagged(number) {
  return number % 2 ? -(number + 1) / 2 : number / 2
}
