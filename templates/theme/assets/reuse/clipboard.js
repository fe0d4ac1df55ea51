import { say } from "../words.js"

/** @type {HTMLElement | undefined} */
let notice
let timer = 0

/** Put text into the clipboard and say so. @param {string} text */
export async function copy(text) {
  const isDone = await written(text)
  tell(say(isDone ? "copied" : "notCopied"))
  return isDone
}

// Browsers write to the clipboard by themselves only over an encrypted connection.
async function written(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return writtenByField(text)
  }
}

function writtenByField(text) {
  const before = document.activeElement
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "reuse__field" })
  document.body.append(field)
  field.select()
  const isDone = document.execCommand("copy")
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return isDone
}

/** Show a message for a moment, and let it be read aloud. @param {string} text */
export function tell(text) {
  if (!notice) {
    notice = Object.assign(document.createElement("div"), { className: "reuse__notice" })
    notice.setAttribute("role", "status")
    document.body.append(notice)
  }
  const shown = notice
  shown.textContent = ""
  clearTimeout(timer)
  // What is in the element when it is added is not read.
  timer = setTimeout(() => {
    shown.textContent = text
    timer = setTimeout(() => { shown.textContent = "" }, 4000)
  }, 50)
}

/** @param {string} name @param {string} className @param {() => void} action */
export function button(name, className, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, title: name })
  made.addEventListener("click", action)
  return made
}
