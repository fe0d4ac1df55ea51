// Finds feeds and calendars by the words of their names, among all that there are.

import { plain } from "../columns/columns.js"
import { number, say } from "../words.js"
import { loadSubscriptions } from "./subscriptions.js"

const SHOWN = 40

const panel = document.querySelector(".find-feed")
const field = document.getElementById("feed_words")
const found = document.getElementById("feeds_found")
const status = panel?.querySelector("[role=status]")
const blank = document.getElementById("found_feed")

let loading
/** All subscriptions with their names and ids in plain letters; loaded once, when a reader first asks. */
function all() {
  loading ??= loadSubscriptions(panel.dataset.list).then((list) => list.map((one) => ({ ...one, plain: plain([one.name, ...Object.values(one.filters)].join(" ")) })))
  loading.catch(() => (loading = undefined))
  return loading
}

function lineOf(one) {
  const line = blank.content.firstElementChild.cloneNode(true)
  const name = line.querySelector(".subjects__name")
  name.href = panel.dataset.root + one.page
  name.textContent = one.name
  for (const link of line.querySelectorAll("[data-is]")) {
    const address = one[link.dataset.is]
    if (!address) {
      link.remove()
      continue
    }
    link.href = panel.dataset.root + address
    link.setAttribute("aria-label", link.dataset.label.replace("{name}", () => one.name))
  }
  return line
}

const wordsOf = () => plain(field.value).split(/\s+/).filter(Boolean)

async function show() {
  const words = wordsOf()
  let matching = []
  try {
    const list = words.length ? await all() : []
    matching = list.filter((one) => words.every((word) => one.plain.includes(word)))
  } catch {
    status.textContent = say("listFailed")
    return
  }
  if (words.join() !== wordsOf().join()) return
  found.replaceChildren(...matching.slice(0, SHOWN).map(lineOf))
  if (!words.length) status.textContent = ""
  else if (!matching.length) status.textContent = say("noFeed")
  else status.textContent = say("feedsFound", { shown: number(Math.min(SHOWN, matching.length)), all: number(matching.length) })
}

if (panel && field) {
  field.addEventListener("input", show)
  if (field.value) show() // A reader, or the browser, may have been quicker than this script.
  field.addEventListener("focus", () => all().catch(() => {}), { once: true })
}
