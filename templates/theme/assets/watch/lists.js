// What a watch shows: entries, key dates, sanctions and threads, some at a time. What an author wrote
// only ever becomes text.

import { loadColumns } from "../columns/columns.js"
import { bringUpToDate } from "../dates/states.js"
import { HOME, once } from "../search/files.js"
import { headingsOf, textsOf } from "../search/texts.js"
import { number } from "../words.js"
import { lastDay, linkTo, made, phrase, spokenDate } from "./phrases.js"

const EXCERPT = 220

/** A list that shows its beginning, and more of it when asked. */
export class LongList {
  /** @param {string} id of its element; that of its button ends in `_more` @param {number} step */
  constructor(id, step) {
    this.list = document.getElementById(id)
    this.button = document.getElementById(`${id}_more`)
    this.step = step
  }

  /**
   * @template T @param {T[]} things @param {(thing: T) => Promise<HTMLElement>} lineOf
   * @param {() => boolean} isCurrent whether they are still wanted when they have been loaded
   */
  async show(things, lineOf, isCurrent) {
    const lines = await Promise.all(things.slice(0, this.step).map(lineOf))
    if (!isCurrent()) return
    this.list.replaceChildren(...lines)
    this.offer(things.slice(this.step), lineOf)
  }

  offer(rest, lineOf) {
    this.button.hidden = !rest.length
    const next = rest.slice(0, this.step)
    this.button.textContent = phrase("more", { count: number(next.length) })
    this.button.onclick = async () => {
      this.button.onclick = null
      const lines = await Promise.all(next.map(lineOf)).catch(() => undefined)
      if (!lines) return this.offer(rest, lineOf)
      this.list.append(...lines)
      lines[0]?.querySelector("a")?.focus()
      this.offer(rest.slice(this.step), lineOf)
    }
  }
}

/** The address of a page of the site. @param {string} address from the home page */
export function hrefOf(address) {
  return new URL(address, HOME).href
}

/** @param {number} entry */
export async function entryLine(entry) {
  const [text] = await textsOf([entry])
  const status = text.status ? [" · ", made("strong", "withdrawn", text.status)] : []
  return made(
    "li",
    `result tone-${Number(text.tone)}`,
    made("h3", "result__title", linkTo(hrefOf(text.address), text.title, text.lang)),
    made("p", "result__about", made("span", "result__section", text.section), ` · ${text.date} · ${text.place}`, ...status),
    Object.assign(made("p", "result__excerpt", shortened(text.text)), text.lang ? { lang: text.lang } : {}),
  )
}

/** A matter with its newest entry. @param {number[]} thread in the order of time */
export async function threadLine(thread) {
  const line = await entryLine(thread[thread.length - 1])
  const [first] = await headingsOf([thread[0]])
  const about = made("p", "result__about", phrase("follows", { title: first.title, date: first.date }))
  line.querySelector(".result__excerpt").replaceWith(about)
  return line
}

/** @param {import("./tables.js").Tables} tables @returns {(row: number) => Promise<HTMLElement>} */
export function dateLine(tables) {
  const { dates, words } = tables
  return async (row) => {
    const [field] = dates.valuesOf("field", row)
    const hasWords = dates.having("state", "words")(row)
    const [[heading], [[action, movedFrom]]] = await Promise.all([headingsOf([dates.lines[row]]), hasWords ? dates.texts([row]) : [["", ""]]])
    const { place, tone } = tables.about(dates.lines[row])
    const day = dates.dates[row]
    const [coming, over] = words[field]
    const state = made("span", "state")
    Object.assign(state.dataset, { day: lastDay(day), over, ...(day.length === 10 ? { coming } : {}) })
    bringUpToDate(state)
    const moved = movedFrom ? ` · ${movedFrom}` : ""
    const entry = made("div", "key-date__entry", made("p", "key-date__what", dates.name("field", field)), made("p", "key-date__title", linkTo(hrefOf(heading.address), heading.title, heading.lang)))
    if (action) entry.append(made("p", "key-date__action", action))
    entry.append(made("p", "key-date__about", place + moved))
    const time = Object.assign(document.createElement("time"), { dateTime: day, textContent: spokenDate(day) })
    return made("li", `key-date tone-${Number(tone)}`, made("p", "key-date__day", time), made("p", "key-date__state", state), entry)
  }
}

/** The register of sanctions, loaded when it is wanted; undefined where there is none. */
export function register() {
  return once("register", () => loadColumns(hrefOf("sanctions/register.json")))
}

/** @param {import("../columns/columns.js").Columns} columns @returns {(row: number) => Promise<HTMLElement>} */
export function sanctionLine(columns) {
  return async (row) => {
    const [[title, address, date, party, measure, each, note, by, withdrawn, , , lang]] = await columns.texts([row])
    const named = (column) => columns.valuesOf(column, row).filter((id) => id !== "none").map((id) => columns.name(column, id))
    const about = [named("kind").join(", "), named("status").join(", ").toLowerCase(), withdrawn ? phrase("status") : "", note].filter(Boolean)
    const head = made("p", "watch__on", made("span", "", party), made("span", "watch__measure", [measure, each].filter(Boolean).join(" ")))
    const what = made("div", "", head, made("p", "", linkTo(hrefOf(address), title, lang)), made("p", "watch__by", [...about, by].join(" · ")))
    return made("li", "watch__sanction", made("p", "watch__sanction-day", date), what)
  }
}

/** The beginning of a text, to the end of a word. @param {string} text */
export function shortened(text) {
  if (text.length <= EXCERPT) return text
  const start = text.slice(0, EXCERPT)
  return `${start.slice(0, Math.max(start.lastIndexOf(" "), EXCERPT - 30))} …`
}
