// The filters of the search page: a group of boxes for each facet, and what is chosen of them.

import { number, say } from "../words.js"
import { element } from "./elements.js"

/**
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").Chosen} Chosen
 */

const SHOWN = 8

/** Boxes for all facets; `onChange` is called with what is chosen then. */
export class Filters {
  /**
   * @param {Facet[]} facets @param {(chosen: Chosen) => void} onChange
   * @param {() => Promise<void>} load shows all facets, also those that are not loaded yet
   */
  constructor(facets, onChange, load) {
    this.groups = facets.map((facet) => new Group(facet, () => onChange(this.chosen), load))
    this.elements = this.groups.map((group) => group.element)
  }

  /** @returns {Chosen} */
  get chosen() {
    const all = this.groups.map(({ id, chosen }) => /** @type {const} */ ([id, chosen]))
    return Object.fromEntries(all.filter(([, values]) => values.length))
  }

  /**
   * @param {Facet[]} facets @param {Chosen} chosen @param {number[][]} counts for each facet and value
   * @param {boolean} isFound whether there is anything to filter
   */
  show(facets, chosen, counts, isFound) {
    this.groups.forEach((group, number) => group.show(facets[number], chosen[group.id] ?? [], counts[number], isFound))
  }
}

/** The boxes of a facet: the first few that lead anywhere, and the others on demand. */
class Group {
  /** @param {Facet} facet @param {() => void} onChange @param {() => Promise<void>} load */
  constructor({ id, title }, onChange, load) {
    this.id = id
    this.load = load
    this.isLoaded = false
    this.isWhole = false
    this.isAskedFor = false
    this.isFound = true
    /** @type {Box[]} */
    this.boxes = []
    this.more = /** @type {HTMLButtonElement} */ (element("button", "filter__more"))
    this.more.type = "button"
    this.more.addEventListener("click", () => (this.isLoaded ? this.toggle() : this.open()))
    this.list = element("ul", "filter__values plain")
    this.none = element("p", "filter__none", say("noneHasOne"))
    this.none.hidden = true
    this.element = element("fieldset", "filter", element("legend", "filter__title", title), this.list, this.none, this.more)
    this.list.addEventListener("change", onChange)
  }

  get chosen() {
    return this.boxes.filter((box) => box.input.checked).map((box) => box.input.value)
  }

  /** @param {Facet} facet @param {string[]} chosen @param {number[]} counts @param {boolean} isFound */
  show(facet, chosen, counts, isFound) {
    this.isFound = isFound
    if (facet.isLoaded && !this.isLoaded) this.fill(facet)
    this.boxes.forEach((box, number) => box.show(chosen.includes(box.input.value), counts[number]))
    this.arrange()
  }

  /** @param {Facet} facet */
  fill({ values }) {
    this.isLoaded = true
    this.boxes = values.map((value) => new Box(this.id, value))
    this.list.append(...this.boxes.map((box) => box.element))
  }

  async open() {
    this.isAskedFor = true
    await this.load()
    this.boxes.find((box) => !box.element.hidden)?.input.focus()
  }

  toggle() {
    this.isWhole = !this.isWhole
    this.arrange()
  }

  arrange() {
    const leading = this.boxes.filter((box) => box.leads)
    const few = new Set(leading.slice(0, SHOWN))
    for (const box of this.boxes) {
      box.element.hidden = !(box.leads && (this.isWhole || few.has(box) || box.input.checked))
    }
    const isEmpty = this.isLoaded && leading.length === 0
    this.element.hidden = isEmpty ? !(this.isAskedFor && this.isFound) : !(this.isFound || leading.length)
    this.none.hidden = !isEmpty
    this.more.hidden = this.isLoaded && leading.length <= SHOWN
    this.more.setAttribute("aria-expanded", String(this.isWhole))
    this.more.textContent = say(this.isWhole ? "fewer" : this.isLoaded ? "allValues" : "show", { count: number(leading.length) })
  }
}

/** A value with its count; it leads somewhere, or was chosen. */
class Box {
  /** @param {string} name @param {import("./facets.js").Value} value */
  constructor(name, value) {
    this.input = document.createElement("input")
    Object.assign(this.input, { type: "checkbox", name, value: value.id })
    this.count = element("span", "filter__count")
    const label = element("label", "filter__label", this.input, element("span", "", value.name), this.count)
    this.element = element("li", name === "section" ? `tone-${value.rank}` : "", label)
    this.leads = true
  }

  /** @param {boolean} isChosen @param {number} count */
  show(isChosen, count) {
    this.input.checked = isChosen
    this.leads = isChosen || count > 0
    this.count.textContent = number(count)
  }
}
