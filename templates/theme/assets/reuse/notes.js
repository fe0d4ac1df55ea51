// A button on each note that copies it as a citation, in the manner of the language, with the place
// in the source: what rendering/text_citations.py makes of the same source.

import { say } from "../words.js"
import { button, copy } from "./clipboard.js"

export function startNotes() {
  for (const note of document.querySelectorAll(".notes .note")) {
    const name = say("copyNote", { number: String(note.value) })
    const made = button(name, "note__copy", () => copy(citationOfNote(note)))
    made.setAttribute("aria-label", name)
    note.querySelector(".note__back").append(made)
  }
}

/** @param {Element} note */
export function citationOfNote(note) {
  const text = (name) => note.querySelector(name)?.textContent.trim() ?? ""
  const url = note.querySelector("a.note__title")?.getAttribute("href") ?? ""
  const title = titleOf(text(".note__title"), text(".note__original"), url)
  const called = [text(".note__publisher"), title].filter(Boolean).join(say("comma"))
  const date = text(".note__source time")
  const access = text(".note__access")
  const first = (form, isFirst) => (isFirst ? form.replace(/^[ ，,]+/, "") : form)
  return [
    called,
    date && first(say("citedDate", { date }), !called),
    note.querySelector(".note__place")?.dataset.cite ?? "",
    url && first(say("citedAddress", { address: url }), !called && !date),
    access && say("aside", { text: access }),
    accessedOf(note),
  ].join("")
}

function titleOf(title, original, url) {
  if (title === url) return ""
  if (!original) return quoted(title)
  return say("citedOriginal", { original: quoted(original), translation: title })
}

const quoted = (title) => inMarks("quotation", title)

/** @param {Element} note */
function accessedOf(note) {
  const time = note.querySelector(".note__accessed time")
  if (!time) return ""
  const date = time.textContent
  return say("accessed", { date, when: say(time.dateTime.length > 7 ? "onDay" : "inMonth", { date }) })
}

// Quotation marks within others, by those that open the outer ones. English has none: an apostrophe
// is the same sign as a closing mark.
const INNER = { "„": "‚‘", "«": "“”", "“": "‘’", "《": "〈〉" }

/**
 * A text in the quotation marks of a message; those within it become inner ones.
 * @param {"quotation" | "quoted"} message of titles, or of words
 * @param {string} text
 */
export function inMarks(message, text) {
  const [open, close] = say(message, { text: "" }).replace(/\s/g, "")
  const [innerOpen, innerClose] = INNER[open] ?? [open, close]
  const pair = RegExp(`${open}([^${open}${close}]*)${close}`, "g")
  return say(message, { text: text.replace(pair, `${innerOpen}$1${innerClose}`) })
}
