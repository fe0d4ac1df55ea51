// What this device remembers of the watch, as the page of the watch shows and changes it.

import { headingsOf } from "../search/texts.js"
import { hrefOf } from "./lists.js"
import { queryOf } from "./model.js"
import { linkTo, made, phrase, spokenDate } from "./phrases.js"
import { seenNow } from "./seen.js"
import { isOwn, keep, kept, stored, today } from "./store.js"

const LAST = 20 // entries and dates that are remembered for days without a network

const byId = (/** @type {string} */ id) => document.getElementById(id)

/**
 * Shows what can be done with what is watched.
 * @param {import("./model.js").Thing[][]} parts @param {boolean} isChanged whether it was the reader's own and was changed
 */
export function showTools(parts, isChanged) {
  const own = kept()
  const isSame = own !== undefined && isOwn(own, parts)
  const isOther = own !== undefined && !isSame
  byId("watch_tools").hidden = !parts.length && !own
  const button = byId("watch_keep")
  button.textContent = phrase(isSame ? "kept" : !own ? "keep" : isChanged ? "keepChange" : "keepInstead")
  button.disabled = isSame || (!parts.length && !own)
  byId("watch_open").hidden = !isOther
  byId("watch_join").hidden = !isOther || isChanged || !parts.length
  const subject = phrase("mailSubject", { bulletin: byId("watch_page").dataset.title })
  byId("watch_mail").href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(location.href)}`
  const found = stored()
  byId("watch_kept_panel").hidden = !found
  byId("watch_stored").textContent = found ? `${found.key}\n${pretty(found.value)}` : ""
}

/** @param {string} value JSON, if nobody has touched it */
function pretty(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 1)
  } catch {
    return value
  }
}

/**
 * Remembers what is watched; gives whether the browser has.
 * @param {import("./model.js").Thing[][]} parts @param {import("./tables.js").Tables} tables
 */
export async function remember(parts, tables) {
  const own = kept()
  const seen = await seenNow(tables)
  return keep({
    watch: queryOf(parts),
    visit: today(),
    seen,
    visitBefore: own?.visitBefore,
    before: own?.before,
    news: 0,
    asked: new Date().toISOString(),
    last: { entries: [], dates: [] },
  })
}

/**
 * What a visit shows is known at the next one; on the same day it stays new.
 * @param {import("./results.js").Results} results @param {import("./tables.js").Tables} tables
 */
export async function noteVisit({ matched, coming }, tables) {
  const own = kept()
  if (!own) return
  const [seen, last] = await Promise.all([seenNow(tables), lastOf(matched, coming, tables)])
  const isAgain = own.visit === today()
  const before = isAgain ? own.before : own.seen
  const visitBefore = isAgain ? own.visitBefore : own.visit
  keep({ ...own, visit: today(), seen, visitBefore, before, news: 0, asked: new Date().toISOString(), last })
  document.querySelector(".watching")?.removeAttribute("data-news")
}

/** @returns {Promise<import("./store.js").Last>} */
async function lastOf(matched, coming, { dates }) {
  const rows = coming.slice(0, LAST)
  const [entries, ofDates] = await Promise.all([headingsOf(matched.slice(0, LAST)), headingsOf(rows.map((row) => dates.lines[row]))])
  return {
    entries: entries.map(({ title, address, date }) => [title, address, date]),
    dates: ofDates.map(({ title, address }, place) => [dates.dates[rows[place]], title, address]),
  }
}

/**
 * What the page showed last, if this is what the device remembers; nothing else.
 * @param {import("./model.js").Thing[][]} parts
 * @returns {{about: string, lines: HTMLElement[]} | undefined}
 */
export function lastShown(parts) {
  const own = kept()
  if (!own || !isOwn(own, parts) || !Array.isArray(own.last?.entries) || !Array.isArray(own.last?.dates)) return undefined
  const line = (about, title, address) => made("li", "", linkTo(hrefOf(String(address)), String(title)), ` · ${about}`)
  const entries = own.last.entries.map(([title, address, date]) => line(date, title, address))
  const dates = own.last.dates.map(([day, title, address]) => line(spokenDate(day), title, address))
  return { about: phrase("offline", { date: spokenDate(own.visit) }), lines: [...entries, ...dates] }
}
