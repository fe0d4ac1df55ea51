// The tables that a watch is matched with: those of the search, and what bulletin/views/watch_tables.py
// adds to them. Entries are known by their numbers in the search.

import { Columns } from "../columns/columns.js"
import { wholeTableOfFacets } from "../search/facets.js"
import { HOME, forget, once } from "../search/files.js"

const MODULUS = 1_000_000_007

/** @returns {Promise<Tables>} both of one build; rejects where they cannot be had */
export async function loadTables() {
  try {
    return await tables()
  } catch {
    forget() // the site may have been published anew
    return tables()
  }
}

async function tables() {
  const [facets, own] = await Promise.all([wholeTableOfFacets(), once("watch", () => json("tables.json"))])
  const checksum = facets.days.reduce((sum, day, number) => (sum + (number + 1) * day) % MODULUS, 0)
  if (checksum !== own.checksum) throw new Error("The site was published anew in the meantime.")
  return new Tables(facets, own)
}

/** @param {string} name of a file beside the page */
async function json(name) {
  const answer = await fetch(new URL(`watch/${name}`, HOME), { cache: "no-cache" })
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

/** The numbers of a month's entries by what they were called first. @param {string} month */
export function entriesOfMonth(month) {
  return once(`watch-${month}`, async () => new Map(Object.entries(await json(`entries-${month}.json`))))
}

export class Tables {
  /** @param {import("../search/facets.js").Table} facets @param {any} own */
  constructor({ facets }, own) {
    const address = new URL("watch/tables.json", HOME)
    /** Of each entry, the day on which readers could see it first. */
    this.appeared = new Columns(own.entries, address)
    this.dates = new Columns(own.dates, address)
    /** Of each field of a date, what it does when it comes, and how it stands afterwards. */
    this.words = own.words
    this.threads = own.threads.map(summed)
    this.sanctions = summed(own.sanctions)
    /** The issues, the oldest first, each with its first entry and the one after its last. */
    this.months = ranges(own.months)
    this.facets = new Map(facets.map((facet) => [facet.id, facet]))
    /** @type {Map<string, (Facet | Column)[]>} */
    this.sources = new Map(facets.map((facet) => [facet.id, [new Facet(facet)]]))
    const law = this.sources.get("law") ?? []
    this.sources.set("law", [...law, new Column(this.appeared, "provision")])
    this.sources.set("sector", [new Column(this.appeared, "sector")])
    this.sources.delete("year")
  }

  get count() {
    return this.appeared.count
  }

  /** Of an entry, the day on which readers could see it first. @param {number} entry */
  day(entry) {
    return this.appeared.dates[entry]
  }

  /** Where an entry is from, and its section with the tone of its colour. @param {number} entry */
  about(entry) {
    const [section] = this.facets.get("section")?.of[entry] ?? []
    const { name = "", rank = 0 } = this.facets.get("section")?.values[section] ?? {}
    const places = this.facets.get("jurisdiction")
    const place = (places?.of[entry] ?? []).map((number) => places?.values[number].name).join("; ")
    return { place, section: name, tone: rank }
  }

  /** What readers call a thing; nothing if no entry has it. @param {string} kind @param {string} id */
  name(kind, id) {
    return this.sources.get(kind)?.map((source) => source.names.get(id)).find(Boolean)
  }

  /** Whether an entry has any of some things of a kind. @param {string} kind @param {string[]} ids */
  test(kind, ids) {
    const tests = (this.sources.get(kind) ?? []).map((source) => source.test(ids))
    return (/** @type {number} */ entry) => tests.some((one) => one(entry))
  }

  /** Everything that can be watched of a kind, with the number of its entries. @param {string} kind */
  values(kind) {
    return (this.sources.get(kind) ?? []).flatMap((source) => source.values())
  }
}

/** What entries have of a facet of the search. */
class Facet {
  constructor({ values, of }) {
    this.of = of
    this.ids = values.map(({ id }) => id)
    this.names = new Map(values.map(({ id, name }) => [id, name]))
  }

  test(ids) {
    const wanted = new Set(ids.map((id) => this.ids.indexOf(id)))
    return (entry) => this.of[entry]?.some((number) => wanted.has(number)) ?? false
  }

  values() {
    const counts = new Array(this.ids.length).fill(0)
    for (const numbers of this.of) for (const number of numbers) counts[number] += 1
    return this.ids.map((id, number) => ({ id, name: this.names.get(id), count: counts[number] }))
  }
}

/** The same of a column of the watch's own table. */
class Column {
  constructor(columns, name) {
    this.columns = columns
    this.column = name
    this.counts = columns.counts(name, Array.from({ length: columns.count }, (_, row) => row))
    this.names = new Map([...this.counts.keys()].map((id) => [id, columns.name(name, id)]))
  }

  test(ids) {
    const tests = ids.filter((id) => this.names.has(id)).map((id) => this.columns.having(this.column, id))
    return (entry) => tests.some((one) => one(entry))
  }

  values() {
    return [...this.counts].map(([id, count]) => ({ id, name: this.names.get(id), count }))
  }
}

/** Numbers that come as differences. @param {number[]} steps */
function summed(steps) {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/** @param {[string, number][]} months */
function ranges(months) {
  let start = 0
  return months.map(([month, count]) => ({ month, start, end: (start += count) }))
}
