// The search page: what is wanted stands in the address, and what is shown follows from it.

import { entries, number, say } from "../words.js"
import { addressOf, wantedIn } from "./address.js"
import { element, meaningOf, nothingFound } from "./elements.js"
import { narrowed, tableOfFacets, wholeTableOfFacets } from "./facets.js"
import { Filters } from "./filters.js"
import { forget } from "./files.js"
import { find } from "./finding.js"
import { Results } from "./results.js"
import { Suggestions } from "./suggestions.js"

/**
 * @typedef {import("./address.js").Wanted} Wanted
 * @typedef {import("./facets.js").Table} Table
 * @typedef {import("./finding.js").Found} Found
 */

const PATIENCE = 150 // milliseconds between the last key and the search

const form = /** @type {HTMLFormElement} */ (byId("search_form"))
const field = /** @type {HTMLInputElement} */ (byId("search_field"))
const sort = /** @type {HTMLSelectElement} */ (byId("search_sort"))
const panel = /** @type {HTMLDetailsElement} */ (byId("search_filters"))
const chips = byId("search_chosen")
const status = byId("search_status")
const meaning = byId("search_meaning")
const suggestions = new Suggestions(byId("search_suggestions"), (next) => {
  want({ ...wanted, ...next })
  field.focus()
})
const results = new Results(byId("search_results"), byId("search_more"))

/** @type {Filters | undefined} */
let filters
/** @type {Wanted} */
let wanted = wantedIn(location.search)
let isTyping = false
let isWhole = false // whether the second file of the facet table is needed
let latest = 0
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

/** Shows what is wanted: the best results as soon as they are there, filters with their counts after them. */
async function show() {
  const turn = ++latest
  const isCurrent = () => turn === latest
  field.value = field.value.trim() === wanted.query ? field.value : wanted.query
  try {
    const loading = tableWanted()
    if (!isIdle() && results.isEmpty) status.textContent = say("searching")
    const answer = await find(wanted.query, isTyping)
    if (!isCurrent()) return
    const isWholeAnswer = wanted.query && !wanted.byDate && !Object.keys(wanted.chosen).length
    if (isWholeAnswer) await showResults(answer.found, answer, isCurrent)
    const table = await loading
    if (!isCurrent()) return
    const remaining = showFilters(table, answer.found)
    if (!isWholeAnswer) await showResults(isIdle() ? [] : sorted(remaining, table), answer, isCurrent, isIdle() ? remaining.length : undefined)
    if (!isCurrent()) return
    suggestions.show(answer, remaining.length ? [] : withoutFilters(table, answer.found))
  } catch (error) {
    console.error(error)
    forget() // the site may have been published anew
    if (isCurrent()) status.textContent = say("failed")
  }
}

/**
 * @param {Found[]} found @param {import("./finding.js").Answer} answer @param {() => boolean} isCurrent
 * @param {number} count of the entries that the status tells of
 */
async function showResults(found, answer, isCurrent, count = found.length) {
  await results.show(found, answer.marks, isCurrent)
  if (!isCurrent()) return
  status.textContent = summary(count, answer.unknown)
  meaning.textContent = meaningOf(answer.understood)
  meaning.hidden = !meaning.textContent
}

/** What each filter leaves out, where together they leave nothing. @param {Table} table @param {Found[]} found */
function withoutFilters(table, found) {
  const chosen = Object.entries(wanted.chosen).flatMap(([facet, values]) => values.map((value) => ({ facet, value })))
  const entries = found.map((one) => one.entry)
  return chosen.flatMap(({ facet, value }) => {
    const next = without(facet, value)
    const count = narrowed(table, entries, next.chosen).entries.length
    const name = table.facets.find(({ id }) => id === facet)?.values.find(({ id }) => id === value)?.name ?? value
    return count ? [{ wanted: next, without: name, count }] : []
  })
}

/** The facet table, as far as the reader or the address asks for it. */
async function tableWanted() {
  const table = await tableOfFacets()
  isWhole ||= table.facets.some(({ id, isLoaded }) => !isLoaded && wanted.chosen[id])
  return isWhole ? wholeTableOfFacets() : table
}

function showWhole() {
  isWhole = true
  return show()
}

/** Whether nothing is asked for yet, so that nothing has to be loaded. */
function isIdle() {
  return !wanted.query && !wanted.byDate && Object.keys(wanted.chosen).length === 0
}

/** @param {Table} table @param {Found[]} found @returns {Found[]} those that the filters leave */
function showFilters(table, found) {
  filters ??= madeFilters(table)
  const known = table.facets.map((facet) => facet.id)
  wanted.chosen = Object.fromEntries(Object.entries(wanted.chosen).filter(([id]) => known.includes(id)))
  const { entries, counts } = narrowed(table, found.map((one) => one.entry), wanted.chosen)
  filters.show(table.facets, wanted.chosen, counts, found.length > 0)
  showChosen(table)
  sort.value = wanted.byDate || !wanted.query ? "date" : "relevance"
  byId("search_sort_label").hidden = !wanted.query || !entries.length
  byId("search_elsewhere").hidden = entries.length > 0
  const left = new Set(entries)
  return found.filter((one) => left.has(one.entry))
}

/** @param {Table} table */
function madeFilters(table) {
  const made = new Filters(table.facets, (chosen) => want({ ...wanted, chosen }), showWhole)
  panel.append(...made.elements)
  panel.open = matchMedia("(min-width: 45em)").matches
  panel.hidden = false
  return made
}

/** @param {Found[]} found @param {Table} table */
function sorted(found, { days }) {
  const byDate = wanted.byDate || !wanted.query
  return byDate ? [...found].sort((a, b) => days[b.entry] - days[a.entry]) : found
}

/** @param {Table} table */
function showChosen({ facets }) {
  const buttons = facets.flatMap(({ id, values }) =>
    (wanted.chosen[id] ?? []).map((value) => {
      const name = values.find((one) => one.id === value)?.name ?? value
      return button(name, say("removeFilter", { name }), () => want(without(id, value)))
    }),
  )
  if (buttons.length) buttons.push(button(say("clearFilters"), "", () => want({ ...wanted, chosen: {} })))
  const hadFocus = chips.contains(document.activeElement)
  chips.replaceChildren(...buttons.map((one) => element("li", "", one)))
  byId("search_filters_count").textContent = buttons.length ? `(${number(buttons.length - 1)})` : ""
  if (hadFocus) (buttons.at(0) ?? field).focus()
}

/** @param {string} text @param {string} label @param {() => void} onClick */
function button(text, label, onClick) {
  const made = /** @type {HTMLButtonElement} */ (element("button", label ? "chip" : "chip chip--all", text))
  made.type = "button"
  if (label) made.setAttribute("aria-label", label)
  made.addEventListener("click", onClick)
  return made
}

/** @param {string} facet @param {string} value @returns {Wanted} */
function without(facet, value) {
  const values = wanted.chosen[facet].filter((one) => one !== value)
  const { [facet]: _, ...others } = wanted.chosen
  return { ...wanted, chosen: values.length ? { ...others, [facet]: values } : others }
}

/** @param {number} count @param {string[]} unknown */
function summary(count, unknown) {
  if (isIdle()) return say("toSearchIn", { entries: entries(count) })
  return count === 0 ? nothingFound(unknown) : entries(count)
}

/**
 * Makes something else wanted. Words that are typed in one go are one step for the back button.
 * @param {Wanted} next
 */
function want(next, typed = false) {
  if (addressOf(next) === addressOf(wanted)) return
  wanted = next
  const remember = typed && isTyping ? history.replaceState : history.pushState
  remember.call(history, null, "", addressOf(wanted))
  isTyping = typed
  show()
}

/** @param {boolean} typed */
function wantQuery(typed) {
  clearTimeout(timer)
  want({ ...wanted, query: field.value.trim() }, typed)
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id))
}

field.addEventListener("input", (event) => {
  clearTimeout(timer)
  if (event instanceof InputEvent && event.isComposing) return
  timer = setTimeout(() => wantQuery(true), PATIENCE)
})
field.addEventListener("compositionend", () => wantQuery(true))
form.addEventListener("submit", (event) => {
  event.preventDefault()
  wantQuery(false)
})
sort.addEventListener("change", () => want({ ...wanted, byDate: sort.value === "date" }))
addEventListener("popstate", () => {
  wanted = wantedIn(location.search)
  isTyping = false
  show()
})

field.value = wanted.query
show()
