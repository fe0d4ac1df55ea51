// A query as it is understood: groups that have to be there, what must not, and filters.

/**
 * @typedef {object} Piece something to look up
 * @property {"word" | "phrase" | "joined"} kind
 * @property {string} text as the reader typed it
 * @property {import("./terms.js").Word[]} words that it is made of
 * @property {string[]} terms of a joined piece
 * @property {{key: string, place: number}[]} extra provisions that a phrase has in it
 * @property {boolean} isSpelling whether its words may stand apart as well
 * @property {number} place of its first word, counted in words of the query
 * @property {boolean} isPlain whether it was typed without quotes and operators
 *
 * @typedef {object} Query
 * @property {Piece[][]} groups of each of which one has to be there
 * @property {Piece[]} excluded
 * @property {{field: string, value: string}[]} fields
 * @property {boolean} isOpen whether the last word may be the beginning of another one
 */

const OR = new Set(["OR", "ODER", "OU", "或", "|"])
export const QUOTES = /[“”„«»‟「」『』＂]/g
const HEADS = new Set(["n", "no", "nr", "num", "az", "rs", "rn", "case", "cause", "affaire", "aktenzeichen", "rechtssache"])
const ITEM = /(?:^|(?<=\s))(-)?(?:([\p{L}_]+):)?"([^"]*)(?:"|$)|(?:^|(?<=\s))(-)?(?:([\p{L}_]+):)?([^\s"]+)|"([^"]*)(?:"|$)|([^\s"]+)/gu

/**
 * @param {string} typed @param {import("./terms.js").Terms} terms
 * @param {(name: string) => string | undefined} fieldOf the field that a name means
 * @returns {Query}
 */
export function understood(typed, terms, fieldOf) {
  /** @type {Query} */
  const query = { groups: [], excluded: [], fields: [], isOpen: /[\p{L}\p{N}]$/u.test(typed) }
  const reader = new Reader(query, terms)
  for (const item of typed.replace(QUOTES, '"').matchAll(ITEM)) {
    const not = Boolean(item[1] ?? item[4])
    const field = fieldOf(item[2] ?? item[5] ?? "")
    const quoted = item[3] ?? item[7]
    const name = item[2] ?? item[5]
    const plain = item[6] ?? item[8] ?? ""
    if (field && (quoted || plain)) query.fields.push({ field, value: quoted || plain })
    else if (quoted !== undefined) reader.quote(name ? `${name} ${quoted}` : quoted, not)
    else if (not) reader.exclude(name ? `${name}:${plain}` : plain)
    else if (OR.has(plain) && !name) reader.or()
    else reader.word(name ? `${name}:${plain}` : plain)
  }
  reader.end()
  return query
}

class Reader {
  /** @param {Query} query @param {import("./terms.js").Terms} terms */
  constructor(query, terms) {
    this.query = query
    this.terms = terms
    /** @type {string[]} */
    this.pending = []
    this.isAlternative = false
    this.place = 0
  }

  /** @param {string} text */
  word(text) {
    this.pending.push(text)
  }

  or() {
    this.end()
    this.isAlternative = this.query.groups.length > 0
  }

  /** @param {string} text @param {boolean} not */
  quote(text, not) {
    this.end()
    const piece = phraseOf(text, this.terms, this.place)
    if (!piece) return
    if (not) this.query.excluded.push(piece)
    else this.add([piece])
  }

  /** @param {string} text */
  exclude(text) {
    this.end()
    this.query.excluded.push(...piecesOf(text, this.terms, 0))
  }

  /** What was typed without signs so far. */
  end() {
    if (this.pending.length) this.add(piecesOf(this.pending.join(" "), this.terms, this.place))
    this.pending = []
  }

  /** @param {Piece[]} pieces */
  add(pieces) {
    for (const piece of pieces) {
      if (this.isAlternative) this.query.groups.at(-1)?.push({ ...piece, isPlain: false })
      else this.query.groups.push([piece])
      this.isAlternative = false
      this.place = Math.max(this.place, piece.place + span(piece))
    }
  }
}

/** The places from the first word of a piece to behind its last. @param {Piece} piece */
export function span({ words, place }) {
  return words.length ? words[words.length - 1].place - words[0].place + 1 : 1
}

/** @param {string} text @param {import("./terms.js").Terms} terms @param {number} start @returns {Piece | undefined} */
function phraseOf(text, terms, start) {
  const clean = terms.clean(text)
  const words = terms.words(clean)
  if (!words.length) return undefined
  const kind = words.length === 1 ? "word" : "phrase"
  const extra = terms.provisions(clean).flatMap((one) => {
    const word = words.find(({ from, to }) => to <= one.to && from >= one.from && /^[0-9]/.test(clean.slice(from)))
    return word && one.terms.length === 1 ? [{ key: one.terms[0], place: word.place }] : []
  })
  return { kind, text: `“${text.trim()}”`, words, terms: [], extra, isSpelling: false, place: start, isPlain: false }
}

/** @param {string} typed @param {import("./terms.js").Terms} terms @param {number} start @returns {Piece[]} */
function piecesOf(typed, terms, start) {
  const text = terms.clean(typed)
  const words = terms.words(text)
  /** @type {Piece[]} */
  const pieces = []
  let end = 0
  const add = (/** @type {Piece["kind"]} */ kind, /** @type {import("./terms.js").Word[]} */ own, /** @type {any} */ more) => {
    const shown = typed.length === text.length ? typed : text
    const [from, to] = [more.from ?? own[0].from, more.to ?? own[own.length - 1].to]
    const place = start + (own[0]?.place ?? 0)
    pieces.push({ kind, text: shown.slice(from, to).trim(), words: own, terms: [], extra: [], isSpelling: false, place, isPlain: true, ...more })
    end = to
  }
  const addWords = (/** @type {number} */ until) => {
    const here = words.filter(({ from }) => from >= end && from < until)
    while (here.length) {
      const run = here[0].isSign ? runAtStart(here) : 1
      add(run > 1 ? "phrase" : "word", here.splice(0, run), {})
    }
  }
  for (const one of withoutOverlaps(terms.joined(text))) {
    addWords(one.from)
    const own = words.filter(({ from }) => from >= one.from && from < one.to)
    add("joined", one.isProvision ? own.slice(0, 1) : own, one)
  }
  addWords(text.length)
  return withoutHeads(pieces)
}

/** Leaves out what only says that a number follows: `No. 449209` and `Rs. C-252/21`. @param {Piece[]} pieces */
function withoutHeads(pieces) {
  const isHead = (/** @type {Piece} */ { kind, words }) => kind === "word" && HEADS.has(words[0].key)
  return pieces.filter((piece, number) => !(isHead(piece) && /^[^0-9]{0,12}[0-9]/.test(pieces[number + 1]?.text ?? "")))
}

/** How many signs at the beginning stand side by side. @param {import("./terms.js").Word[]} words */
function runAtStart(words) {
  const next = words.findIndex((word, number) => number > 0 && (!word.isSign || word.place !== words[number - 1].place + 1))
  return next < 0 ? words.length : next
}

/** @param {import("./terms.js").Joined[]} joined */
function withoutOverlaps(joined) {
  const kept = []
  let end = 0
  const rank = (/** @type {import("./terms.js").Joined} */ { isProvision, isDate }) => Number(isProvision || Boolean(isDate))
  const order = [...joined].sort((a, b) => a.from - b.from || rank(b) - rank(a) || b.to - a.to)
  for (const one of order) {
    if (one.from < end) continue
    kept.push(one)
    end = one.to
  }
  return kept
}
