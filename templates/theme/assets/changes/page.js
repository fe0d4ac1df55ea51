// The list of changes from a day on, which the address names: ?since=2023-03. Without this script,
// and without such a day, everything is shown.

import { number, say } from "../words.js"
import { spoken } from "../language.js"

const form = document.querySelector(".changes__since")
const [status, all, field] = ["[role=status]", "a", "input"].map((one) => form?.querySelector(one))
const items = [...document.querySelectorAll(".change")]

/** The first day of what a reader or an address names; undefined where that is no date. */
function dayOf(text) {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const iso = `${year}-${month}-${day}`
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** Of a month or a year the last day counts, so that nothing is left out that may belong here. */
const lastDay = (text) => text + (text.length === 4 ? "-12-31" : text.length === 7 ? "-31" : "")

function show(since) {
  for (const one of items) one.hidden = lastDay(one.dataset.date) < since
  for (const year of document.querySelectorAll(".panel")) {
    year.hidden = !year.querySelector(".change:not([hidden])")
    for (const count of year.querySelectorAll(".panel__heading .count")) count.hidden = true
  }
  for (const link of document.querySelectorAll(".pages a, .changes__lists a")) link.search = `?since=${since}`
  const isComplete = items.some((one) => one.hidden)
  for (const one of document.querySelectorAll(".pages [rel=next], .pages__list")) one.hidden = isComplete
  const [year, month, day] = since.split("-").map(Number)
  const count = number(items.filter((one) => !one.hidden).length)
  const goesOn = !isComplete && document.querySelector(".pages [rel=next]")
  status.textContent = say("changesSince", { count, date: spoken(new Date(year, month - 1, day)) })
  if (goesOn) status.append(" ", say("changesGoOn"))
}

if (form) {
  const given = new URLSearchParams(location.search).get("since")
  const since = dayOf(given ?? "")
  all.hidden = status.hidden = !given
  if (since) {
    field.value = since
    show(since)
  } else if (given) {
    status.textContent = say("noDate", { text: given })
  }
}
