// The register of sanctions: filters and an order, both of them in the address.

import { number, say } from "../words.js"

const table = document.getElementById("sanctions_table")
const form = document.getElementById("sanctions_filters")
const status = document.getElementById("sanctions_status")
const body = table?.tBodies[0]
const rows = body ? [...body.rows] : []

// Amounts of different currencies cannot be compared, so they stand apart; what has none comes last.
const bySize = (one, other) =>
  one.dataset.currency.localeCompare(other.dataset.currency) ||
  Number(other.dataset.amount) - Number(one.dataset.amount)

const ORDERS = {
  date: { compare: (one, other) => other.dataset.date.localeCompare(one.dataset.date), first: "descending" },
  kind: { compare: (one, other) => one.dataset.kind.localeCompare(other.dataset.kind), first: "ascending" },
  amount: { compare: bySize, first: "descending" },
}
const OPPOSITE = { ascending: "descending", descending: "ascending" }

function chosenIn(address) {
  const asked = new URLSearchParams(address)
  for (const select of form.querySelectorAll("select")) {
    const value = asked.get(select.name) ?? ""
    select.value = [...select.options].some((option) => option.value === value) ? value : ""
  }
  const [name, direction] = (asked.get("sort") ?? "").split("-")
  return Object.hasOwn(ORDERS, name) ? { name, direction: Object.hasOwn(OPPOSITE, direction) ? direction : ORDERS[name].first } : null
}

function filter() {
  const wanted = [...form.querySelectorAll("select")].filter((select) => select.value)
  for (const row of rows) {
    row.hidden = !wanted.every((select) => row.dataset[select.name].split(" ").includes(select.value))
  }
}

function sort(order) {
  const { compare, first } = ORDERS[order.name]
  const turned = order.direction === first ? 1 : -1
  const ordered = rows.toSorted((one, other) => {
    if (order.name === "amount" && !one.dataset.amount !== !other.dataset.amount) {
      return one.dataset.amount ? -1 : 1
    }
    return turned * compare(one, other)
  })
  body.append(...ordered)
}

function tell(order) {
  const shown = rows.filter((row) => !row.hidden).length
  const name = order?.name === "amount" ? "rowsCompared" : "rowsShown"
  status.textContent = say(name, { shown: number(shown), all: number(rows.length) })
  for (const heading of table.tHead.querySelectorAll("[data-sort]")) {
    if (heading.dataset.sort === order?.name) heading.setAttribute("aria-sort", order.direction)
    else heading.removeAttribute("aria-sort")
  }
}

function remember(order) {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
  if (order) chosen.set("sort", `${order.name}-${order.direction}`)
  const query = chosen.size ? `?${chosen}` : location.pathname
  history.replaceState(null, "", query + location.hash)
}

if (form && body) {
  let order = chosenIn(location.search)
  const show = () => {
    filter()
    sort(order ?? { name: "date", direction: "descending" })
    tell(order)
  }
  for (const heading of table.tHead.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...heading.childNodes)
    heading.append(button)
    button.addEventListener("click", () => {
      const { sort: name } = heading.dataset
      const direction = order?.name === name ? OPPOSITE[order.direction] : ORDERS[name].first
      order = { name, direction }
      show()
      remember(order)
    })
  }
  form.addEventListener("change", () => {
    show()
    remember(order)
  })
  form.addEventListener("reset", () => {
    order = null
    requestAnimationFrame(() => {
      show()
      remember(order)
    })
  })
  form.hidden = false
  show()
}
