// Selected words as a quotation: in the quotation marks of the language, with the citation of their
// entry and the address of the paragraph that they begin in.

import { say } from "../words.js"
import { spoken } from "../language.js"
import { button, copy } from "./clipboard.js"
import { inMarks } from "./notes.js"
import { blocksOf, addressOf, knownParagraphs, wordsOf } from "./paragraphs.js"

const GAP = 8
const LEAST = 3 // characters; less is a slip of the hand

/** @typedef {{ text: Element, words: string, id: string, end: Element, range: Range }} Quotation */

/** What is selected of the text of one entry. @returns {Quotation | undefined} */
function selected() {
  const selection = getSelection()
  if (!selection?.rangeCount || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const { commonAncestorContainer: common } = range
  const within = common instanceof Element ? common : common.parentElement
  const text = within?.closest(".entry__text")
  if (!text) return undefined
  const blocks = blocksOf(text).filter((one) => range.intersectsNode(one))
  const parts = blocks.map((block) => ({ block, words: wordsOf(partOf(range, block)) })).filter(({ words }) => words)
  const words = parts.map((part) => part.words).join("\n")
  if (words.length < LEAST) return undefined
  return { text, words, range, id: idBefore(text, parts[0].block), end: parts[parts.length - 1].block }
}

/** A copy of the part of a block that is selected. @param {Range} range @param {Element} block */
function partOf(range, block) {
  const part = document.createRange()
  part.selectNodeContents(block)
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset)
  return part.cloneContents()
}

/** The id of a block, or of the last paragraph before it. @param {Element} text @param {Element} block */
function idBefore(text, block) {
  let found = ""
  for (const [one, id] of knownParagraphs(text)) {
    if (one !== block && !(one.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING)) break
    found = id
  }
  return found
}

/** @param {Quotation} one */
function inFull(one) {
  return `${inMarks("quoted", one.words)}\n${citationOf(one)}`
}

/** The citation of an entry as its page has it, with the address of a paragraph. @param {Quotation} one */
function citationOf({ text, id }) {
  const cite = text.querySelector(".cite__text").cloneNode(true)
  cite.querySelector(".cite__accessed")?.remove()
  if (id) cite.querySelector(".cite__address").append(`#${id}`)
  const date = spoken(new Date())
  return cite.textContent.trim() + say("accessed", { date, when: say("onDay", { date }) })
}

export function startQuotations() {
  /** @type {Quotation | undefined} */
  let shown
  let timer = 0
  const tools = document.createElement("div")
  tools.className = "reuse__tools md-typeset"
  tools.setAttribute("role", "group")
  tools.setAttribute("aria-label", say("quoteTools"))
  tools.hidden = true
  const add = (name, text) => {
    const made = button(name, "", () => shown && copy(text(shown)))
    made.textContent = name
    made.removeAttribute("title")
    tools.append(made)
  }
  add(say("copyQuotation"), inFull)
  add(say("copyAddress"), ({ text, id }) => addressOf(text) + (id && `#${id}`))

  const hide = () => {
    shown = undefined
    tools.hidden = true
  }
  const place = () => {
    if (!shown) return
    const boxes = shown.range.getClientRects()
    const { left, top, bottom } = boxes[boxes.length - 1] ?? shown.end.getBoundingClientRect()
    const { clientWidth } = document.documentElement
    tools.hidden = bottom < 0 || top > innerHeight
    tools.style.left = `${Math.max(GAP, Math.min(left, clientWidth - tools.offsetWidth - GAP))}px`
    tools.style.top = `${Math.min(Math.max(bottom + GAP, GAP), innerHeight - tools.offsetHeight - GAP)}px`
  }
  const update = () => {
    if (tools.contains(document.activeElement)) return
    shown = selected()
    tools.hidden = !shown
    if (!shown) return
    // Behind the words, so that the keyboard goes on from there; a list holds nothing but items.
    if (shown.end.matches("p, pre, h2, h3, h4, h5, h6")) shown.end.after(tools)
    else shown.end.append(tools)
    place()
  }
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(update, 200)
  })
  addEventListener("scroll", place, { passive: true })
  // A click on a button must not take the selection away.
  tools.addEventListener("pointerdown", (event) => event.preventDefault())
  tools.addEventListener("mousedown", (event) => event.preventDefault())
  document.addEventListener("keydown", (event) => {
    if (tools.hidden) return
    if (event.key === "Escape") hide()
    const isOutside = !tools.contains(document.activeElement)
    if (event.key !== "Tab" || event.shiftKey || !isOutside) return
    event.preventDefault()
    tools.querySelector("button").focus({ preventScroll: true })
  })
  tools.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && tools.contains(relatedTarget))) hide()
  })
  update()
}
