// The list of results on the search page, a few at a time.

import { number, say } from "../words.js"
import { aboutOf, element, excerptOf, inLanguageOf, titleOf } from "./elements.js"
import { entriesOf } from "./finding.js"

/**
 * @typedef {import("./finding.js").Found} Found
 * @typedef {import("./finding.js").Mark} Mark
 */

const AT_A_TIME = 8
const EXCERPT = 240

/** Shows as many results as the reader has seen at this place of the history, and offers more. */
export class Results {
  /** @param {HTMLElement} list @param {HTMLElement} button */
  constructor(list, button) {
    this.list = list
    this.button = button
  }

  get isEmpty() {
    return this.list.children.length === 0
  }

  /**
   * @param {Found[]} found in order @param {Mark[]} marks
   * @param {() => boolean} isCurrent whether they are still wanted when they have been loaded
   */
  async show(found, marks, isCurrent) {
    const shown = Math.max(AT_A_TIME, history.state?.shown ?? 0)
    const items = await itemsOf(found.slice(0, shown), marks)
    if (!isCurrent()) return
    this.list.replaceChildren(...items)
    this.offer(found.slice(shown), marks)
  }

  /** @param {Found[]} rest @param {Mark[]} marks */
  offer(rest, marks) {
    this.button.hidden = rest.length === 0
    this.button.textContent = say("showMore", { count: number(Math.min(AT_A_TIME, rest.length)) })
    this.button.onclick = () => this.add(rest, marks)
  }

  /** @param {Found[]} rest @param {Mark[]} marks */
  async add(rest, marks) {
    this.button.onclick = null
    const items = await itemsOf(rest.slice(0, AT_A_TIME), marks)
    this.list.append(...items)
    items[0].querySelector("a")?.focus()
    history.replaceState({ shown: this.list.children.length }, "")
    this.offer(rest.slice(AT_A_TIME), marks)
  }
}

/** @param {Found[]} found @param {Mark[]} marks */
async function itemsOf(found, marks) {
  return (await entriesOf(found, marks)).map(item)
}

/** @param {import("./finding.js").Entry} entry */
function item(entry) {
  const link = /** @type {HTMLAnchorElement} */ (inLanguageOf(entry, "a", "", ...titleOf(entry)))
  link.href = entry.href
  return element(
    "li",
    `result tone-${entry.tone}`,
    element("h2", "result__title", link),
    element("p", "result__about", ...aboutOf(entry)),
    inLanguageOf(entry, "p", "result__excerpt", ...excerptOf(entry, EXCERPT)),
  )
}
