// The tables of the page of comparisons (bulletin/views/comparison_tables.py): which entries, sanctions
// and key dates a jurisdiction, an authority or a law has.

import { Columns } from "../columns/columns.js"

const loaded = new Map()

/**
 * The tables with the entries of one kind of things; `address` is relative to the page. What was loaded
 * once is kept. Rejects where they cannot be had, or where the site was published anew in between.
 */
export async function loadTables(address, kind) {
  const url = new URL(address, document.baseURI)
  const [tables, own] = await Promise.all([json(url), json(new URL(`${kind}.json`, url))])
  if (tables.id !== own.id) {
    loaded.clear()
    throw new Error("The site was published anew in the meantime.")
  }
  return new Tables(tables, own, url)
}

/** Titles are found by the numbers in these files, which must not be older than they. */
function json(url) {
  if (!loaded.has(url.href)) {
    const loading = fetch(url, { cache: "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`)
      return answer.json()
    })
    loading.catch(() => loaded.delete(url.href))
    loaded.set(url.href, loading)
  }
  return loaded.get(url.href)
}

export class Tables {
  constructor({ entries, sanctions, dates, datesLeftOut, penalties }, { column, wholeNames }, url) {
    this.kind = column.id
    this.wholeNames = wholeNames
    this.entries = new Columns({ ...entries, columns: [...entries.columns, column] }, url)
    this.sanctions = new Columns({ ...sanctions, lines: summed(sanctions.lines) }, url)
    this.dates = new Columns({ ...dates, lines: summed(dates.lines) }, url)
    this.datesLeftOut = datesLeftOut
    const isPenalty = penalties.map((kind) => this.sanctions.having("kind", kind))
    const counts = this.sanctions.having("state", "counts")
    this.isInForce = (row) => counts(row) && isPenalty.some((test) => test(row))
    this.isEach = this.sanctions.having("state", "each")
  }

  /** All things of the kind that entries name, with the numbers of their entries, by id. */
  get things() {
    return this.entries.counts(this.kind, this.entries.select({}))
  }

  /** The id as the tables have it, however it is written; nothing where they do not have it. */
  idOf(asked) {
    if (this.entries.has(this.kind, asked)) return asked
    const small = asked.toLowerCase()
    return [...this.things.keys()].find((id) => id.toLowerCase() === small)
  }

  /** The years of all entries and sanctions, the newest first. */
  get years() {
    return [...new Set([...this.entries.dates, ...this.sanctions.dates].map(yearOf))].sort().reverse()
  }

  /** What a thing has, the newest entries first; in a year, or in all where `year` is empty. */
  of(id, year) {
    const isOf = this.entries.having(this.kind, id)
    const inYear = (table) => (row) => !year || yearOf(table.dates[row]) === year
    const rowsOf = (table) => table.select({}, [(row) => isOf(table.lines[row]), inYear(table)])
    const all = this.entries.select({ [this.kind]: id })
    const key = new Map(all.map((row) => [row, lastMonthOf(this.entries.dates[row])]))
    const newest = all.toSorted((one, other) => key.get(other).localeCompare(key.get(one)) || other - one)
    const sanctions = rowsOf(this.sanctions)
    return {
      id,
      entries: newest.filter(inYear(this.entries)),
      allEntries: newest,
      sanctions,
      penalties: sanctions.filter(this.isInForce),
      dates: rowsOf(this.dates).filter((row) => !this.dates.valuesOf("state", row).includes("withdrawn")),
    }
  }

  /** How many entries have several of some things. */
  shared(columns) {
    const seen = new Map()
    for (const { entries } of columns) for (const row of entries) seen.set(row, (seen.get(row) ?? 0) + 1)
    return [...seen.values()].filter((count) => count > 1).length
  }

  /** The penalties of one currency, as figures are made of them. */
  inCurrency(penalties, currency) {
    const is = this.sanctions.having("currency", currency)
    const rows = penalties.filter(is)
    const summed = rows.filter((row) => this.sanctions.amounts[row] !== null && !this.isEach(row))
    const ordered = summed.toSorted((one, other) => this.sanctions.amounts[one] - this.sanctions.amounts[other])
    return { count: rows.length, rows: ordered, amounts: ordered.map((row) => this.sanctions.stated(row)) }
  }
}

/** A year stands for its last month. */
const lastMonthOf = (date) => (date.length === 4 ? `${date}-12` : date)

export const yearOf = (date) => date.slice(0, 4)

/** Numbers that come as differences. */
function summed(steps) {
  let sum = 0
  return steps.map((step) => (sum += step))
}
