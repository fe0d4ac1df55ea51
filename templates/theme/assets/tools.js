// The tools of an entry. A citation is text that can be selected without any script; opening it
// brings the buttons that copy it, and the day of access that OSCOLA asks for.

// Addresses of paragraphs, quotations and notes to copy come when a reader begins to do something.

const BEGINNINGS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll", "selectionchange"]

if (document.querySelector(".entry__text")) {
  const start = () => {
    for (const one of BEGINNINGS) removeEventListener(one, start, true)
    import("./reuse/page.js")
  }
  for (const one of BEGINNINGS) addEventListener(one, start, { capture: true, passive: true })
  // Only the page of an entry has such an address, and it says so where it does not find the place.
  if (/^#p[0-9a-f]{8}/.test(location.hash)) start()
}

document.addEventListener("toggle", ({ target }) => {
  if (target instanceof Element && target.matches(".cite[open]") && !target.querySelector(".cite__tools")) equip(target)
}, true)

async function equip(cite) {
  const [{ say }, { spoken }] = await Promise.all([import("./words.js"), import("./language.js")])
  const text = cite.querySelector(".cite__text")
  if (cite.querySelector(".cite__tools")) return
  const date = spoken(new Date())
  const accessed = Object.assign(document.createElement("span"), { className: "cite__accessed" })
  accessed.textContent = say("accessed", { date, when: say("onDay", { date }) })
  text.append(accessed)
  const status = Object.assign(document.createElement("span"), { className: "cite__status", role: "status" })
  const tools = Object.assign(document.createElement("p"), { className: "cite__tools" })
  const copyButton = (name, source) => {
    const made = button(name, () => {
      if (made.parentElement !== status.parentElement) made.after(status)
      copy(source, status)
    })
    return made
  }
  const address = cite.querySelector(".cite__address")
  tools.append(copyButton(say("copyCitation"), text), copyButton(say("copyAddress"), address), status)
  text.after(tools)
  cite.querySelector(".cite__whole")?.remove()
  if (!cite.closest(".single__entry")) return
  const { offer } = await import("./reuse/card.js")
  cite.append(offer(copyButton))
}

// The files of an issue have the records of all its entries; those of one entry and its sources are
// told by their keys, or in plain text by the address of the entry.

const END_OF_RIS = "ER  - \r\n"
const FORMS = {
  bib: {
    records: (text) => text.split(/\n(?=@)/),
    own: (key) => RegExp(`^@\\w+{(entry_${key},|source_${key}_)`),
    join: (records) => records.join("\n"),
  },
  ris: {
    records: (text) => text.split(END_OF_RIS),
    own: (key) => RegExp(`^ID  - (entry_${key}\r|source_${key}_)`, "m"),
    join: (records) => records.map((record) => record + END_OF_RIS).join(""),
  },
  json: {
    records: (text) => text.split(/,?\n/),
    own: (key) => RegExp(`^{"id": "(entry_${key}"|source_${key}_)`),
    join: (records) => `[\n${records.join(",\n")}\n]\n`,
  },
  txt: {
    records: (text) => text.trimEnd().split("\n\n"),
    own: (_, address) => ({ test: (record) => record.split("\n")[0].replace(/>$/, "").endsWith(address) }),
    join: (records) => `${records.join("\n\n")}\n`,
  },
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest(".cite__files a[download='']")
  if (!link) return
  event.preventDefault()
  saveOwn(link).catch(() => location.assign(link.href))
})

async function saveOwn(link) {
  const cite = link.closest(".cite")
  const { key } = cite.dataset
  const ending = link.pathname.split(".").pop()
  const form = FORMS[ending]
  const own = form.own(key, cite.querySelector(".cite__address").textContent)
  const text = await (await fetch(link.href)).text()
  const records = form.records(text).filter((record) => own.test(record))
  const href = URL.createObjectURL(new Blob([form.join(records)]))
  Object.assign(document.createElement("a"), { href, download: `${key}.${ending}` }).click()
  URL.revokeObjectURL(href)
}

function button(name, action) {
  const made = document.createElement("button")
  made.type = "button"
  made.textContent = name
  made.addEventListener("click", action)
  return made
}

// Writing to the clipboard needs no permission on a click, but an encrypted connection.
async function copy(element, status) {
  const { say } = await import("./words.js")
  try {
    await navigator.clipboard.writeText(element.textContent)
    status.textContent = say("copied")
  } catch {
    getSelection()?.selectAllChildren(element)
    status.textContent = say("selected")
  }
}
