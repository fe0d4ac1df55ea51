// Jurisdictions, authorities or laws side by side: pickers, the address, and the panels below.

import { plain } from "../columns/columns.js"
import { locale } from "../language.js"
import { number } from "../words.js"
import { word, words } from "./elements.js"
import { panelsOf } from "./panels.js"
import { kindIn, queryOf, stateIn } from "./state.js"
import { loadTables } from "./tables.js"

/** So many names fit into a list that nobody has to shorten. */
const MANY = 20

const form = document.getElementById("compare_form")
const status = document.getElementById("compare_status")
const place = document.getElementById("compare_tables")
const counted = document.getElementById("compare_counted")
const find = document.getElementById("compare_find")
const collator = new Intl.Collator(locale)
const listed = new Intl.ListFormat(locale, { type: "conjunction" })

const kinds = [...(form?.elements.of.length ? form.elements.of : [form?.elements.of])].map((input) => input?.value)
const pickers = form ? [...form.querySelectorAll(".compare__choices select:not([name=year])")] : []

let tables
let state
let turn = 0

const nameOf = (id) => tables.entries.name(state.of, id)

/** A law by its short name and the whole one. */
function longNameOf(id) {
  const whole = state.of === "law" ? tables.wholeNames[id] : undefined
  return whole ? `${nameOf(id)} – ${whole}` : nameOf(id)
}

function addressOf(id) {
  const index = form.querySelector(`[name=of][value=${state.of}]`).dataset.index
  return new URL(`${index}${id.toLowerCase()}/`, document.baseURI).href
}

function offer() {
  const things = [...tables.things].map(([id, count]) => ({ id, count, name: longNameOf(id) }))
  things.sort((one, other) => collator.compare(one.name, other.name))
  const sought = plain(find.value.trim())
  const shown = things.filter(({ id, name }) => plain(`${name} ${id}`).includes(sought))
  find.parentElement.hidden = things.length <= MANY
  pickers.forEach((picker, place) => {
    const own = state.ids[place] ?? ""
    const options = (shown.some(({ id }) => id === own) || !own ? shown : [...things.filter(({ id }) => id === own), ...shown]).map(
      ({ id, count, name }) => new Option(`${name} (${number(count)})`, id),
    )
    for (const option of options) option.disabled = option.value !== own && state.ids.includes(option.value)
    picker.replaceChildren(picker.options[0], ...options)
    picker.value = own
    picker.disabled = place > state.ids.length
  })
  const years = tables.years.map((year) => new Option(year, year))
  form.elements.year.replaceChildren(form.elements.year.options[0], ...years)
  form.elements.year.value = state.year
  form.elements.of.value = state.of
}

async function show() {
  const mine = ++turn
  offer()
  const columns = state.ids.map((id) => ({ ...tables.of(id, state.year), name: nameOf(id), address: addressOf(id) }))
  const panels = columns.length ? await panelsOf(tables, state.of, columns, state.year) : []
  if (mine !== turn) return
  place.replaceChildren(...panels)
  place.hidden = counted.hidden = !panels.length
  status.textContent = said()
}

/** What is shown, and what the address asks for in vain. */
function said() {
  const names = state.ids.map(nameOf)
  const period = state.year || word("allYears")
  const shown = { 0: () => word("choose"), 1: () => word("another", { name: names[0] }) }[names.length]
  const unknown = state.unknown.length ? word("unknown", { names: listed.format(state.unknown.map((one) => one.slice(0, 40))) }) : ""
  return [unknown, shown ? shown() : word("shown", { names: listed.format(names), period })].filter(Boolean).join(" ")
}

function change(changed) {
  state = { ...state, unknown: [], ...changed }
  const query = queryOf(state, kinds[0])
  history.replaceState(null, "", query ? `?${query}` : location.pathname)
  return attempt(show)
}

async function attempt(act) {
  try {
    await act()
  } catch {
    status.textContent = word("failed")
  }
}

function onChange({ target }) {
  if (target.name === "of") {
    find.value = ""
    attempt(async () => {
      tables = await loadTables(words.dataset.tables, target.value)
      await change({ of: target.value, ids: [] })
    })
  } else if (target.name === "year") change({ year: target.value })
  else if (target.tagName === "SELECT") {
    const chosen = pickers.map((picker) => picker.value).filter(Boolean)
    change({ ids: [...new Set(chosen)] })
  }
}

if (form) {
  status.textContent = word("loading")
  form.addEventListener("change", onChange)
  form.addEventListener("submit", (event) => event.preventDefault())
  find.addEventListener("input", () => tables && offer())
  attempt(async () => {
    tables = await loadTables(words.dataset.tables, kindIn(location.search, kinds))
    state = stateIn(location.search, tables)
    form.elements.year.disabled = false
    form.querySelector("fieldset").disabled = false
    await show()
  })
}
