// The search page: the index is loaded with the first query, and the query is in the address.

const form = document.getElementById("search_form")
const field = document.getElementById("search_field")
const status = document.getElementById("search_status")
const results = document.getElementById("search_results")

const PATIENCE = 150 // milliseconds between the last key and the search
const SHOWN = 20

let index // a promise of Pagefind, from the first query on
let latest = 0

function loadIndex() {
  index ??= (async () => {
    const pagefind = await import(new URL(form.dataset.index + "pagefind.js", location.href))
    const baseUrl = new URL(form.dataset.base, location.href).pathname
    await pagefind.options({ baseUrl, noWorker: true })
    await pagefind.init()
    return pagefind
  })()
  return index
}

async function search(query) {
  const turn = ++latest
  if (!query) return show([], "")
  status.textContent = "Searching …"
  try {
    const found = await (await loadIndex()).search(query)
    const entries = await Promise.all(found.results.slice(0, SHOWN).map((one) => one.data()))
    if (turn === latest) show(entries, summary(found.results.length))
  } catch (error) {
    index = undefined
    if (turn === latest) show([], "The search could not be loaded. Please try again.")
    console.error(error)
  }
}

function summary(count) {
  if (count === 0) return "No entry was found."
  const all = count === 1 ? "1 entry" : `${count} entries`
  return count > SHOWN ? `${all}; the first ${SHOWN} are shown` : all
}

function show(entries, message) {
  results.replaceChildren(...entries.map(result))
  status.textContent = message
}

function result(entry) {
  const { title, date, section, place, tone } = entry.meta
  const link = element("a", "", title)
  link.href = entry.url
  const heading = element("h2", "result__title")
  heading.append(link)
  const about = element("p", "result__about")
  about.append(element("span", "result__section", section), ` ${date} · ${place}`)
  const item = element("li", `result tone-${Number(tone)}`)
  item.append(heading, about, excerpt(entry.excerpt))
  return item
}

// Pagefind gives text with <mark> elements; only these two are taken over.
function excerpt(html) {
  const paragraph = element("p", "result__excerpt")
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    paragraph.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent)
  }
  return paragraph
}

function element(name, className = "", text = "") {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}

function remember(query) {
  const address = new URL(location.href)
  if (query) address.searchParams.set("q", query)
  else address.searchParams.delete("q")
  history.replaceState(null, "", address)
}

let timer
field.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(() => {
    remember(field.value.trim())
    search(field.value.trim())
  }, PATIENCE)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(timer)
  remember(field.value.trim())
  search(field.value.trim())
})

field.value = new URLSearchParams(location.search).get("q") ?? ""
search(field.value.trim())
