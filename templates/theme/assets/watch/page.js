// The page of a reader's watch. The address has all of it, and what is shown follows from the address.

import { headingsOf } from "../search/texts.js"
import { entries, number } from "../words.js"
import { hrefOf } from "./lists.js"
import { addressOf, byKind, has, queryOf, watchAt, watchIn } from "./model.js"
import { linkTo, made, phrase, spokenDate } from "./phrases.js"
import { Part } from "./picker.js"
import { lastShown, noteVisit, remember, showTools } from "./storage_panel.js"
import { resultsOf, showResults } from "./results.js"
import { erase, isOwn, kept } from "./store.js"
import { loadTables } from "./tables.js"
import { matchedBy, numberOf } from "./watched.js"

/**
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./tables.js").Tables} Tables
 */

const byId = (/** @type {string} */ id) => document.getElementById(id)
const page = byId("watch_page")

let watch = watchAt(location)
/** @type {Thing[][]} the parts that a reader sees, of which the last may be empty yet */
let parts = watch.parts
/** @type {Part[]} */
let pickers = []
/** @type {Tables | undefined} */
let tables
/** @type {import("./results.js").Results | undefined} */
let results
let isChanged = false
let latest = 0

async function load() {
  return (tables ??= await loadTables())
}

/** Makes something else watched, and the address with it. @param {Partial<import("./model.js").Watch>} next */
function want(next) {
  parts = next.parts ?? parts
  watch = { ...watch, ...next, parts: parts.filter((part) => part.length) }
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
  if (!parts.length) parts = [[]]
  showParts()
  showTools(watch.parts, isChanged)
  byId("watch_results").hidden = isEmpty
  byId("watch_welcome").hidden = !isEmpty
  if (isEmpty) byId("watch_unknown").replaceChildren()
  tell(isEmpty ? phrase("empty") : results ? "" : phrase("loading"))
  try {
    if (!isEmpty) await showMatched(await load(), isCurrent)
  } catch (error) {
    console.error(error)
    if (isCurrent()) showLast()
  }
}

/** @param {string} text */
function tell(text) {
  if (text) byId("watch_status").textContent = text
}

/** Without a network there may be what the page showed last. */
function showLast() {
  const last = lastShown(watch.parts)
  byId("watch_results").hidden = true
  byId("watch_unknown").replaceChildren(...(last?.lines ?? []))
  tell(last?.about ?? phrase("failed"))
}

/** @param {Tables} of @param {() => boolean} isCurrent */
async function showMatched(of, isCurrent) {
  const found = await matchedBy(watch.parts, of)
  const own = kept()
  const next = await resultsOf(watch, found.entries, of, own)
  if (!isCurrent()) return
  results = next
  await showParts(found.counts)
  byId("watch_unknown").replaceChildren(...found.unknown.map(({ kind, id }) => made("li", "", phrase("unknown", { kind: phrase(kind), id }))))
  const isRemembered = own !== undefined && isOwn(own, watch.parts)
  byId("watch_since").value = watch.since
  byId("watch_unsince").hidden = !watch.since
  byId("watch_unsince").textContent = phrase(isRemembered ? "backToVisit" : "backToIssue")
  offerMonths(of)
  await showResults(next, found.entries, watch.year, of, isCurrent)
  if (!isCurrent()) return
  const several = watch.parts.length > 1 ? ` ${phrase("anyPart")}` : ""
  tell(phrase("matching", { entries: entries(next.matched.length), news: number(next.news.length) }) + several)
  if (isRemembered && !watch.since) {
    await noteVisit(next, of)
    showTools(watch.parts, isChanged)
  }
  await Promise.all([showFeeds(), showNote(of, next, isCurrent)])
}

// What is chosen

/** @param {number[]} [counts] the entries of each part that is not empty */
async function showParts(counts) {
  while (pickers.length > parts.length) pickers.pop()?.element.remove()
  while (pickers.length < parts.length) addPicker(pickers.length)
  const names = await namesOf(parts.flat())
  let filled = 0
  for (const [place, part] of parts.entries()) {
    const count = part.length ? counts?.[filled] : undefined
    if (part.length) filled += 1
    pickers[place]?.show(part, ({ kind, id }) => names.get(`${kind} ${id}`) ?? id, count, parts.length === 1)
  }
  byId("watch_another").hidden = !parts.every((part) => part.length)
}

/** @param {number} place of the part that it changes */
function addPicker(place) {
  const change = (/** @type {(part: Thing[]) => Thing[]} */ changed) => want({ parts: parts.map((part, number) => (number === place ? changed(part) : part)) })
  const picker = new Part(place + 1, {
    load,
    add: (thing) => change((part) => (has(part, thing) ? part : [...part, thing])),
    remove: ({ kind, id }) => change((part) => part.filter((one) => one.kind !== kind || one.id !== id)),
    drop: () => {
      want({ parts: parts.filter((_, number) => number !== place) })
      pickers[Math.max(0, place - 1)]?.combobox.field.focus()
    },
  })
  pickers.push(picker)
  byId("watch_parts").append(picker.element)
}

/**
 * What things are called, by kind and id: a matter by its entry, words by themselves.
 * @param {Thing[]} things @returns {Promise<Map<string, string>>}
 */
async function namesOf(things) {
  const named = things.map(async ({ kind, id }) => /** @type {const} */ ([`${kind} ${id}`, await nameOf(kind, id)]))
  return new Map((await Promise.all(named)).flatMap(([key, name]) => (name ? [[key, name]] : [])))
}

/** @param {string} kind @param {string} id */
async function nameOf(kind, id) {
  if (!tables || kind !== "entry") return tables?.name(kind, id)
  const entry = await numberOf(id)
  return entry === undefined ? undefined : (await headingsOf([entry]))[0].title
}

// The note, the feeds and the files, loaded when they are wanted

/** @param {Tables} of */
function offerMonths(of) {
  const months = of.months.map(({ month }) => month).reverse()
  for (const [id, chosen] of Object.entries({ watch_from: watch.from, watch_to: watch.to || watch.from })) {
    const value = months.includes(chosen) ? chosen : months[0]
    byId(id).replaceChildren(...months.map((month) => new Option(spokenDate(month), month, month === value, month === value)))
  }
  byId("watch_whole").checked = watch.texts === "whole"
}

/** @param {Tables} of @param {import("./results.js").Results} shown @param {() => boolean} isCurrent */
async function showNote(of, { matched }, isCurrent) {
  const sheet = byId("watch_note")
  sheet.hidden = !watch.from
  if (!watch.from) return sheet.replaceChildren()
  const [{ writeNote }, names] = await Promise.all([import("./note.js"), namesOf(watch.parts.flat())])
  await writeNote(sheet, { watch, tables: of, matched, names, site: page.dataset }, isCurrent)
}

/** Names what updates by itself and comes closest, as soon as the reader opens the list. */
async function showFeeds() {
  if (!byId("watch_feeds_box").open) return
  try {
    const { closest, loadSubscriptions } = await import("../following/subscriptions.js")
    const all = await loadSubscriptions(page.dataset.feeds)
    const near = new Set(watch.parts.flatMap((part) => closest(all, filtersOf(part))))
    byId("watch_feeds").replaceChildren(...(near.size ? [...near].map(feedLine) : [made("li", "", phrase("noFeed"))]))
  } catch (error) {
    console.error(error)
    byId("watch_feeds").replaceChildren(made("li", "", phrase("failed")))
  }
}

/** A part by the filters of feeds; of a provision, its law. @param {Thing[]} part */
function filtersOf(part) {
  return Object.fromEntries(byKind(part).map(([kind, ids]) => [kind, ids.map((id) => (kind === "law" ? id.split("#")[0] : id))]))
}

function feedLine({ name, page: address, atom, json, calendar }) {
  const ways = Object.entries({ Atom: atom, JSON: json, [phrase("calendar")]: calendar }).filter(([, way]) => way)
  return made("li", "", linkTo(hrefOf(address), name), ...ways.flatMap(([title, way]) => [" · ", linkTo(hrefOf(way), title)]))
}

/** @param {string} kind */
async function save(kind) {
  if (!results) return
  const { matched, news, coming } = results
  const told = byId("watch_saved")
  told.textContent = ""
  try {
    const { saved } = await import("./downloads.js")
    const chosen = byId("watch_scope").value === "new" ? news : matched
    const name = await saved(kind, { chosen, dates: coming, tables: await load(), calendar: page.dataset.calendar })
    told.textContent = name ? phrase("saved", { name }) : phrase("nothingToSave")
  } catch (error) {
    console.error(error)
    told.textContent = phrase("notSaved")
  }
}

// What the reader does

function openOwn() {
  isChanged = true
  return want({ parts: watchIn(kept()?.watch ?? "").parts, since: "", from: "", to: "", year: "", texts: "" })
}

async function keepThis() {
  const isKept = await load().then((of) => remember(watch.parts, of), () => undefined)
  byId("watch_done").textContent = isKept ? "" : phrase(isKept === undefined ? "failed" : "notKept")
  isChanged = true
  await show()
}

function eraseAll() {
  erase()
  document.querySelector(".watching")?.remove()
  showTools(watch.parts, isChanged)
  byId("watch_tools").hidden = false
  byId("watch_done").textContent = phrase("erased")
  byId("watch_keep").focus()
}

async function copyAddress() {
  const copying = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject()
  byId("watch_done").textContent = await copying.then(() => phrase("copied"), () => phrase("copyByHand"))
}

async function makeNote(event) {
  event.preventDefault()
  const [from, to] = [byId("watch_from").value, byId("watch_to").value].sort()
  await want({ from, to, texts: byId("watch_whole").checked ? "whole" : "" })
  byId("watch_note").focus()
}

const ACTIONS = {
  watch_keep: keepThis,
  watch_open: openOwn,
  watch_join: () => {
    isChanged = true
    want({ parts: [...watchIn(kept()?.watch ?? "").parts, ...watch.parts] })
  },
  watch_copy: copyAddress,
  watch_erase: eraseAll,
  watch_unsince: () => want({ since: "" }),
  watch_another: () => {
    want({ parts: [...parts, []] })
    pickers[pickers.length - 1].combobox.field.focus()
  },
}

function listen() {
  for (const [id, action] of Object.entries(ACTIONS)) byId(id).addEventListener("click", action)
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save))
  byId("watch_since").addEventListener("change", ({ target }) => want({ since: target.value }))
  byId("watch_year").addEventListener("change", ({ target }) => want({ year: target.value }))
  byId("watch_feeds_box").addEventListener("toggle", showFeeds)
  byId("watch_note_form").addEventListener("submit", makeNote)
  byId("watch_note").addEventListener("close", () => want({ from: "", to: "", texts: "" }))
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return putIntoAddress() // a link to a place of the page
    watch = watchAt(location)
    parts = watch.parts
    show()
  })
}

listen()
page.hidden = false
const own = kept()
if (own && !watch.parts.length) openOwn()
else {
  isChanged = own !== undefined && own.watch === queryOf(watch.parts)
  putIntoAddress()
  show()
}
