// The site speaks as of an issue and counts no days; this tells how each key date stands on the
// reader's day, in the words that the page brings along. The last day of a deadline is still open.

import { fromNow, spoken } from "../language.js"

const DAY = 86_400_000
const now = new Date()
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())

for (const state of document.querySelectorAll(".state[data-day]")) bringUpToDate(state)
for (const date of document.querySelectorAll(".as-of time")) date.replaceWith(todayAsElement())
moveWhatHasPassed()

/** @param {HTMLElement} state with the words for each state in its data */
export function bringUpToDate(state) {
  const days = (Date.parse(state.dataset.day ?? "") - today) / DAY
  const { over, coming } = state.dataset
  if (days < 0) show(state, over ?? "", "over")
  else if (coming !== undefined) show(state, coming.replace("%(when)s", fromNow(days)), days ? "coming" : "today")
}

function show(state, text, kind) {
  state.textContent = text
  state.className = `state state--${kind}`
}

function todayAsElement() {
  const date = document.createElement("time")
  date.dateTime = new Date(today).toISOString().slice(0, 10)
  date.textContent = spoken(now)
  return date
}

// What was still to come when the newest issue appeared, and is over now, the last first.
function moveWhatHasPassed() {
  const coming = document.getElementById("dates_coming")
  const since = document.getElementById("dates_since")
  if (!coming || !since) return
  const passed = [...coming.querySelectorAll(".key-date")].filter(line => line.querySelector(".state--over"))
  since.querySelector("ol").prepend(...passed.reverse())
  since.hidden = passed.length === 0
  coming.querySelector(".key-dates__none").hidden = coming.querySelector(".key-date") !== null
}
