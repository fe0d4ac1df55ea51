// What makes a text easy to cite: addresses of paragraphs, quotations with their source, notes to
// copy. tools.js loads it when a reader begins to do something; nothing on a page depends on it.

import { startNotes } from "./notes.js"
import { startParagraphs } from "./paragraphs.js"
import { startQuotations } from "./quotations.js"

const look = new URL("./page.css", import.meta.url)
document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: look }))

startNotes()
startParagraphs()
startQuotations()
