// The page of a reader's watch. The address has all of it, and what is shown follows from the address.

import { entries, number } from "../words.js"
import { LongList, dateLine, entryLine, hrefOf, register, sanctionLine, threadLine } from "./lists.js"
import { addressOf, has, queryOf, watchAt, watchIn } from "./model.js"
import { lastDay, phrase, spokenDate, made, linkTo } from "./phrases.js"
import { Part } from "./picker.js"
import { newerThan, seenNow } from "./seen.js"
import { erase, keep, kept, stored, today } from "./store.js"
import { loadTables } from "./tables.js"
import { textFile } from "../search/files.js"
import { matchedBy, numberOf } from "./watched.js"

const STEP = 8
const LAST = 20 // entries and dates that are remembered for days without a network

const page = byId("watch_page")
const lists = {
  news: new LongList("watch_new", STEP),
  dates: new LongList("watch_dates", STEP),
  passed: new LongList("watch_passed", STEP),
  sanctions: new LongList("watch_sanctions", STEP),
  threads: new LongList("watch_threads", STEP),
  all: new LongList("watch_all", STEP),
}

/** @type {import("./model.js").Watch} */
let watch = watchAt(location)
/** @type {Part[]} */
let pickers = []
/** @type {import("./tables.js").Tables | undefined} */
let tables
/** @type {{matched: number[], news: number[], dates: number[]} | undefined} what is shown, for the files */
let shown
/** The parts that a reader sees, of which the last may be empty yet. */
let parts = watch.parts.length ? watch.parts : [[]]
let latest = 0

function byId(id) {
  return document.getElementById(`${id}`)
}

async function load() {
  tables ??= await loadTables()
  return tables
}

/** Makes something else watched, and the address with it. */
function want(next) {
  watch = { ...watch, ...next, parts: (next.parts ?? parts).filter((part) => part.length) }
  parts = next.parts ?? parts
  putIntoAddress()
  return show()
}

function putIntoAddress() {
  const query = addressOf(watch)
  history.replaceState(null, "", location.pathname + (query ? `#${query}` : ""))
}

/** Shows what is watched. */
async function show() {
  const turn = ++latest
  const isCurrent = () => turn === latest
  const isEmpty = !watch.parts.length
  showParts()
  showTools()
  byId("watch_results").hidden = isEmpty
  if (isEmpty) {
    byId("watch_unknown").replaceChildren()
    return tell(phrase("empty"))
  }
  if (!shown) tell(phrase("loading"))
  try {
    await load()
    const found = await matchedBy(watch.parts, tables)
    if (!isCurrent()) return
    await showMatched(found, isCurrent)
  } catch (error) {
    console.error(error)
    if (isCurrent()) showLast()
  }
}

function tell(text) {
  byId("watch_status").textContent = text
}

/** @param {import("./watched.js").Matched} [found] */
async function showParts(found) {
  while (pickers.length > parts.length) pickers.pop().element.remove()
  while (pickers.length < parts.length) {
    const place = pickers.length
    const changed = (change) => parts.map((part, number) => (number === place ? change(part) : part))
    const picker = new Part(place + 1, {
      load,
      add: (thing) => want({ parts: changed((part) => (has(part, thing) ? part : [...part, thing])) }),
      remove: ({ kind, id }) => want({ parts: changed((part) => part.filter((one) => one.kind !== kind || one.id !== id)) }),
      drop: () => {
        want({ parts: parts.length > 1 ? parts.filter((_, number) => number !== place) : [[]] })
        pickers[Math.max(0, place - 1)].combobox.field.focus()
      },
    })
    pickers.push(picker)
    byId("watch_parts").append(picker.element)
  }
  const names = await namesOf(parts.flat())
  let filled = 0
  for (const [place, part] of parts.entries()) {
    const count = part.length && found ? found.counts[filled] : undefined
    if (part.length) filled += 1
    pickers[place]?.show(part, ({ kind, id }) => names.get(`${kind} ${id}`) ?? id, count, parts.length === 1)
  }
  byId("watch_another").hidden = !parts.every((part) => part.length)
}

/** What things are called: a matter by its entry, words by themselves. */
async function namesOf(things) {
  const named = things.map(async ({ kind, id }) => [`${kind} ${id}`, kind === "entry" && tables ? await titleOf(id) : tables?.name(kind, id)])
  return new Map((await Promise.all(named)).filter(([, name]) => name))
}

async function titleOf(id) {
  const entry = await numberOf(id)
  return entry === undefined ? undefined : (await textFile(entry)).title
}

/** @param {import("./watched.js").Matched} found @param {() => boolean} isCurrent */
async function showMatched(found, isCurrent) {
  const matched = newestFirst([...found.entries])
  const own = kept()
  const [isNew, baseline] = await baselineOf(own)
  if (!isCurrent()) return
  const news = matched.filter(isNew)
  const threads = movedThreads(found.entries, isNew)
  const { coming, passed } = datesOf(found.entries)
  shown = { matched, news, dates: coming }
  await showParts(found)
  showUnknown(found.unknown)
  byId("watch_baseline").textContent = baseline
  byId("watch_since").value = watch.since
  byId("watch_unsince").hidden = !watch.since
  byId("watch_unsince").textContent = phrase(own && isOwn(own) ? "backToVisit" : "backToIssue")
  byId("watch_new_none").hidden = news.length > 0
  byId("watch_dates_none").hidden = coming.length > 0
  byId("watch_passed_box").hidden = !passed.length
  byId("watch_threads_panel").hidden = !threads.length
  const counts = { new: news, dates: coming, passed, threads, all: matched }
  for (const [name, of] of Object.entries(counts)) byId(`watch_${name}_count`).textContent = number(of.length)
  offerMonths()
  await Promise.all([
    lists.news.show(news, entryLine, isCurrent),
    lists.dates.show(coming, dateLine(tables), isCurrent),
    lists.passed.show(passed, dateLine(tables), isCurrent),
    lists.threads.show(threads, threadLine, isCurrent),
    lists.all.show(matched, entryLine, isCurrent),
    showSanctions(found.entries, isCurrent),
  ])
  if (!isCurrent()) return
  tell([phrase("matching", { entries: entries(matched.length), news: number(news.length) }), watch.parts.length > 1 ? phrase("anyPart") : ""].filter(Boolean).join(" "))
  await noteVisit(news, coming)
  await showNote(isCurrent)
}

/** Entries by the day on which they appeared, then by their place in the issue. */
function newestFirst(found) {
  return found.sort((one, other) => (tables.day(one) === tables.day(other) ? other - one : tables.day(one) < tables.day(other) ? 1 : -1))
}

/** What counts as new: since the day in the address, since the last visit, or in the newest issue. */
async function baselineOf(own) {
  if (watch.since) return [(entry) => tables.day(entry) >= watch.since, phrase("sinceDay", { date: spokenDate(watch.since) })]
  if (own?.seen && isOwn(own)) {
    const before = own.visit === today() ? (own.before ?? own.seen) : own.seen
    const date = spokenDate(own.visit === today() ? (own.visitBefore ?? own.visit) : own.visit)
    return [await newerThan(before, tables), phrase("sinceVisit", { date })]
  }
  const { start, month } = tables.months[tables.months.length - 1]
  return [(entry) => entry >= start, phrase("sinceIssue", { month: spokenDate(month) })]
}

/** Whether what is watched is what this device remembers. */
function isOwn(own) {
  return own.watch === queryOf(watch.parts)
}

/** Threads with an entry that is watched, in which something came after something, and newly. */
function movedThreads(matched, isNew) {
  const moved = tables.threads.filter((thread) => thread.some((entry) => matched.has(entry)) && thread.slice(1).some(isNew))
  const last = (thread) => tables.day(thread[thread.length - 1])
  return moved.sort((one, other) => (last(one) < last(other) ? 1 : -1))
}

/** Rows of key dates: those that lie ahead, the next first, and the others, the last first. */
function datesOf(matched) {
  const { dates } = tables
  const isGone = dates.having("state", "withdrawn")
  const rows = dates.lines.flatMap((entry, row) => (matched.has(entry) && !isGone(row) ? [row] : []))
  const day = today()
  const isOver = (row) => lastDay(dates.dates[row]) < day
  return { coming: rows.filter((row) => !isOver(row)).reverse(), passed: rows.filter(isOver) }
}

async function showSanctions(matched, isCurrent) {
  const rows = tables.sanctions.flatMap((entry, row) => (matched.has(entry) ? [row] : []))
  byId("watch_sanctions_panel").hidden = !rows.length
  if (!rows.length) return
  const columns = await register()
  const counts = columns.counts("year", rows)
  const years = [...counts.keys()].sort().reverse()
  const now = today().slice(0, 4)
  const year = counts.has(watch.year) ? watch.year : counts.has(now) ? now : years[0]
  const own = rows.filter(columns.having("year", year))
  if (!isCurrent()) return
  byId("watch_year").replaceChildren(...years.map((one) => new Option(`${one} (${number(counts.get(one))})`, one, one === year, one === year)))
  byId("watch_sanctions_count").textContent = number(own.length)
  await lists.sanctions.show(own, sanctionLine(columns), isCurrent)
}

function showUnknown(unknown) {
  byId("watch_unknown").replaceChildren(...unknown.map(({ kind, id }) => made("li", "", phrase("unknown", { kind: phrase(kind), id }))))
}

// What this device remembers

function showTools() {
  const own = kept()
  const isSame = own !== undefined && isOwn(own)
  const isOther = own !== undefined && !isSame
  byId("watch_tools").hidden = !watch.parts.length && !own
  const button = byId("watch_keep")
  button.textContent = phrase(isSame ? "kept" : !own ? "keep" : edited ? "keepChange" : "keepInstead")
  button.disabled = isSame || (!watch.parts.length && !own)
  byId("watch_open").hidden = !isOther
  byId("watch_join").hidden = !isOther || edited || !watch.parts.length
  byId("watch_mail").href = `mailto:?${new URLSearchParams({ subject: phrase("mailSubject", { bulletin: page.dataset.title }), body: location.href }).toString().replaceAll("+", "%20")}`
  showStored()
}

function showStored() {
  const found = stored()
  byId("watch_kept_panel").hidden = !found
  byId("watch_stored").textContent = found ? `${found.key}\n${pretty(found.value)}` : ""
}

function pretty(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 1)
  } catch {
    return value
  }
}

/** Whether the reader came with the own watch and changed it. */
let edited = false

async function remember() {
  try {
    await load()
    const seen = await seenNow(tables)
    const own = kept()
    const made = { watch: queryOf(watch.parts), visit: today(), visitBefore: own?.visitBefore ?? today(), seen, before: own?.before ?? seen, news: 0, asked: new Date().toISOString(), last: { entries: [], dates: [] } }
    byId("watch_done").textContent = keep(made) ? "" : phrase("notKept")
    edited = true
    await show()
  } catch (error) {
    console.error(error)
    tell(phrase("failed"))
  }
}

/** A visit makes what was new at the visit before known; on the same day it stays new. */
async function noteVisit(news, coming) {
  const own = kept()
  if (!own || !isOwn(own) || watch.since) return
  const seen = await seenNow(tables)
  const isAgain = own.visit === today()
  const before = isAgain ? (own.before ?? seen) : (own.seen ?? seen)
  const visitBefore = isAgain ? own.visitBefore : own.visit
  keep({ ...own, visit: today(), visitBefore, seen, before, news: 0, asked: new Date().toISOString(), last: await lastOf(news, coming) })
  document.querySelector(".watching")?.removeAttribute("data-news")
  showStored()
}

async function lastOf(news, coming) {
  const entriesOf = news.slice(0, LAST).map(async (entry) => {
    const { title, address, date } = await textFile(entry)
    return [title, address, date]
  })
  const datesOf = coming.slice(0, LAST).map(async (row) => {
    const { title, address } = await textFile(tables.dates.lines[row])
    return [tables.dates.dates[row], title, address]
  })
  return { entries: await Promise.all(entriesOf), dates: await Promise.all(datesOf) }
}

/** Without a network: what the page showed last, if this is what the device remembers. */
function showLast() {
  const own = kept()
  byId("watch_results").hidden = true
  if (!own?.last || !isOwn(own)) return tell(phrase("failed"))
  tell(phrase("offline", { date: spokenDate(own.visit) }))
  const line = (about, title, address) => made("li", "", linkTo(hrefOf(String(address)), String(title)), ` · ${about}`)
  byId("watch_unknown").replaceChildren(
    ...own.last.entries.map(([title, address, date]) => line(date, title, address)),
    ...own.last.dates.map(([day, title, address]) => line(spokenDate(day), title, address)),
  )
}

// The note and the files, loaded when they are wanted

function offerMonths() {
  for (const [id, chosen] of Object.entries({ watch_from: watch.from, watch_to: watch.to })) {
    const months = tables.months.map(({ month }) => month).reverse()
    const value = months.includes(chosen) ? chosen : months[0]
    byId(id).replaceChildren(...months.map((month) => new Option(spokenDate(month), month, month === value, month === value)))
  }
  byId("watch_whole").checked = watch.texts === "whole"
}

async function showNote(isCurrent) {
  const sheet = byId("watch_note")
  if (!watch.from) {
    sheet.hidden = true
    sheet.replaceChildren()
    return
  }
  const { writeNote } = await import("./note.js")
  const names = await namesOf(watch.parts.flat())
  await writeNote(sheet, { watch, tables, matched: shown.matched, names, site: page.dataset }, isCurrent)
}

async function save(kind) {
  const told = byId("watch_saved")
  told.textContent = ""
  try {
    const { saved } = await import("./downloads.js")
    const chosen = byId("watch_scope").value === "new" ? shown.news : shown.matched
    const name = await saved(kind, { chosen, dates: shown.dates, tables, calendar: page.dataset.calendar })
    told.textContent = name ? phrase("saved", { name }) : phrase("nothingToSave")
  } catch (error) {
    console.error(error)
    told.textContent = phrase("notSaved")
  }
}

function listen() {
  byId("watch_another").addEventListener("click", () => {
    want({ parts: [...parts, []] })
    pickers[pickers.length - 1].combobox.field.focus()
  })
  byId("watch_since").addEventListener("change", ({ target }) => want({ since: target.value }))
  byId("watch_unsince").addEventListener("click", () => want({ since: "" }))
  byId("watch_year").addEventListener("change", ({ target }) => want({ year: target.value }))
  byId("watch_keep").addEventListener("click", remember)
  byId("watch_open").addEventListener("click", () => openOwn())
  byId("watch_join").addEventListener("click", () => {
    edited = true
    want({ parts: [...watchIn(kept().watch).parts, ...watch.parts] })
  })
  byId("watch_erase").addEventListener("click", () => {
    erase()
    document.querySelector(".watching")?.remove()
    showTools()
    byId("watch_done").textContent = phrase("erased")
    byId("watch_tools").hidden = false
    byId("watch_done").scrollIntoView({ block: "nearest" })
  })
  byId("watch_copy").addEventListener("click", async () => {
    byId("watch_done").textContent = await navigator.clipboard.writeText(location.href).then(() => phrase("copied"), () => phrase("copyByHand"))
  })
  byId("watch_note_form").addEventListener("submit", async (event) => {
    event.preventDefault()
    const [from, to] = [byId("watch_from").value, byId("watch_to").value].sort()
    await want({ from, to, texts: byId("watch_whole").checked ? "whole" : "" })
    byId("watch_note").focus()
  })
  byId("watch_note").addEventListener("close", () => want({ from: "", to: "", texts: "" }))
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save))
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return putIntoAddress() // a link to a place of the page
    watch = watchAt(location)
    parts = watch.parts.length ? watch.parts : [[]]
    show()
  })
}

function openOwn() {
  edited = true
  const own = watchIn(kept()?.watch ?? "")
  parts = own.parts.length ? own.parts : [[]]
  return want({ parts, since: "", from: "", to: "", year: "", texts: "" })
}

listen()
page.hidden = false
const own = kept()
if (own && !watch.parts.length) openOwn()
else {
  edited = own !== undefined && isOwn(own)
  putIntoAddress()
  show()
}
