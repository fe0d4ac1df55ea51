// Keeps a previewed page up to date: the page itself, and the panel that lies over it.

const { own, shown } = document.querySelector("#preview-tools").dataset
const CLOSED = "preview-closed"

/** @type {EventSource | null} */
let stream = null

function listen() {
  const { number } = panel().dataset
  const asked = new URLSearchParams({ page: location.pathname, shown, number })
  stream = new EventSource(`${own}events?${asked}`)
  stream.addEventListener("reload", () => {
    stop()
    location.reload()
  })
  stream.addEventListener("panel", renew)
}

function stop() {
  stream?.close()
  stream = null
}

async function renew() {
  const answer = await fetch(`${own}panel?${new URLSearchParams({ page: location.pathname })}`)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  panel().dataset.number = page.querySelector("#preview").dataset.number
  panel().replaceChildren(...page.querySelector("#preview").childNodes)
  settle()
}

// A panel that was closed stays so until it has something else to say.
function settle() {
  const details = panel().querySelector("details")
  if (!details) return
  details.open &&= sessionStorage.getItem(CLOSED) !== details.textContent
  details.addEventListener("toggle", () => remember(details))
}

function remember(details) {
  if (details.open) sessionStorage.removeItem(CLOSED)
  else sessionStorage.setItem(CLOSED, details.textContent)
}

function panel() {
  return document.querySelector("#preview")
}

document.addEventListener("keydown", ({ key }) => {
  const details = panel().querySelector("details")
  if (key === "Escape" && details) details.open = false
})

// A browser opens few connections to one address, so that only the pages in sight may hold one.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) stop()
  else if (!stream) listen()
})

settle()
if (!document.hidden) listen()
