// The theme takes every alternate of a page for a translation, and would load a map of the site
// for it. This is done before the theme looks; those who read the page find plain alternates.
for (const feed of document.querySelectorAll("link[rel=alternate]")) feed.relList.add("feed")

// The tools of an entry. A citation is text that can be selected without any script; opening it
// brings the buttons that copy it, and the day of access that OSCOLA asks for.

document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".cite[open]") && !target.querySelector(".cite__tools")) equip(target)
}, true)

function equip(cite) {
  const text = cite.querySelector(".cite__text")
  text.append(` accessed ${today()}`)
  const status = Object.assign(document.createElement("span"), { className: "cite__status", role: "status" })
  const tools = Object.assign(document.createElement("p"), { className: "cite__tools" })
  tools.append(
    button("Copy citation", () => copy(text, status)),
    button("Copy address", () => copy(cite.querySelector(".cite__address"), status)),
    status,
  )
  text.after(tools)
}

function today() {
  return new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
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
  try {
    await navigator.clipboard.writeText(element.textContent)
    status.textContent = "Copied"
  } catch {
    getSelection().selectAllChildren(element)
    status.textContent = "Selected; copy it with your keyboard"
  }
}
