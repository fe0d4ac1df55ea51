// What to ask instead, where nothing was found: a nearer word, fewer words, fewer filters.

import { around, entries, say } from "../words.js"
import { addressOf, wantedIn } from "./address.js"
import { element, quoted } from "./elements.js"

/**
 * @typedef {import("./address.js").Wanted} Wanted
 *
 * @typedef {object} WithoutFilter
 * @property {Wanted} wanted
 * @property {string} without the name of the filter
 * @property {number} count of the entries that are found then
 */

export class Suggestions {
  /** @param {HTMLElement} list @param {(next: Partial<Wanted>) => void} want */
  constructor(list, want) {
    this.list = list
    this.want = want
  }

  /** @param {import("./finding.js").Answer} answer @param {WithoutFilter[]} fewerFilters */
  show({ instead, shorter }, fewerFilters) {
    const items = [
      ...(instead ? [this.item({ query: instead }, around("didYouMean"), instead)] : []),
      ...shorter.map(({ query, without, count }) => this.item({ query }, ["", ""], found(quoted(without), count))),
      ...fewerFilters.map(({ wanted, without, count }) => this.item({ chosen: wanted.chosen }, ["", ""], found(without, count))),
    ]
    this.list.replaceChildren(...items)
    this.list.hidden = !items.length
  }

  /** @param {Partial<Wanted>} next @param {string[]} around the link @param {string} text */
  item(next, [before, after], text) {
    const link = /** @type {HTMLAnchorElement} */ (element("a", "", text))
    link.href = addressOf({ ...wantedIn(location.search), ...next })
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.want(next)
    })
    return element("li", "", before, link, after)
  }
}

/** @param {string} left what is left out @param {number} count */
function found(left, count) {
  return say("foundWithout", { entries: entries(count), left })
}
