// A card of an entry to paste into another website: plain HTML with its styles in it, which needs no
// script. The browser writes the HTML, so that whatever a title says is escaped.

import { say } from "../words.js"

const CARD = "max-width:36em;margin:1em 0;padding:.2em 1em;border-left:4px solid;line-height:1.45"
const ABOUT = "margin:0;font-size:.8em"
const TITLE = "margin:.3em 0;font-size:1.1em;font-weight:bold"
const TEXT = "margin:.3em 0 0"

/**
 * What a citation offers besides: the card, as it looks and as HTML.
 * @param {(name: string, source: HTMLElement) => HTMLElement} copyButton
 */
export function offer(copyButton) {
  const card = cardOf(document)
  const source = made("textarea", "", { className: "cite__card", readOnly: true, rows: 4, spellcheck: false })
  source.value = source.textContent = card.outerHTML
  source.setAttribute("aria-label", say("card"))
  const tools = made("p", "", { className: "cite__tools" })
  tools.append(copyButton(say("copyCard"), source))
  const offered = document.createElement("div")
  offered.append(made("p", say("card"), { className: "cite__about" }), card, source, tools)
  return offered
}

/** @param {Document} page */
export function cardOf(page) {
  const text = (name) => page.querySelector(name)?.textContent.trim() ?? ""
  const address = page.querySelector("link[rel=canonical]").href
  const card = styled("blockquote", CARD, "")
  card.lang = page.documentElement.lang
  card.cite = address
  const places = [...page.querySelectorAll(".single__entry .places a")].map((one) => one.textContent.trim())
  card.append(styled("p", ABOUT, [text(".single__entry .facts__date"), ...places].join(" · ")))
  const title = styled("p", TITLE, "")
  const link = styled("a", "color:inherit", text(".single__title"))
  link.href = address
  title.append(link)
  card.append(title)
  const summary = text(".single__header .entry__summary")
  if (summary) card.append(styled("p", TEXT, summary))
  const withdrawn = text(".single__header .notice")
  if (withdrawn) card.append(styled("p", TEXT, withdrawn))
  card.append(styled("p", `${ABOUT};margin-top:.5em`, text(".cite__text cite")))
  return card
}

/** An element with its own styles, which the policy allows to a script. */
function styled(name, style, text) {
  const one = made(name, text)
  one.style.cssText = style
  return one
}

function made(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties)
}
