// What the page of comparisons shows, panel by panel.

import { spoken, locale } from "../language.js"
import { entries, number } from "../words.js"
import { median, read, total } from "./amounts.js"
import { link, listsPanel, make, moreTable, tablePanel, word, words } from "./elements.js"
import { yearOf } from "./tables.js"

const LISTED = 3
/** Of key dates that are over, where none is to come. */
const PAST = 2

const monthAndYear = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" })

/**
 * All panels of some columns: what `Tables.of` gives of each, with its name and the address of its page.
 * @returns {Promise<HTMLElement[]>}
 */
export async function panelsOf(tables, kind, columns, year) {
  const view = { tables, kind, columns, year }
  return [
    yearsPanel(view),
    columnPanel(view, "section", "sections", (id) => searchFor(view, { section: id })),
    columnPanel(view, "kind", "kinds"),
    sanctionsPanel(view),
    ...currencyPanels(view),
    await datesPanel(view),
    await latestPanel(view),
  ]
}

const headed = ({ year }, heading) => (year ? word("inYear", { heading, year }) : heading)
const largestOf = (cells) => Math.max(0, ...cells.map(({ value }) => value ?? 0))
const rowOf = (label, cells, more = {}) => ({ label, cells, largest: largestOf(cells), ...more })

/** The address of the search for entries of each column. */
function searchFor({ kind, year }, filters) {
  const asked = year ? { ...filters, year } : filters
  return (column) => `search/?${new URLSearchParams({ [kind]: column.id, ...asked })}`
}

/** The address of the register for sanctions of each column. */
function registerFor({ kind, year }, filters) {
  const asked = year ? { ...filters, year } : filters
  return (column) => `sanctions/?${new URLSearchParams({ [kind]: column.id, ...asked })}`
}

function countCells(columns, counts, addressOf) {
  return columns.map((column, place) => {
    const count = counts[place]
    return { text: number(count), value: count, address: count && addressOf ? addressOf(column) : "" }
  })
}

/** Rows whose bars can be compared with each other, too. */
function withOneScale(rows) {
  const largest = Math.max(0, ...rows.map((row) => row.largest))
  return rows.map((row) => ({ ...row, largest }))
}

function yearsPanel({ tables, kind, columns, year }) {
  const perYear = columns.map(({ allEntries }) => {
    const counts = new Map()
    for (const row of allEntries) {
      const its = yearOf(tables.entries.dates[row])
      counts.set(its, (counts.get(its) ?? 0) + 1)
    }
    return counts
  })
  const years = tables.years.filter((one) => perYear.some((counts) => counts.has(one)))
  const rows = years.map((one) => {
    const counts = perYear.map((of) => of.get(one) ?? 0)
    return rowOf(one, countCells(columns, counts, searchFor({ kind, year: one }, {})), { isChosen: one === year })
  })
  const all = columns.map(({ allEntries }) => allEntries.length)
  const sum = rowOf(word("all"), countCells(columns, all, searchFor({ kind, year: "" }, {})), { largest: 0 })
  return tablePanel("years", word("years"), columns, [sum, ...withOneScale(rows)], sharedNote(tables, columns))
}

function sharedNote(tables, columns) {
  const shared = tables.shared(columns)
  return shared ? word("shared", { entries: entries(shared) }) : ""
}

/** How many entries have each value of a column of the table. */
function columnPanel(view, column, heading, addressOf) {
  const { tables, columns } = view
  const counts = columns.map(({ entries }) => tables.entries.counts(column, entries))
  const rows = valuesOf(counts).map((id) => {
    const cells = countCells(columns, counts.map((of) => of.get(id) ?? 0), addressOf?.(id))
    return rowOf(tables.entries.name(column, id), cells)
  })
  return tablePanel(heading, headed(view, word(heading)), columns, withOneScale(rows))
}

/** The ids of all values that occur, the most frequent first; what nobody stated comes last. */
function valuesOf(counts) {
  const sums = new Map()
  for (const of of counts) for (const [id, count] of of) sums.set(id, (sums.get(id) ?? 0) + count)
  const isUnknown = (id) => id === "none"
  return [...sums.keys()].toSorted(
    (one, other) => Number(isUnknown(one)) - Number(isUnknown(other)) || sums.get(other) - sums.get(one),
  )
}

function sanctionsPanel(view) {
  const { tables, columns } = view
  const heading = headed(view, word("sanctions"))
  const counts = columns.map(({ sanctions }) => tables.sanctions.counts("kind", sanctions))
  const kinds = valuesOf(counts)
  if (!kinds.length) return tablePanel("sanctions", heading, columns, [], word("noSanctions"))
  const rows = kinds.map((id) => {
    const cells = countCells(columns, counts.map((of) => of.get(id) ?? 0), registerFor(view, { kind: id }))
    return rowOf(tables.sanctions.name("kind", id), cells)
  })
  const all = columns.map(({ sanctions }) => sanctions.length)
  const sum = rowOf(word("allSanctions"), countCells(columns, all, registerFor(view, {})), { largest: 0 })
  return tablePanel("sanctions", heading, columns, [sum, ...withOneScale(rows)])
}

/** A panel for each currency, that of most penalties first: nothing is added up across them. */
function currencyPanels(view) {
  const { tables, columns } = view
  const counts = columns.map(({ penalties }) => tables.sanctions.counts("currency", penalties))
  return valuesOf(counts).map((currency) => currencyPanel(view, currency))
}

function currencyPanel(view, currency) {
  const { tables, columns, year } = view
  const name = tables.sanctions.name("currency", currency)
  const own = columns.map(({ penalties }) => tables.inCurrency(penalties, currency))
  const rows = [
    rowOf(word("count"), own.map(({ count }) => ({ text: number(count), value: count }))),
    rowOf(word("stated"), own.map(({ amounts }) => ({ text: number(amounts.length), value: amounts.length }))),
    rowOf(word("total"), own.map(({ amounts }) => amountCell(name, amounts.length ? total(amounts) : ""))),
    rowOf(word("median"), own.map(({ amounts }) => amountCell(name, amounts.length ? median(amounts) : ""))),
    rowOf(word("largest"), own.map((one) => largestCell(name, one, view))),
  ]
  const heading = headed(view, word("currency", { currency: name }))
  const made = tablePanel(`money_${currency.toLowerCase()}`, heading, columns, rows)
  if (!year) made.lastElementChild.append(byYear(view, currency, name))
  return made
}

function money(currency, amount) {
  const places = { currency, amount: read(amount) }
  return words.dataset.money.replace(/\{(\w+)\}/g, (place, key) => places[key] ?? place)
}

function amountCell(currency, amount) {
  return amount ? { text: money(currency, amount), value: Number(amount) } : { text: "–" }
}

/** The largest amount, with the entry that reports it. */
function largestCell(currency, { rows, amounts }, { tables }) {
  if (!amounts.length) return { text: "–" }
  const below = make("span", "", "compare__small")
  whenSeen(below, async () => {
    const [{ address, title }] = await tables.entries.texts([tables.sanctions.lines[rows.at(-1)]])
    below.append(link(address, title))
  })
  return { ...amountCell(currency, amounts.at(-1)), below }
}

/** Titles far down the page are loaded by those who get there. */
function whenSeen(element, load) {
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    load().catch(() => {})
  })
  observer.observe(element)
}

/** Totals, medians and numbers of each year, as the charts of an authority have them. */
function byYear({ tables, columns }, currency, name) {
  const years = tables.years.filter((year) => columns.some(({ penalties }) => inYear(tables, penalties, year, currency).count))
  const rows = years.map((year) => {
    const cells = columns.map(({ penalties }) => {
      const { amounts } = inYear(tables, penalties, year, currency)
      if (!amounts.length) return { text: "–" }
      const sum = total(amounts)
      const small = `${word("median")} ${read(median(amounts))}; ${number(amounts.length)}`
      return { text: money(name, sum), value: Number(sum), small }
    })
    return rowOf(year, cells)
  })
  return moreTable(word("currencyYear", { currency: name }), columns, withOneScale(rows))
}

function inYear(tables, penalties, year, currency) {
  return tables.inCurrency(penalties.filter((row) => tables.sanctions.dates[row] === year), currency)
}

/** Key dates from today on; in a year, all of it. */
async function datesPanel(view) {
  const { tables, columns, year } = view
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-")
  const isToCome = (row) => tables.dates.dates[row] >= today.slice(0, tables.dates.dates[row].length)
  const lists = columns.map(async ({ dates }) => {
    const coming = year ? dates : dates.filter(isToCome)
    if (coming.length) return [await datesList(tables, coming.slice(0, LISTED)), ...more(coming.length - LISTED)]
    if (!dates.length) return [make("p", word("noDates"))]
    return [make("p", word("pastDates")), await datesList(tables, dates.slice(-PAST).reverse())]
  })
  const heading = year ? word("datesOf", { year }) : word("dates")
  const first = tables.dates.dates[0]
  const note = tables.datesLeftOut ? word("datesFrom", { date: dateText(first) }) : ""
  return listsPanel("dates", heading, columns, await Promise.all(lists), note)
}

const more = (count) => (count > 0 ? [make("p", word("moreDates", { count: number(count) }), "compare__small")] : [])

async function datesList(tables, rows) {
  const titles = await tables.entries.texts(rows.map((row) => tables.dates.lines[row]))
  const list = make("ul", "", "plain")
  list.append(
    ...rows.map((row, place) => {
      const [field] = tables.dates.valuesOf("field", row)
      const date = tables.dates.dates[row]
      const label = `${dateText(date)} · ${tables.dates.name("field", field)}`
      return itemOf(label, titles[place])
    }),
  )
  return list
}

function dateText(date) {
  const [year, month, day] = date.split("-").map(Number)
  if (!month) return date
  return day ? spoken(new Date(year, month - 1, day)) : monthAndYear.format(new Date(year, month - 1, 1))
}

function itemOf(label, { address, title, status, lang }) {
  const item = make("li")
  const titled = link(address, title)
  if (lang) titled.lang = lang
  item.append(make("span", label, "compare__small"), titled)
  if (status) item.append(" ", make("strong", status, "compare__withdrawn"))
  return item
}

async function latestPanel(view) {
  const { tables, columns, year } = view
  const lists = columns.map(async ({ entries }) => {
    if (!entries.length) return [make("p", word("noEntries"))]
    const titles = await tables.entries.texts(entries.slice(0, LISTED))
    const list = make("ul", "", "plain")
    list.append(...titles.map((title) => itemOf(title.date, title)))
    return [list]
  })
  const heading = year ? word("latestOf", { year }) : word("latest")
  return listsPanel("latest", heading, columns, await Promise.all(lists))
}
