// The parts of the page of comparisons: panels with tables, whose columns are what is compared.

const element = (id) => document.getElementById(id)
const part = (id) => element(id).content.firstElementChild.cloneNode(true)

export const words = element("compare_words")
export const ROOT = words?.dataset.root ?? ""

/** A message of the page, with values in its places. */
export function word(name, values = {}) {
  const text = words.querySelector(`[data-word=${name}]`).textContent
  return text.replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place)
}

export function make(tag, text = "", className = "") {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** A link to a page of the site. */
export function link(address, text) {
  const made = make("a", text)
  made.href = ROOT + address
  return made
}

/** A panel under a heading, with a note, without a table. */
export function panel(id, heading, note = "") {
  const made = part("compare_table")
  const title = made.querySelector("h2")
  title.textContent = heading
  title.id = `compare_${id}`
  made.setAttribute("aria-labelledby", title.id)
  made.querySelector(".compare__note").textContent = note
  if (!note) made.querySelector(".compare__note").remove()
  return made
}

/**
 * A panel with a table: `columns` head it, and each row has a `label`, a cell for each column, and
 * whether it is the one to look at. A cell has a `text`, and may have an address, a small text, a link
 * below, and a `value`: its share of the `largest` one is the length of its bar.
 */
export function tablePanel(id, heading, columns, rows, note = "") {
  const made = panel(id, heading, note)
  const table = made.querySelector("table")
  table.setAttribute("aria-labelledby", made.getAttribute("aria-labelledby"))
  fill(table, columns, rows)
  return made
}

/** A table within a panel, closed until a reader wants it. */
export function moreTable(heading, columns, rows) {
  const details = make("details", "", "compare__more")
  const table = part("compare_table").querySelector("table")
  table.setAttribute("aria-label", heading)
  fill(table, columns, rows)
  details.append(make("summary", heading), table)
  return details
}

function fill(table, columns, rows) {
  table.classList.add(`compare__table--${columns.length}`)
  for (const { name, address } of columns) {
    const head = make("th")
    head.scope = "col"
    head.append(link(address, name))
    table.tHead.rows[0].append(head)
  }
  table.tBodies[0].replaceChildren(...rows.map(lineOf))
  for (const [selector, role] of ROLES)
    for (const one of table.querySelectorAll(selector)) one.setAttribute("role", role)
  table.setAttribute("role", "table")
}

/** Narrow windows lay tables out as grids, which would take their meaning from them. */
const ROLES = [
  ["thead, tbody", "rowgroup"],
  ["tr", "row"],
  ["th[scope=col]", "columnheader"],
  ["th[scope=row]", "rowheader"],
  ["td", "cell"],
]

function lineOf({ label, cells, isChosen, largest = 0 }) {
  const line = make("tr")
  if (isChosen) line.className = "compare__chosen"
  const head = make("th", label)
  head.scope = "row"
  line.append(head, ...cells.map((cell) => cellOf(cell, largest)))
  return line
}

function cellOf({ text, address, value = 0, small, below }, largest) {
  const cell = make("td")
  const figure = make("span", address ? "" : text, "compare__figure")
  if (address) figure.append(link(address, text))
  cell.append(figure)
  if (largest) cell.append(barOf(value, largest))
  if (small) cell.append(make("span", small, "compare__small"))
  if (below) cell.append(below)
  return cell
}

function barOf(value, largest) {
  const bar = part("compare_bar")
  const share = value ? Math.max(1, (100 * value) / largest) : 0
  bar.firstElementChild.setAttribute("width", `${share}%`)
  return bar
}

/** Lists beside each other, one below each name. */
export function listsPanel(id, heading, columns, lists, note = "") {
  const made = panel(id, heading, note)
  const beside = make("div", "", "compare__lists")
  columns.forEach(({ name, address }, number) => {
    const list = make("section")
    const head = make("h3")
    head.append(link(address, name))
    list.append(head, ...lists[number])
    beside.append(list)
  })
  made.querySelector("table").replaceWith(beside)
  return made
}
