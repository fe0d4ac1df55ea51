// What a reader has seen. Days alone would miss an entry that its editors add to an issue which has
// appeared: so the entries of the last weeks are remembered, too, each by three characters.

import { entriesOfMonth } from "./tables.js"

/**
 * @typedef {object} Seen
 * @property {string} until the day of the newest entry
 * @property {string} from the first day of which entries are remembered
 * @property {string} marks of these entries, `SIZE` characters each
 */

const WEEKS = 9
const MOST = 1000
const SIZE = 3
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** What the site has now. @param {import("./tables.js").Tables} tables @returns {Promise<Seen>} */
export async function seenNow(tables) {
  const days = tables.appeared.dates
  const until = days.reduce((last, day) => (day > last ? day : last), "")
  const recent = recentOf(days, until)
  const marks = await marksOf(recent, tables)
  const from = recent.map((entry) => days[entry]).reduce((first, day) => (day < first ? day : first), until)
  return { until, from, marks: [...marks.values()].join("") }
}

/**
 * Tells of an entry whether the reader has not seen it.
 * @param {Seen} seen @param {import("./tables.js").Tables} tables
 * @returns {Promise<(entry: number) => boolean>}
 */
export async function newerThan({ until, from, marks }, tables) {
  const known = new Set(String(marks).match(/.{3}/g))
  const since = tables.appeared.dates.flatMap((day, entry) => (day >= from && day <= until ? [entry] : []))
  const marked = await marksOf(since.slice(-MOST), tables)
  const late = new Set([...marked].filter(([, mark]) => known.size && !known.has(mark)).map(([entry]) => entry))
  return (entry) => tables.day(entry) > until || late.has(entry)
}

/** @param {string[]} days @param {string} until */
function recentOf(days, until) {
  const first = new Date(Date.parse(until) - WEEKS * 7 * 86_400_000)
  const from = Number.isNaN(first.getTime()) ? "" : first.toISOString().slice(0, 10)
  return days.flatMap((day, entry) => (day >= from ? [entry] : [])).slice(-MOST)
}

/** @param {number[]} entries @param {import("./tables.js").Tables} tables @returns {Promise<Map<number, string>>} */
async function marksOf(entries, tables) {
  const wanted = new Set(entries)
  const months = tables.months.filter(({ start, end }) => entries.some((entry) => entry >= start && entry < end))
  const loaded = await Promise.all(months.map(async ({ month }) => [month, await entriesOfMonth(month).catch(() => new Map())]))
  const marks = new Map()
  for (const [month, numbers] of loaded) {
    for (const [slug, entry] of numbers) if (wanted.has(entry)) marks.set(entry, mark(`${month}/${slug}`))
  }
  return marks
}

/** Eighteen bits of a text (FNV-1a). @param {string} text */
function mark(text) {
  let hash = 2_166_136_261
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16_777_619)
  return Array.from({ length: SIZE }, (_, place) => LETTERS[(hash >>> (6 * place)) & 63]).join("")
}
