// On every page, for those who keep a watch: a count of what is new in the header, and buttons that
// add to the watch. assets/frame.js loads it where this device remembers one.

import { entries, number, say } from "../words.js"
import { queryOf, watchIn } from "./model.js"
import { keep, kept } from "./store.js"

const PATIENCE = 3_600_000 // milliseconds between two looks at what is new
const HOME = new URL("../../", import.meta.url)

start()

function start() {
  const own = kept()
  if (!own) return
  const link = document.createElement("a")
  link.href = new URL("watch/", HOME).href
  link.className = "md-header__button watching"
  document.querySelector(".find")?.before(link)
  show(link, own.news)
  for (const one of document.querySelectorAll("a.watch-this")) makeButton(one)
  if (document.getElementById("watch_page")) return // which counts by itself
  if (!(Date.now() - Date.parse(own.asked) < PATIENCE)) recount(link)
}

function show(link, news) {
  const count = Number.isInteger(news) && news > 0 ? news : 0
  if (count) link.dataset.news = number(count)
  else delete link.dataset.news
  link.setAttribute("aria-label", count ? say("watchNews", { entries: entries(count) }) : say("watchNoNews"))
  link.title = link.getAttribute("aria-label")
}

async function recount(link) {
  try {
    const { countNews } = await import("./counting.js")
    const before = kept()
    if (!before) return
    const news = await countNews(before)
    const now = kept() // the reader may have changed it in the meantime
    if (now) keep({ ...now, news, asked: new Date().toISOString() })
    show(link, news)
  } catch {} // Without a network the last count stays.
}

/** A link to the page of the watch becomes a button that adds to it, and takes away again. */
function makeButton(link) {
  const [part] = watchIn(new URL(link.href).hash.slice(1)).parts
  const own = queryOf([part])
  const button = document.createElement("button")
  button.type = "button"
  button.className = link.className
  const isIn = () => watchIn(kept()?.watch ?? "").parts.some((one) => queryOf([one]) === own)
  const draw = () => {
    button.textContent = isIn() ? say("watched") : link.textContent
    button.setAttribute("aria-pressed", String(isIn()))
  }
  button.addEventListener("click", () => {
    const now = kept()
    if (!now) return location.assign(link.href)
    const { parts } = watchIn(now.watch)
    const others = parts.filter((one) => queryOf([one]) !== own)
    keep({ ...now, watch: queryOf(isIn() ? others : [...parts, part]), asked: "" })
    draw()
  })
  const { label } = link.dataset
  if (label) button.setAttribute("aria-label", label)
  draw()
  link.replaceWith(button)
}
