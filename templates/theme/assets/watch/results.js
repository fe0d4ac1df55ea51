// What a watch leads to: what is new, key dates, sanctions of a year, and threads that moved.

import { number } from "../words.js"
import { LongList, dateLine, entryLine, register, sanctionLine, threadLine } from "./lists.js"
import { lastDay, phrase, spokenDate } from "./phrases.js"
import { newerThan } from "./seen.js"
import { isOwn, today } from "./store.js"

const STEP = 8

/**
 * @typedef {import("./tables.js").Tables} Tables
 *
 * @typedef {object} Results
 * @property {number[]} matched entries, the newest first
 * @property {number[]} news those that are new
 * @property {string} baseline since when they are, in words
 * @property {number[]} coming rows of key dates, the next first
 * @property {number[]} passed the same, the last first
 * @property {number[][]} threads that moved, the newest first
 */

const byId = (/** @type {string} */ id) => document.getElementById(id)
const lists = Object.fromEntries(["new", "dates", "passed", "sanctions", "threads", "all"].map((name) => [name, new LongList(`watch_${name}`, STEP)]))

/**
 * @param {import("./model.js").Watch} watch @param {Set<number>} entries that match
 * @param {Tables} tables @param {import("./store.js").Kept | undefined} own @returns {Promise<Results>}
 */
export async function resultsOf(watch, entries, tables, own) {
  const [isNew, baseline] = await baselineOf(watch, tables, own)
  const matched = [...entries].sort((one, other) => compared(tables.day(other), tables.day(one)) || other - one)
  const threads = movedThreads(entries, isNew, tables)
  return { matched, news: matched.filter(isNew), baseline, threads, ...datesOf(entries, tables) }
}

/**
 * What counts as new: since the day in the address, since the last visit, or in the newest issue.
 * @param {import("./model.js").Watch} watch @param {Tables} tables @param {import("./store.js").Kept | undefined} own
 * @returns {Promise<[(entry: number) => boolean, string]>}
 */
async function baselineOf({ since, parts }, tables, own) {
  if (since) return [(entry) => tables.day(entry) >= since, phrase("sinceDay", { date: spokenDate(since) })]
  const { seen, visit } = own && isOwn(own, parts) ? lastVisit(own) : {}
  if (seen && visit) return [await newerThan(seen, tables), phrase("sinceVisit", { date: spokenDate(visit) })]
  const { start, month } = tables.months[tables.months.length - 1]
  return [(entry) => entry >= start, phrase("sinceIssue", { month: spokenDate(month) })]
}

/** What the reader had seen before today. @param {import("./store.js").Kept} own */
function lastVisit({ visit, seen, visitBefore, before }) {
  return visit === today() ? { visit: visitBefore, seen: before } : { visit, seen }
}

/** Threads with an entry that is watched, in which something came after something, and newly. */
function movedThreads(entries, isNew, tables) {
  const moved = tables.threads.filter((thread) => thread.some((entry) => entries.has(entry)) && thread.slice(1).some(isNew))
  const last = (thread) => tables.day(thread[thread.length - 1])
  return moved.sort((one, other) => compared(last(other), last(one)))
}

/** Rows of key dates of entries, those that lie ahead and the others. */
function datesOf(entries, { dates }) {
  const isGone = dates.having("state", "withdrawn")
  const rows = dates.lines.flatMap((entry, row) => (entries.has(entry) && !isGone(row) ? [row] : []))
  const day = today()
  const isOver = (row) => lastDay(dates.dates[row]) < day
  return { coming: rows.filter((row) => !isOver(row)).reverse(), passed: rows.filter(isOver) }
}

/** @param {string} one @param {string} other */
function compared(one, other) {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * @param {Results} results @param {Set<number>} entries @param {string} year of the sanctions, if one is chosen
 * @param {Tables} tables @param {() => boolean} isCurrent whether they are still wanted when they have been loaded
 */
export async function showResults({ matched, news, baseline, coming, passed, threads }, entries, year, tables, isCurrent) {
  byId("watch_baseline").textContent = baseline
  byId("watch_new_none").hidden = news.length > 0
  byId("watch_dates_none").hidden = coming.length > 0
  byId("watch_passed_box").hidden = !passed.length
  byId("watch_threads_panel").hidden = !threads.length
  const counts = { new: news, dates: coming, passed, threads, all: matched }
  for (const [name, of] of Object.entries(counts)) byId(`watch_${name}_count`).textContent = number(of.length)
  await Promise.all([
    lists.new.show(news, entryLine, isCurrent),
    lists.dates.show(coming, dateLine(tables), isCurrent),
    lists.passed.show(passed, dateLine(tables), isCurrent),
    lists.threads.show(threads, threadLine, isCurrent),
    lists.all.show(matched, entryLine, isCurrent),
    showSanctions(entries, year, tables, isCurrent),
  ])
}

async function showSanctions(entries, chosen, tables, isCurrent) {
  const rows = tables.sanctions.flatMap((entry, row) => (entries.has(entry) ? [row] : []))
  byId("watch_sanctions_panel").hidden = !rows.length
  if (!rows.length) return
  const columns = await register()
  const counts = columns.counts("year", rows)
  const years = [...counts.keys()].sort().reverse()
  const year = [chosen, today().slice(0, 4)].find((one) => counts.has(one)) ?? years[0]
  const own = rows.filter(columns.having("year", year))
  if (!isCurrent()) return
  byId("watch_year").replaceChildren(...years.map((one) => new Option(`${one} (${number(counts.get(one) ?? 0)})`, one, one === year, one === year)))
  byId("watch_sanctions_count").textContent = number(own.length)
  await lists.sanctions.show(own, sanctionLine(columns), isCurrent)
}
