// What a reader can choose to watch: a combobox for each part (WAI-ARIA 1.2), over everything that an
// entry has, by name or by kind.

import { entries, number } from "../words.js"
import { plain } from "../columns/columns.js"
import { KINDS, byKind, has } from "./model.js"
import { made, phrase, pressed } from "./phrases.js"

const OFFERED = 60

/**
 * @typedef {object} Choosing
 * @property {() => Promise<import("./tables.js").Tables>} load
 * @property {(thing: import("./model.js").Thing) => void} add
 * @property {(thing: import("./model.js").Thing) => void} remove
 * @property {() => void} drop removes the whole part
 */

/** A part of a watch: its things, and the field that adds to them. */
export class Part {
  /** @param {number} place counted from 1 @param {Choosing} choosing */
  constructor(place, choosing) {
    this.place = place
    this.choosing = choosing
    this.things = made("div", "watch__things")
    this.about = made("p", "watch__count")
    this.combobox = new Combobox(place, choosing.load, (thing) => choosing.add(thing), () => this.part)
    this.element = made("li", "watch__part", this.things, this.combobox.element, this.about)
    /** @type {import("./model.js").Thing[]} */
    this.part = []
  }

  /**
   * @param {import("./model.js").Thing[]} part @param {(thing: import("./model.js").Thing) => string} nameOf
   * @param {number | undefined} count of its entries @param {boolean} isOne whether there are no others
   */
  show(part, nameOf, count, isOne) {
    this.part = part
    const heading = isOne ? [] : [made("h3", "watch__part-title", phrase("part", { number: number(this.place) }), this.dropButton())]
    const kinds = byKind(part).map(([kind, ids], order) => this.line(kind, ids, nameOf, order > 0))
    this.things.replaceChildren(...heading, ...kinds)
    this.combobox.label(!isOne ? phrase("addMore", { number: number(this.place) }) : phrase(part.length ? "addAlso" : "add"))
    const isEmpty = count === 0 && byKind(part).length > 1
    this.about.textContent = count === undefined ? "" : isEmpty ? phrase("nothingInPart") : entries(count)
  }

  line(kind, ids, nameOf, isAnother) {
    const chips = ids.flatMap((id, order) => [...(order ? [` ${phrase("or")} `] : []), this.chip({ kind, id }, nameOf({ kind, id }))])
    return made("p", "watch__kind", made("span", "watch__label", isAnother ? `${phrase("and")} ${phrase(kind)}` : phrase(kind)), made("span", "watch__chips", ...chips))
  }

  chip(thing, name) {
    const button = pressed(name, "chip", () => {
      this.choosing.remove(thing)
      this.combobox.field.focus()
    })
    button.setAttribute("aria-label", phrase("remove", { name }))
    return button
  }

  dropButton() {
    const button = pressed("×", "watch__drop", this.choosing.drop)
    button.setAttribute("aria-label", phrase("removePart", { number: number(this.place) }))
    return button
  }
}

class Combobox {
  /** @param {number} place @param {() => Promise<any>} load @param {(thing: any) => void} onChoice @param {() => any[]} chosen */
  constructor(place, load, onChoice, chosen) {
    this.load = load
    this.onChoice = onChoice
    this.chosen = chosen
    this.latest = 0
    this.current = -1
    /** @type {{kind: string, id: string, name: string, count?: number}[]} */
    this.options = []
    const id = `watch_add_${place}`
    this.kind = Object.assign(document.createElement("select"), { className: "watch__of-kind" })
    this.kind.setAttribute("aria-label", phrase("kind"))
    this.kind.append(new Option(phrase("everything"), ""), ...KINDS.filter((kind) => kind !== "entry" && kind !== "q").map((kind) => new Option(phrase(kind), kind)))
    this.field = Object.assign(document.createElement("input"), { id, className: "watch__field", type: "text", autocomplete: "off", spellcheck: false, maxLength: 200 })
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}_list` })) this.field.setAttribute(name, value)
    this.labelled = Object.assign(document.createElement("label"), { htmlFor: id, className: "watch__field-label" })
    this.list = made("ul", "watch__options plain")
    this.list.id = `${id}_list`
    this.list.setAttribute("role", "listbox")
    this.list.hidden = true
    this.status = made("p", "watch__offered")
    this.status.setAttribute("role", "status")
    this.element = made("div", "watch__add", this.labelled, made("div", "watch__row", this.kind, this.field), this.list, this.status)
    this.listen()
  }

  label(text) {
    this.labelled.textContent = text
    this.list.setAttribute("aria-label", text)
  }

  listen() {
    this.field.addEventListener("input", (event) => event instanceof InputEvent && event.isComposing ? undefined : this.open())
    this.field.addEventListener("compositionend", () => this.open())
    this.field.addEventListener("click", () => this.open())
    this.field.addEventListener("focus", () => void this.load().catch(() => {}))
    this.kind.addEventListener("change", () => {
      this.field.focus()
      this.open()
    })
    this.field.addEventListener("keydown", (event) => this.onKey(event))
    this.element.addEventListener("focusout", ({ relatedTarget }) => relatedTarget instanceof Node && this.element.contains(relatedTarget) ? undefined : this.close())
    // A press on an option must not take the focus away before it becomes a click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault())
    this.list.addEventListener("click", ({ target }) => {
      const place = target instanceof Element ? [...this.list.children].indexOf(target.closest("[role=option]")) : -1
      if (place >= 0) this.choose(place)
    })
  }

  onKey(event) {
    if (event.isComposing) return
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    if (event.key in steps) {
      event.preventDefault()
      if (this.list.hidden) this.open()
      else this.move(steps[event.key])
    } else if (event.key === "Enter") {
      event.preventDefault()
      if (this.list.hidden) this.open()
      else this.choose(Math.max(0, this.current))
    } else if (event.key === "Escape") {
      if (!this.list.hidden) event.stopPropagation()
      this.close()
    }
  }

  async open() {
    const turn = ++this.latest
    const tables = await this.load().catch(() => undefined)
    if (turn !== this.latest || !tables || !this.element.contains(document.activeElement)) return
    const { shown, rest } = this.offer(tables)
    this.options = shown
    this.list.replaceChildren(...shown.map((one, place) => this.option(one, place)))
    this.list.hidden = !shown.length
    this.field.setAttribute("aria-expanded", String(!this.list.hidden))
    this.status.textContent = !shown.length ? phrase("noneOffered") : rest ? phrase("moreOptions", { count: number(rest) }) : phrase("offered", { count: number(shown.length) })
    this.mark(-1)
  }

  /** What the reader may mean, the most likely first. @param {import("./tables.js").Tables} tables */
  offer(tables) {
    const typed = this.field.value.trim()
    const sought = plain(typed)
    const kinds = this.kind.value ? [this.kind.value] : KINDS
    const found = kinds.flatMap((kind) => tables.values(kind).map((value) => ({ kind, ...value, rank: rankOf(value, sought) })))
    /** @type {{kind: string, id: string, name: string, count?: number, rank: number}[]} */
    const open = found.filter((one) => one.rank < 4 && !has(this.chosen(), one))
    open.sort((one, other) => one.rank - other.rank || (other.count ?? 0) - (one.count ?? 0))
    const shown = open.slice(0, OFFERED)
    if (typed && !this.kind.value) shown.push({ kind: "q", id: typed, name: phrase("withWords", { words: typed }), rank: 4 })
    return { shown, rest: open.length - OFFERED > 0 ? open.length - OFFERED : 0 }
  }

  /** @param {{kind: string, name: string, count?: number}} value @param {number} place */
  option({ kind, name, count }, place) {
    const about = count === undefined ? "" : `${phrase(kind)} · ${entries(count)}`
    const option = made("li", "watch__option", made("span", "", name), ...(about ? [" ", made("span", "watch__option-about", about)] : []))
    option.id = `${this.list.id}_${place}`
    option.setAttribute("role", "option")
    option.setAttribute("aria-selected", "false")
    return option
  }

  move(step) {
    const last = this.options.length - 1
    const far = this.current + step
    this.mark(this.current < 0 && step < 0 ? last : far > last ? (this.current === last ? 0 : last) : far < 0 ? (this.current === 0 ? last : 0) : far)
  }

  mark(place) {
    this.current = place
    for (const [number, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(number === place))
      if (number === place) option.scrollIntoView({ block: "nearest" })
    }
    if (place < 0) this.field.removeAttribute("aria-activedescendant")
    else this.field.setAttribute("aria-activedescendant", `${this.list.id}_${place}`)
  }

  choose(place) {
    const { kind, id } = this.options[place] ?? {}
    if (!kind) return
    this.field.value = ""
    this.close()
    this.onChoice({ kind, id })
  }

  close() {
    this.latest += 1
    this.list.hidden = true
    this.status.textContent = ""
    this.field.setAttribute("aria-expanded", "false")
    this.field.removeAttribute("aria-activedescendant")
  }
}

/** How near a value is to what was typed; 4 is too far. */
function rankOf({ id, name }, sought) {
  const named = plain(name)
  if (!sought || named === sought || id.toLowerCase() === sought) return 0
  if (named.startsWith(sought) || id.toLowerCase().startsWith(sought)) return 1
  if (named.split(/[\s(/\-–·]+/).some((word) => word.startsWith(sought))) return 2
  return named.includes(sought) || sought.split(/\s+/).every((word) => named.includes(word)) ? 3 : 4
}
