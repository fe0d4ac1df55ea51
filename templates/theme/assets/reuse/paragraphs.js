// The addresses of paragraphs. On the page of an entry its paragraphs have ids; elsewhere these are
// made of the words, as markdown/paragraph_ids.py makes them, and lead to the page of the entry.

import { say } from "../words.js"
import { copy, tell } from "./clipboard.js"

const NESTED = ".mark, .reuse__link, p, ul, ol, blockquote, table, pre, h2, h3, h4, h5, h6"
const ID = /^p[0-9a-f]{8}(-\d+)?$/

/**
 * What stands in the text of an entry, without what surrounds the text: paragraphs, items of
 * lists, cells and headings. The author's text has no classes but those of cells.
 * @param {Element} text @param {string} kinds
 */
export function blocksOf(text, kinds = "p, li, th, td, pre, h2, h3, h4, h5, h6") {
  const isOwn = (one) => one.parentElement.closest("[class]:not(th, td)") === text
  return [...text.querySelectorAll(kinds)].filter((one) => isOwn(one) && (!one.className || one.matches("th, td")))
}

/** The words of a block, or of a copy of a part of it, without those of blocks within it. @param {Node} part */
export function wordsOf(part) {
  const copied = /** @type {Element} */ (part.cloneNode(true))
  for (const one of copied.querySelectorAll(NESTED)) one.remove()
  return copied.textContent.replace(/\s+/g, " ").trim()
}

/** The paragraphs of a text with their ids. @param {Element} text @returns {Map<Element, string>} */
export function paragraphsOf(text) {
  const seen = {}
  const found = new Map()
  for (const one of blocksOf(text, "p, li")) {
    const words = wordsOf(one).normalize()
    if (!words) continue
    const name = `p${crc32(new TextEncoder().encode(words)).toString(16).padStart(8, "0")}`
    seen[name] = (seen[name] ?? 0) + 1
    found.set(one, one.id || (seen[name] > 1 ? `${name}-${seen[name]}` : name))
  }
  return found
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

/** The permanent address of the entry that a text belongs to. @param {Element} text */
export function addressOf(text) {
  return text.querySelector(".cite__address")?.textContent ?? ""
}

const known = new WeakMap()

/** @param {Element} text @returns {Map<Element, string>} */
export function knownParagraphs(text) {
  if (!known.has(text)) known.set(text, paragraphsOf(text))
  return known.get(text)
}

// On the page of an entry each paragraph has its link; on others the one that is pointed at, since a
// reader would have to step over hundreds of them.
export function startParagraphs() {
  const own = document.querySelector(".single__entry .entry__text")
  if (own) {
    for (const [block, id] of knownParagraphs(own)) addLink(own, block, id)
    tellOfLostParagraph()
  }
  for (const event of ["pointerover", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      const text = target instanceof Element && target.closest(".entry__text")
      const block = text && target.closest("p, li")
      const id = block && knownParagraphs(text).get(block)
      if (id && !block.querySelector(":scope > .reuse__link")) addLink(text, block, id)
    })
  }
}

/** @param {Element} text @param {Element} block @param {string} id */
function addLink(text, block, id) {
  const link = Object.assign(document.createElement("a"), { className: "reuse__link", href: `${addressOf(text)}#${id}` })
  if (text.closest(".single__entry")) link.href = `#${id}`
  link.setAttribute("aria-label", say("copyParagraph"))
  link.title = say("copyParagraph")
  link.addEventListener("click", async (event) => {
    event.preventDefault()
    const isDone = await copy(`${addressOf(text)}#${id}`)
    if (link.hash === link.getAttribute("href")) history.replaceState(null, "", link.hash)
    else if (!isDone) location.assign(link.href)
  })
  const last = block.querySelector(":scope > :is(ul, ol, p, blockquote, table, pre)")
  if (last) last.before(link)
  else block.append(link)
}

// An address stays as long as the words do; a reader who follows an older one is told why the page
// does not show the place.
function tellOfLostParagraph() {
  const id = location.hash.slice(1)
  if (ID.test(id) && !document.getElementById(id)) tell(say("paragraphGone"))
}
