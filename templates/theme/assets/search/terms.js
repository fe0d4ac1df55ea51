// The terms of a query, taken apart as bulletin/search/terms.py takes texts apart, by the patterns
// and the letters that the index brings along.

/**
 * @typedef {object} Word a word, or a sign of Chinese
 * @property {string} text in small letters
 * @property {string} key what it is looked up by
 * @property {number} from
 * @property {number} to
 * @property {number} place counted in words
 * @property {boolean} isSign
 *
 * @typedef {object} Joined several words that are a term
 * @property {string[]} terms any of which it may be
 * @property {number} from
 * @property {number} to
 * @property {number} head where the list begins that it stands in
 * @property {boolean} isProvision
 * @property {boolean} [isDate]
 * @property {boolean} isSpelling whether its words may stand apart as well, as in e-mail
 */

const KINDS = ["art", "sec", "recital"]
const ROMANS = "i ii iii iv v vi vii viii ix x".split(" ")
const DIGITS = "零一二三四五六七八九"
/** @type {Record<string, number>} */
const POWERS = { 十: 10, 百: 100, 千: 1000 }

export class Terms {
  /** @param {import("./files.js").Root} root */
  constructor({ letters, patterns, months, word }) {
    this.plain = new Map(Object.entries(letters).flatMap(([plain, all]) => [...all].map((one) => [one, plain])))
    const pattern = (/** @type {string} */ name) => new RegExp(patterns[name].replaceAll("{WORD}", word), "gu")
    this.word = pattern("word")
    this.run = pattern("unspaced")
    this.ignored = pattern("ignored")
    this.identifier = pattern("identifier")
    this.names = pattern("names")
    this.hyphened = pattern("hyphened")
    this.provision = pattern("provision")
    this.one = pattern("one")
    this.units = pattern("units")
    this.many = new RegExp(patterns.many, "u")
    this.chinese = pattern("chinese")
    this.initials = pattern("initials")
    this.date = pattern("date")
    this.roman = pattern("roman")
    this.months = new Map(months.flatMap((names, month) => names.split(" ").map((name) => [name, month + 1])))
    this.shown = new RegExp(`[${word}${patterns.ignored.slice(1, -1)}]+`, "gu")
  }

  /** @param {string} text */
  clean(text) {
    return text.normalize("NFKC").replace(this.ignored, "").toLowerCase().replaceAll("_", " ")
  }

  /** A word as it is looked up: in small, plain letters. @param {string} word */
  fold(word) {
    if (/^[\x00-\x7f]*$/.test(word)) return word
    const bare = word.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    return [...bare].map((letter) => this.plain.get(letter) ?? letter).join("")
  }

  /** The words of a text that was cleaned. @param {string} text @returns {Word[]} */
  words(text) {
    const found = []
    let place = 0
    let isAfterRun = false
    for (const { 0: word, index } of text.matchAll(this.word)) {
      if (/^['’]/.test(word)) continue
      for (const { from, piece, isRun } of this.pieces(word, index)) {
        if (isRun && isAfterRun) place += 1
        isAfterRun = isRun
        let at = from
        for (const one of isRun ? piece : [piece]) {
          found.push({ text: one, key: this.fold(one), from: at, to: at + one.length, place, isSign: isRun })
          place += 1
          at += one.length
        }
      }
    }
    return found
  }

  /** @param {string} word @param {number} offset */
  pieces(word, offset) {
    const pieces = []
    let end = 0
    for (const { 0: run, index } of word.matchAll(this.run)) {
      if (index > end) pieces.push({ from: offset + end, piece: word.slice(end, index), isRun: false })
      pieces.push({ from: offset + index, piece: run, isRun: true })
      end = index + run.length
    }
    if (end < word.length) pieces.push({ from: offset + end, piece: word.slice(end), isRun: false })
    return pieces
  }

  /** What is a term of several words in a text that was cleaned. @param {string} text @returns {Joined[]} */
  joined(text) {
    const found = this.provisions(text)
    const join = (/** @type {string} */ whole, /** @type {string} */ sign) =>
      [...whole.matchAll(this.word)].map(([word]) => this.fold(word)).join(sign)
    const parts = (/** @type {string} */ whole) => join(whole, " ").match(/[0-9]+|[^0-9 ]+/g) ?? []
    for (const { 0: whole, index } of text.matchAll(this.identifier)) {
      if (/[0-9]/.test(whole)) found.push(joined([parts(whole).join("_")], index, whole))
    }
    for (const { 0: whole, index } of text.matchAll(this.initials)) {
      found.push({ ...joined([whole.replaceAll(".", "")], index, whole), isSpelling: true })
    }
    for (const match of text.matchAll(this.date)) {
      found.push({ ...joined(this.datesOf(match), match.index, match[0]), isDate: true, isSpelling: true })
    }
    for (const { 0: whole, index } of text.matchAll(this.names)) found.push(joined([join(whole, "&")], index, whole))
    for (const { 0: whole, index } of text.matchAll(this.hyphened)) {
      if (!/[0-9]/.test(whole)) found.push({ ...joined([join(whole, "")], index, whole), isSpelling: true })
    }
    return found
  }

  /** The terms of a date; of one that is read in two ways, both. @param {RegExpMatchArray} match */
  datesOf(match) {
    const [y, m, d] = [[1, 2, 3], [6, 5, 4], [9, 8, 7], [12, 10, 11], [13, 14, 15]].find(([year]) => match[year]) ?? []
    const [day, month] = [Number(match[d]), this.months.get(match[m]) ?? Number(match[m])]
    const isUnclear = match[0].includes("/") && day <= 12
    return [`date_${match[y]}_${month}_${day}`, ...(isUnclear ? [`date_${match[y]}_${day}_${month}`] : [])]
  }

  /** The provisions that a text names, each by its most exact term. @param {string} text @returns {Joined[]} */
  provisions(text) {
    const found = []
    for (const match of text.matchAll(this.provision)) {
      const heads = match.slice(1, 4)
      const head = heads.find(Boolean) ?? ""
      const numbers = match[4] ?? match[5]
      const kinds = head ? KINDS.filter((_, place) => heads[place]) : ["art", "sec"]
      const end = match.index + match[0].length
      let from = match.index
      for (const { 0: one, index } of this.cited(head, numbers).matchAll(this.one)) {
        const parts = [...one.replace(this.roman, (_, roman) => ` ${ROMANS.indexOf(roman) + 1}`).replace(this.units, " ").matchAll(this.word)].map(([part]) => this.fold(part))
        const to = end - numbers.length + index + one.length
        const terms = kinds.map((kind) => [kind, ...parts].join("_"))
        found.push({ terms, from, to, head: match.index, isProvision: true, isSpelling: false })
        from = to
      }
    }
    for (const { 0: whole, index, 1: article, 2: paragraph } of text.matchAll(this.chinese)) {
      const numbers = [article, paragraph].filter(Boolean).map(numberOf)
      found.push({ ...joined([["art", ...numbers].join("_")], index, whole), isProvision: true })
    }
    return found
  }

  /** The part of a list that belongs to its head. @param {string} head @param {string} numbers */
  cited(head, numbers) {
    if (!head || this.many.test(head)) return numbers
    const [first] = [...numbers.matchAll(this.one)].map(([one]) => one)
    return head === "art" && !first.includes(",") ? numbers.split(",")[0] : first
  }

  /** The words of a text as it is shown, with their places in it. @param {string} text @returns {Word[]} */
  shownWords(text) {
    const found = []
    for (const { 0: word, index } of text.matchAll(this.shown)) {
      for (const { from, piece, isRun } of this.pieces(word, index)) {
        let at = from
        for (const one of isRun ? piece : [piece]) {
          const plain = this.clean(one)
          if (plain === "s" && /['’]/.test(text[at - 1] ?? "")) continue
          found.push({ text: plain, key: this.fold(plain), from: at, to: at + one.length, place: found.length, isSign: isRun })
          at += one.length
        }
      }
    }
    return found
  }
}

/** @param {string[]} terms @param {number} from @param {string} whole @returns {Joined} */
function joined(terms, from, whole) {
  return { terms, from, to: from + whole.length, head: from, isProvision: false, isSpelling: false }
}

/** A Chinese numeral as digits. @param {string} numeral */
function numberOf(numeral) {
  if (/^[0-9]+$/.test(numeral)) return numeral
  let [total, digit] = [0, 0]
  for (const sign of numeral) {
    if (POWERS[sign]) [total, digit] = [total + (digit || 1) * POWERS[sign], 0]
    else digit = sign === "〇" ? 0 : Math.max(DIGITS.indexOf(sign), Number(sign) || 0)
  }
  return String(total + digit)
}
