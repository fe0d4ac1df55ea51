// Reads a table by columns, as bulletin/rendering/column_files.py writes it, for any page that filters
// and counts many rows in the browser. Nothing here knows what the rows are about.
//
//   const table = await loadColumns("register.json")
//   const rows = table.select({ jurisdiction: "FR", year: "2023" })   // numbers of rows, in order
//   table.counts("law", rows)              // Map: id of a value -> how many of these rows have it
//   table.name("law", "gdpr")              // what readers call a value
//   await table.texts(rows.slice(0, 50))   // what the rows say, from files loaded when needed

/** Load a table; `address` is relative to the page. Rejects where it cannot be had. */
export async function loadColumns(address) {
  const url = new URL(address, document.baseURI)
  return new Columns(await json(url), url)
}

async function json(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`)
  return answer.json()
}

export class Columns {
  #columns = new Map()
  #parts = new Map()
  #table
  #url

  constructor(table, url) {
    this.#table = table
    this.#url = url
    for (const column of table.columns) {
      const numbers = new Map(column.values.map(([id], number) => [id, number]))
      this.#columns.set(column.id, { ...column, numbers })
    }
    const { dates, amounts } = table
    let place = 0
    /** Of each row, as ISO 8601 has it. */
    this.dates = dates.of.map((step) => dates.values[(place += step)])
    /** Of each row, for comparisons within a currency; null where there is none. */
    this.amounts = amounts.of.map((number) => (number ? Number(amounts.values[number - 1]) : null))
  }

  /** How many rows there are. */
  get count() {
    return this.#table.count
  }

  /** The amount of a row in digits, exactly as imposed; empty where there is none. */
  stated(row) {
    const { values, of } = this.#table.amounts
    return of[row] ? values[of[row] - 1] : ""
  }

  /** Of each row, its place among the rows of the published table. */
  get lines() {
    return this.#table.lines
  }

  /** Whether a column has a value with this id. */
  has(column, id) {
    return this.#columns.get(column)?.numbers.has(id) ?? false
  }

  /** What readers call a value; its id if the column does not have it. */
  name(column, id) {
    const { values, numbers } = this.#columns.get(column)
    return values[numbers.get(id)]?.[1] ?? id
  }

  /** The ids of the values that a row has. */
  valuesOf(column, row) {
    const { values, sets, of } = this.#columns.get(column)
    return sets[of[row]].map((number) => values[number][0])
  }

  /** A test of rows: whether a row has the value with this id. */
  having(column, id) {
    const { numbers, sets, of } = this.#columns.get(column)
    const number = numbers.get(id)
    const wanted = sets.map((set) => set.includes(number))
    return (row) => wanted[of[row]]
  }

  /** A test of rows: whether the name of one of its values has these words, however accented. */
  naming(column, words) {
    const { values, sets, of } = this.#columns.get(column)
    const sought = plain(words)
    const named = values.map(([, name]) => plain(name).includes(sought))
    const wanted = sets.map((set) => set.some((number) => named[number]))
    return (row) => wanted[of[row]]
  }

  /** The rows that have all of some values, given by their columns, and pass further tests. */
  select(values, tests = []) {
    const all = [...Object.entries(values).map(([column, id]) => this.having(column, id)), ...tests]
    const rows = []
    for (let row = 0; row < this.count; row++) if (all.every((test) => test(row))) rows.push(row)
    return rows
  }

  /** How many of some rows have each value of a column; those with the most come first. */
  counts(column, rows) {
    const { values, sets, of } = this.#columns.get(column)
    const perSet = new Array(sets.length).fill(0)
    for (const row of rows) perSet[of[row]]++
    const perValue = new Array(values.length).fill(0)
    sets.forEach((set, number) => {
      for (const value of set) perValue[value] += perSet[number]
    })
    const found = values.map(([id], number) => [id, perValue[number]]).filter(([, count]) => count)
    return new Map(found.sort(([, one], [, other]) => other - one))
  }

  /** What some rows say, in their order; each file of the table is loaded once. */
  async texts(rows) {
    const { size } = this.#table.texts
    const partOf = (row) => Math.floor(row / size)
    const needed = [...new Set(rows.map(partOf))]
    const loaded = await Promise.all(needed.map((number) => this.#part(number)))
    const parts = new Map(needed.map((number, index) => [number, loaded[index]]))
    return rows.map((row) => parts.get(partOf(row))[row % size])
  }

  #part(number) {
    if (!this.#parts.has(number)) {
      const loading = json(new URL(this.#table.texts.files[number], this.#url))
      loading.catch(() => this.#parts.delete(number))
      this.#parts.set(number, loading)
    }
    return this.#parts.get(number)
  }
}

/** Words without accents and capitals, so that "telefonica" finds "Telefónica". */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}

/** The lines of a CSV file whose values are all in quotes; the first has the names of its fields. */
export function csvLines(text) {
  const lines = []
  let start = 0
  let inQuotes = false
  for (let place = 0; place < text.length; place++) {
    if (text[place] === '"') inQuotes = !inQuotes
    else if (text[place] === "\n" && !inQuotes) {
      lines.push(text.slice(start, place + 1))
      start = place + 1
    }
  }
  return lines
}
