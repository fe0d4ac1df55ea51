// The register of sanctions: filters, counts and an order over all rows, all of them in the address.

import { csvLines, loadColumns } from "../columns/columns.js"
import { number } from "../words.js"

const SHOWN = 50

const register = document.getElementById("register")
const form = document.getElementById("sanctions_filters")
const status = document.getElementById("sanctions_status")
const table = document.getElementById("sanctions_table")
const body = table?.tBodies[0]
const blank = document.getElementById("sanctions_row")
const [back, on] = ["sanctions_back", "sanctions_on"].map((id) => document.getElementById(id))

const ORDERS = ["date-descending", "date-ascending", "amount-descending", "amount-ascending"]
const OPPOSITE = { ascending: "descending", descending: "ascending" }

/** What the reader asks for: values by columns, words of a party, an amount's range, order, page. */
function stateIn(query) {
  const asked = new URLSearchParams(query)
  const amount = (name) => (/^\d+(\.\d+)?$/.test(asked.get(name) ?? "") ? asked.get(name) : "")
  const chosen = Object.fromEntries([...asked].filter(([name, id]) => columns.has(name, id) && name !== "party"))
  return {
    chosen,
    party: (asked.get("party") ?? "").trim(),
    least: chosen.currency ? amount("least") : "",
    most: chosen.currency ? amount("most") : "",
    sort: ORDERS.includes(asked.get("sort") ?? "") ? asked.get("sort") : ORDERS[0],
    page: Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1),
  }
}

function queryOf({ chosen, party, least, most, sort, page }) {
  const query = new URLSearchParams(chosen)
  for (const [name, value] of Object.entries({ party, least, most })) if (value) query.set(name, value)
  if (sort !== ORDERS[0]) query.set("sort", sort)
  if (page > 1) query.set("page", String(page))
  return query
}

/** Whether this is the id of a party, to which the site links, and no words of a name. */
const isRegistered = (party) => columns.has("party", party) && columns.name("party", party) !== party

/** The rows that are asked for; `except` names a column whose own filter is left aside. */
function rowsOf({ chosen, party, least, most }, except = "") {
  const wanted = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== except))
  const tests = []
  if (party) tests.push(isRegistered(party) ? columns.having("party", party) : columns.naming("party", party))
  if (least) tests.push((row) => columns.amounts[row] !== null && columns.amounts[row] >= Number(least))
  if (most) tests.push((row) => columns.amounts[row] !== null && columns.amounts[row] <= Number(most))
  return columns.select(wanted, tests)
}

/** Amounts are compared within their currency; the one with most rows comes first, none last. */
function ordered(rows, sort) {
  const [by, direction] = sort.split("-")
  if (by === "date") return direction === "descending" ? rows : rows.toReversed()
  const stated = rows.filter((row) => columns.amounts[row] !== null)
  const rank = new Map([...columns.counts("currency", stated).keys()].map((id, place) => [id, place]))
  const place = (row) => rank.get(columns.valuesOf("currency", row)[0]) ?? rank.size
  const sign = direction === "descending" ? -1 : 1
  const key = new Map(stated.map((row) => [row, place(row)]))
  stated.sort(
    (one, other) =>
      key.get(one) - key.get(other) || sign * (columns.amounts[one] - columns.amounts[other]) || one - other,
  )
  return [...stated, ...rows.filter((row) => columns.amounts[row] === null)]
}

function offerChoices() {
  for (const select of form.querySelectorAll("select[data-column]")) {
    const name = select.dataset.column
    const value = state.chosen[name] ?? ""
    let counts = [...columns.counts(name, rowsOf(state, name))]
    if (name === "provision") {
      counts = counts.filter(([id]) => id.startsWith(`${state.chosen.law ?? ""}#`))
      select.closest("label").hidden = !counts.length
    }
    if (name === "year") counts.sort(([one], [other]) => other - one)
    if (value && !counts.some(([id]) => id === value)) counts.unshift([value, 0])
    const options = counts.map(([id, count]) => new Option(`${columns.name(name, id)} (${number(count)})`, id))
    select.replaceChildren(select.options[0], ...options)
    select.value = value
  }
  for (const input of form.querySelectorAll("[data-range]")) {
    input.disabled = !state.chosen.currency
    input.placeholder = input.disabled ? input.dataset.range : ""
    if (document.activeElement !== input) input.value = state[input.name]
  }
  form.elements.sort.value = state.sort
  if (document.activeElement !== form.elements.party) form.elements.party.value = columns.name("party", state.party)
}

/** The words of an element become a link to a page of the site. */
function linkTo(address, element) {
  const link = document.createElement("a")
  link.href = register.dataset.home + address
  link.append(...element.childNodes)
  element.append(link)
}

function rowOf(row, texts) {
  const [title, address, date, party, measure, each, note, by, withdrawn, open, partyAddress, lang] = texts
  const line = blank.content.firstElementChild.cloneNode(true)
  const set = (name, text, where = line.querySelector(`[data-is=${name}]`)) => {
    if (text) where.textContent = text
    else where.remove()
  }
  const time = line.querySelector("time")
  time.dateTime = columns.dates[row]
  time.textContent = date
  const link = line.querySelector("a")
  link.href = register.dataset.home + address
  link.textContent = title
  if (lang) link.lang = lang
  set("on", party)
  if (partyAddress) linkTo(partyAddress, line.querySelector("[data-is=on]"))
  set("by", by)
  set("kind", columns.valuesOf("kind", row).map((id) => columns.name("kind", id)).join(", "))
  const standing = columns.valuesOf("status", row).filter((id) => id !== "none")
  set("status", standing.map((id) => columns.name("status", id)).join(", ").toLowerCase())
  line.querySelector("[data-is=status]")?.classList.toggle("sanctions__status--open", open !== "")
  set("note", note)
  set("measure", measure)
  set("each", each)
  if (measure) line.querySelector("[data-is=none]").remove()
  if (!withdrawn) line.querySelector("[data-is=withdrawn]").remove()
  return line
}

const said = (name, values) =>
  Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, number(value)), register.dataset[name])

let columns
let state
let found = []
let turn = 0

async function show() {
  const mine = ++turn
  found = ordered(rowsOf(state), state.sort)
  const pages = Math.max(1, Math.ceil(found.length / SHOWN))
  state.page = Math.min(state.page, pages)
  const first = (state.page - 1) * SHOWN
  const rows = found.slice(first, first + SHOWN)
  offerChoices()
  const texts = await columns.texts(rows)
  if (mine !== turn) return
  body.replaceChildren(...rows.map((row, place) => rowOf(row, texts[place])))
  const values = { count: found.length, all: columns.count, first: first + 1, last: first + rows.length }
  const money = state.sort.startsWith("amount") ? ` ${register.dataset.money}` : ""
  status.textContent = (found.length ? said("found", values) : register.dataset.none) + money
  back.disabled = state.page === 1
  on.disabled = state.page === pages
  back.parentElement.hidden = pages === 1
  for (const heading of table.tHead.querySelectorAll("[data-sort]")) {
    const [by, direction] = state.sort.split("-")
    if (heading.dataset.sort === by) heading.setAttribute("aria-sort", direction)
    else heading.removeAttribute("aria-sort")
  }
  document.getElementById("sanctions_download").disabled = !found.length
}

function remember() {
  const query = queryOf(state).toString()
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash)
}

function change(changed) {
  state = { ...state, page: 1, ...changed }
  remember()
  return attempt(show)
}

async function attempt(act) {
  try {
    await act()
  } catch {
    status.textContent = register.dataset.failed
  }
}

let opening
/** Load the columns, once, when a reader first wants more than the page shows. */
function open(query) {
  opening ??= (async () => {
    status.textContent = register.dataset.loading
    columns = await loadColumns(register.dataset.columns)
    state = stateIn(query)
    form.classList.add("register__filters--ready")
    for (const control of form.elements) control.disabled = false
    await show()
  })().catch(() => {
    opening = undefined
    status.textContent = register.dataset.failed
  })
  return opening
}

function onInput({ target }) {
  if (target.dataset.column) {
    const chosen = { ...state.chosen, [target.dataset.column]: target.value }
    if (!target.value) delete chosen[target.dataset.column]
    if (target.dataset.column === "law") delete chosen.provision
    const range = chosen.currency ? {} : { least: "", most: "" }
    change({ chosen, ...range })
  } else if (target.name === "sort") change({ sort: target.value })
  else if (target.name === "party") change({ party: target.value.trim() })
  else if (target.dataset.range !== undefined) {
    const digits = target.value.replace(/[^\d.]/g, "")
    change({ [target.name]: /^\d+(\.\d+)?$/.test(digits) ? digits : "" })
  }
}

async function download() {
  const answer = await fetch(register.dataset.csv)
  if (!answer.ok) throw new Error(String(answer.status))
  const lines = csvLines(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()))
  const chosen = found.map((row) => lines[columns.lines[row] + 1])
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([lines[0], ...chosen], { type: "text/csv" }))
  link.download = "sanctions.csv"
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function turnTo(page) {
  state.page = page
  remember()
  attempt(async () => {
    await show()
    table.scrollIntoView()
    table.focus({ preventScroll: true })
  })
}

if (register && form && body) {
  const details = form.closest("details")
  for (const heading of table.tHead.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...heading.childNodes)
    heading.append(button)
    button.addEventListener("click", async () => {
      details.open = true
      await open(location.search)
      if (!columns) return
      const [by, direction] = state.sort.split("-")
      const name = heading.dataset.sort
      change({ sort: `${name}-${by === name ? OPPOSITE[direction] : "descending"}` })
    })
  }
  details.addEventListener("toggle", () => details.open && open(location.search))
  form.addEventListener("input", onInput)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    form.elements.party.value = ""
    change({ chosen: {}, party: "", least: "", most: "", sort: ORDERS[0] })
  })
  document.getElementById("sanctions_download").addEventListener("click", () => attempt(download))
  back.addEventListener("click", () => turnTo(state.page - 1))
  on.addEventListener("click", () => turnTo(state.page + 1))
  // A reader may have opened it before this script arrived.
  if (details.open) open(location.search)
  else if (location.search.length > 1) details.open = true
}
