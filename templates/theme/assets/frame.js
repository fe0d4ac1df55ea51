// What surrounds every page: palette, drawer, header, notes beside their marks. It runs where the
// header stands, so that the palette is right before anything is painted. No page needs it.
{
const root = document.documentElement
root.classList.replace("no-js", "js")

// The palette: that of the system until the reader chooses another one.

const STORED = "/.__palette"
const isDark = matchMedia("(prefers-color-scheme: dark)")
const isLight = matchMedia("(prefers-color-scheme: light)")

/** @param {HTMLElement} button */
function startPalette(button) {
  const palettes = Object.keys(button.dataset)
    .filter((name) => name.startsWith("palette-"))
    .map((name) => (button.dataset[name] ?? "").split("|"))
  let current = Math.max(0, palettes.findIndex(([media]) => media === storedMedia()))
  const show = () => {
    const [media, scheme, name] = palettes[current]
    const wanted = isDark.matches ? isDark.media : isLight.media
    const [, shown] = media === "(prefers-color-scheme)" ? palettes.find(([one]) => one === wanted) ?? [media, scheme] : [media, scheme]
    document.body.dataset.mdColorScheme = shown
    button.title = name
    button.setAttribute("aria-label", name)
    button.dataset.media = media
  }
  button.addEventListener("click", () => {
    current = (current + 1) % palettes.length
    const [media, scheme] = palettes[current]
    show()
    try {
      localStorage.setItem(STORED, JSON.stringify({ index: current, color: { media, scheme } }))
    } catch {} // A browser may keep nothing; the choice holds for this page then.
  })
  isDark.addEventListener("change", show)
  show()
  button.hidden = false
}

function storedMedia() {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}").color?.media
  } catch {
    return undefined
  }
}

const paletteButton = document.querySelector(".palette")
if (paletteButton instanceof HTMLElement) startPalette(paletteButton)

// The drawer of small screens: a label opens it without this script, and here a button does.

/** @param {HTMLElement} label @param {HTMLInputElement} toggle */
function startDrawer(label, toggle) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: label.className,
    title: label.title,
  })
  const set = (/** @type {boolean} */ isOpen) => {
    toggle.checked = isOpen
    button.setAttribute("aria-expanded", String(isOpen))
  }
  button.setAttribute("aria-label", label.title)
  set(false)
  toggle.addEventListener("change", () => set(toggle.checked))
  button.addEventListener("click", () => {
    set(!toggle.checked)
    const first = document.querySelector(".md-tabs a")
    if (toggle.checked && first instanceof HTMLElement) first.focus()
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return
    set(false)
    button.focus()
  })
  addEventListener("pageshow", () => set(false))
  label.replaceWith(button)
}

const label = document.querySelector("label.drawer")
const toggle = document.getElementById("__drawer")
if (label instanceof HTMLElement && toggle instanceof HTMLInputElement) startDrawer(label, toggle)

// The header has the title of the page when its heading is out of sight.

function startTitle() {
  const heading = document.querySelector("#content h1")
  const title = document.querySelector(".md-header__title")
  if (!heading || !title) return
  const look = (/** @type {IntersectionObserverEntry[]} */ [{ isIntersecting, boundingClientRect }]) =>
    title.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.top < 0)
  new IntersectionObserver(look, { rootMargin: "-48px 0px 0px" }).observe(heading)
}

// A way back to the top for who scrolls up on a long page.

function startTop() {
  const button = document.querySelector(".md-top")
  if (!(button instanceof HTMLElement)) return
  let before = scrollY
  addEventListener("scroll", () => {
    button.hidden = scrollY < innerHeight || scrollY >= before
    before = scrollY
  }, { passive: true })
  button.addEventListener("click", () => {
    scrollTo(0, 0)
    document.querySelector(".md-logo")?.focus({ preventScroll: true })
  })
}

// A note beside its mark: it stays while the pointer is on either, and goes with Escape.

const PATIENCE = 200 // milliseconds to reach the note from its mark
const GAP = 8

function startNotes() {
  /** @type {HTMLElement | null} */
  let shown = null
  let timer = 0
  const hide = () => {
    clearTimeout(timer)
    shown?.remove()
    shown = null
  }
  const hideSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(hide, PATIENCE)
  }
  const show = (/** @type {HTMLAnchorElement} */ mark) => {
    hide()
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)))
    if (!note) return
    shown = asideOf(note)
    shown.addEventListener("mouseenter", () => clearTimeout(timer))
    shown.addEventListener("mouseleave", hideSoon)
    document.body.append(shown)
    place(shown, mark)
  }
  for (const mark of document.querySelectorAll("a.footnote-ref")) {
    mark.addEventListener("mouseenter", () => show(mark))
    mark.addEventListener("mouseleave", hideSoon)
    mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark))
    mark.addEventListener("blur", hideSoon)
  }
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide())
}

/** @param {HTMLElement} note */
function asideOf(note) {
  const aside = Object.assign(document.createElement("div"), { className: "beside md-typeset" })
  aside.setAttribute("role", "tooltip")
  aside.append(...[...note.children].map((child) => child.cloneNode(true)))
  for (const one of aside.querySelectorAll("[id]")) one.removeAttribute("id")
  return aside
}

/** @param {HTMLElement} aside @param {Element} mark */
function place(aside, mark) {
  const { left, top, bottom } = mark.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = aside
  const isBelow = bottom + GAP + offsetHeight < innerHeight || top < offsetHeight + GAP
  aside.style.left = `${Math.max(GAP, Math.min(left - 2 * GAP, root.clientWidth - offsetWidth - GAP))}px`
  aside.style.top = `${scrollY + (isBelow ? bottom + GAP : top - offsetHeight - GAP)}px`
}

// What scrolls by itself can be reached with the keyboard.

function startScrolling() {
  for (const one of document.querySelectorAll("pre > code, .md-typeset table:not([class])")) {
    if (one instanceof HTMLElement && one.scrollWidth > one.clientWidth) one.tabIndex = 0
  }
}

// Who has this device remember a watch sees what is new in it. Nobody else loads anything for it.

const { watch } = document.currentScript instanceof HTMLElement ? document.currentScript.dataset : {}

function startWatch() {
  try {
    if (watch && localStorage.getItem(watch) !== null) import("./watch/header_count.js").catch(() => {})
  } catch {} // A browser may keep nothing.
}

document.addEventListener("DOMContentLoaded", () => {
  startTitle()
  startTop()
  startNotes()
  startScrolling()
  startWatch()
})
}
