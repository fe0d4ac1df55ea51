// The search field in the header, as a combobox with a list of entries (WAI-ARIA 1.2). What it
// needs to search is loaded with the first letter.

const PATIENCE = 150 // milliseconds between the last key and the search
const SHOWN = 5

const find = /** @type {HTMLElement} */ (document.querySelector(".find"))
const form = /** @type {HTMLFormElement} */ (find.querySelector("form"))
const field = /** @type {HTMLInputElement} */ (find.querySelector(".find__field"))
const panel = /** @type {HTMLElement} */ (find.querySelector(".find__panel"))
const list = /** @type {HTMLElement} */ (find.querySelector("[role=listbox]"))
const status = /** @type {HTMLElement} */ (find.querySelector("[role=status]"))

/** @type {Element | null} where the focus was before it came here */
let origin = null
let chosen = -1
let latest = 0
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

field.setAttribute("role", "combobox")
field.setAttribute("aria-autocomplete", "list")
field.setAttribute("aria-controls", list.id)
field.setAttribute("aria-expanded", "false")

async function search() {
  const query = field.value.trim()
  const turn = ++latest
  if (!query) return close()
  try {
    const { answers } = await import("./answers.js")
    const { options, message } = await answers(query, SHOWN, form.action)
    if (turn === latest && find.contains(document.activeElement)) open(options, message)
  } catch (error) {
    console.error(error)
    if (turn === latest) open([], status.dataset.failed ?? "")
  }
}

/** @param {HTMLElement[]} options @param {string} message */
function open(options, message) {
  list.replaceChildren(...options)
  list.hidden = options.length === 0
  status.textContent = message
  panel.hidden = false
  choose(-1)
  field.setAttribute("aria-expanded", String(!list.hidden))
}

function close() {
  latest += 1
  clearTimeout(timer)
  panel.hidden = true
  choose(-1)
  field.setAttribute("aria-expanded", "false")
}

/** @param {number} number of the option; -1 for the field itself */
function choose(number) {
  chosen = number
  for (const [place, option] of [...list.children].entries()) {
    option.setAttribute("aria-selected", String(place === number))
    if (place === number) option.scrollIntoView({ block: "nearest" })
  }
  const id = list.children[number]?.id
  if (id) field.setAttribute("aria-activedescendant", id)
  else field.removeAttribute("aria-activedescendant")
}

/** @param {number} step */
function move(step) {
  if (panel.hidden) return void search()
  const places = list.children.length + 1
  choose(((chosen + 1 + step + places) % places) - 1)
}

function leave() {
  close()
  find.classList.remove("find--open")
  if (origin instanceof HTMLElement && origin.isConnected) origin.focus()
  else field.blur()
}

function enter() {
  find.classList.add("find--open")
  field.focus()
  field.select()
}

/** @type {Record<string, () => void>} */
const KEYS = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: leave }

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return
  const option = list.children[chosen]
  const act = event.key === "Enter" && option instanceof HTMLElement ? () => option.click() : KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

field.addEventListener("input", (event) => {
  clearTimeout(timer)
  if (event instanceof InputEvent && event.isComposing) return
  timer = setTimeout(search, PATIENCE)
})
field.addEventListener("compositionend", search)
field.addEventListener("focus", (event) => (origin = /** @type {Element | null} */ (event.relatedTarget)))

find.addEventListener("focusout", (event) => {
  if (find.contains(/** @type {Node | null} */ (event.relatedTarget))) return
  close()
  find.classList.remove("find--open")
})
// A press on an entry must not take the focus away before it becomes a click.
panel.addEventListener("mousedown", (event) => event.preventDefault())

form.addEventListener("submit", (event) => {
  const isFolded = getComputedStyle(field).display === "none"
  if (isFolded) {
    event.preventDefault()
    enter()
  }
})

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
  const isControlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (!isSlash && !isControlK) return
  event.preventDefault()
  const own = document.getElementById("search_field")
  if (own instanceof HTMLInputElement) own.select()
  else enter()
})

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
