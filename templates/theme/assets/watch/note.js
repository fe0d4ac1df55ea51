// A note of what concerned a reader in some months, to print: a title page, the entries with their
// sources, key dates and sanctions. What an entry says is taken from its page.

import { HOME } from "../search/files.js"
import { headingsOf } from "../search/texts.js"
import { entries } from "../words.js"
import { dateLine, hrefOf, register, sanctionLine } from "./lists.js"
import { byKind } from "./model.js"
import { linkTo, made, phrase, pressed, spokenDate } from "./phrases.js"
import { today } from "./store.js"

const AT_ONCE = 6

/**
 * @typedef {object} Noted
 * @property {import("./model.js").Watch} watch
 * @property {import("./tables.js").Tables} tables
 * @property {number[]} matched
 * @property {Map<string, string>} names of things, by kind and id
 * @property {DOMStringMap} site title and publisher
 */

/** @param {HTMLElement} sheet @param {Noted} noted @param {() => boolean} isCurrent */
export async function writeNote(sheet, noted, isCurrent) {
  sheet.hidden = false
  sheet.replaceChildren(made("p", "note-sheet__tools", phrase("noteMaking")))
  try {
    const chosen = chosenOf(noted)
    const pages = await inTurn(chosen, (entry) => pageOf(entry, noted))
    const parts = [titlePage(noted, pages), ...articles(pages), ...(await datesOf(chosen, noted)), ...(await sanctionsOf(chosen, noted))]
    if (isCurrent()) sheet.replaceChildren(tools(sheet), ...parts)
  } catch (error) {
    console.error(error)
    if (isCurrent()) sheet.replaceChildren(made("p", "note-sheet__tools", phrase("noteFailed")))
  }
}

/** The entries of the issues of the months, by section and then by time. @param {Noted} noted */
function chosenOf({ watch, tables, matched }) {
  const wanted = new Set(matched)
  const months = tables.months.filter(({ month }) => month >= watch.from && month <= (watch.to || watch.from))
  const chosen = months.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place)).filter((entry) => wanted.has(entry))
  return chosen.sort((one, other) => tables.about(one).tone - tables.about(other).tone || one - other)
}

function tools(sheet) {
  const close = pressed(phrase("noteClose"), "watch__button", () => sheet.dispatchEvent(new Event("close")))
  return made("p", "note-sheet__tools", pressed(phrase("notePrint"), "watch__button watch__button--strong", () => print()), " ", close)
}

/** @param {Noted} noted @param {Awaited<ReturnType<typeof pageOf>>[]} pages */
function titlePage({ watch, names, site }, pages) {
  const [from, to] = [watch.from, watch.to || watch.from].map(spokenDate)
  const title = made("h2", "note-sheet__title", from === to ? phrase("noteOfMonth", { month: from }) : phrase("noteOfMonths", { from, to }))
  title.id = "watch_note_title"
  const of = watch.parts.map((part) => {
    const kinds = byKind(part).map(([kind, ids]) => `${phrase(kind)}: ${ids.map((id) => names.get(`${kind} ${id}`) ?? id).join(` ${phrase("or")} `)}`)
    return made("li", "", kinds.join(` ${phrase("and")} `))
  })
  const contents = pages.map(({ text, id }) => made("li", "", linkWithin(id, text.title, text.lang), made("span", "note-sheet__about", ` · ${text.place}`)))
  return made(
    "header",
    "note-sheet__front",
    title,
    made("p", "note-sheet__from", site.publisher === site.title ? (site.title ?? "") : phrase("noteFrom", { bulletin: site.title ?? "", publisher: site.publisher ?? "" }), made("br", ""), phrase("noteOf", { date: spokenDate(today()) })),
    made("h3", "", phrase("noteWatched")),
    made("ul", "", ...of),
    made("h3", "", phrase("noteContents"), " ", made("span", "count", entries(pages.length))),
    pages.length ? made("ol", "note-sheet__contents", ...contents) : made("p", "", phrase("noteNone")),
  )
}

/** A link to a place of this page; its address stays what is watched. */
function linkWithin(id, title, lang) {
  const link = linkTo(`#${id}`, title, lang)
  link.addEventListener("click", (event) => {
    event.preventDefault()
    const place = document.getElementById(id)
    place.scrollIntoView()
    place.focus({ preventScroll: true })
  })
  return link
}

function articles(pages) {
  if (!pages.length) return []
  const bySection = Map.groupBy ? Map.groupBy(pages, ({ text }) => text.section) : grouped(pages)
  return [...bySection].map(([section, own]) => made("section", `note-sheet__section tone-${Number(own[0].text.tone)}`, made("h3", "note-sheet__heading", section), ...own.map(article)))
}

function grouped(pages) {
  const sections = new Map()
  for (const page of pages) sections.set(page.text.section, [...(sections.get(page.text.section) ?? []), page])
  return sections
}

function article({ id, text, summary, body, facts, notices, sources }) {
  const whole = made("article", "note-sheet__entry", made("h4", "note-sheet__entry-title", linkTo(hrefOf(text.address), text.title, text.lang)), made("p", "note-sheet__about", [text.date, text.place, facts].filter(Boolean).join(" · ")))
  Object.assign(whole, { id, tabIndex: -1 })
  if (text.status) whole.append(made("p", "note-sheet__about", made("strong", "withdrawn", text.status)))
  whole.append(...notices, ...summary, ...body)
  if (sources.length) whole.append(made("h5", "note-sheet__sources-title", phrase("noteSources")), made("ol", "note-sheet__sources", ...sources))
  whole.append(made("p", "note-sheet__address", hrefOf(text.address)))
  return whole
}

/** What the page of an entry says. The page is the site's own, and no script of it runs here. */
async function pageOf(entry, { watch, tables }) {
  const [heading] = await headingsOf([entry])
  const text = { ...heading, ...tables.about(entry) }
  const answer = await fetch(new URL(text.address, HOME))
  if (!answer.ok) throw new Error(`${text.address}: ${answer.status}`)
  const read = new DOMParser().parseFromString(await answer.text(), "text/html")
  const all = (selector) => [...read.querySelectorAll(selector)]
  // A text in another language than its page stands in an element with its language.
  const body = all(".entry__text > :not(div[lang]), .entry__text > div[lang] > *").filter((one) => !one.matches(".record, .tools, .notes, .notice, .entry__changes, section, script"))
  const summary = all(".single__header .entry__summary")
  const facts = all(".single__entry > .facts .authorities a").map((one) => one.textContent.trim()).join(", ")
  const shown = watch.texts === "whole" ? body : summary.length ? [] : body.filter((one) => one.matches("p")).slice(0, 1)
  return {
    id: `watch_note_${entry}`,
    text,
    facts,
    notices: taken(all(".single__entry .notice"), text.address),
    summary: taken(summary, text.address),
    body: taken(shown, text.address),
    sources: taken(all(".notes__list > .note"), text.address),
  }
}

/** Elements of another page as they can stand in this one. */
function taken(elements, address) {
  return elements.map((element) => {
    const own = document.importNode(element, true)
    const lang = element.closest("[lang]")?.getAttribute("lang")
    if (lang && lang !== document.documentElement.lang) own.lang = lang
    for (const one of own.querySelectorAll("script, style, link, .note__back, [hidden]")) one.remove()
    for (const one of own.querySelectorAll("a[href]")) {
      const href = new URL(one.getAttribute("href"), hrefOf(address))
      if (one.matches(".footnote-ref")) one.replaceWith(...one.childNodes)
      else one.href = href.href
    }
    for (const one of own.querySelectorAll("img[src]")) one.src = new URL(one.getAttribute("src"), hrefOf(address)).href
    for (const one of [own, ...own.querySelectorAll("[id]")]) one.removeAttribute("id")
    return own
  })
}

async function datesOf(chosen, { tables }) {
  const own = new Set(chosen)
  const rows = tables.dates.lines.flatMap((entry, row) => (own.has(entry) ? [row] : [])).reverse()
  if (!rows.length) return []
  const lines = await Promise.all(rows.map(dateLine(tables)))
  return [made("section", "note-sheet__section", made("h3", "note-sheet__heading", phrase("noteDates")), made("ol", "key-dates plain", ...lines))]
}

async function sanctionsOf(chosen, { tables }) {
  const own = new Set(chosen)
  const rows = tables.sanctions.flatMap((entry, row) => (own.has(entry) ? [row] : []))
  if (!rows.length) return []
  const lines = await Promise.all(rows.map(sanctionLine(await register())))
  return [made("section", "note-sheet__section", made("h3", "note-sheet__heading", phrase("noteSanctions")), made("ol", "watch__sanctions plain", ...lines))]
}

/** A few at once, so that a long note does not ask for hundreds of pages at the same time. */
async function inTurn(things, act) {
  const done = []
  for (let start = 0; start < things.length; start += AT_ONCE) done.push(...(await Promise.all(things.slice(start, start + AT_ONCE).map(act))))
  return done
}
