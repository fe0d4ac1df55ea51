// Files of what a reader watches, each cut out of a file that the site publishes: so they say the same,
// and an event that is in a calendar already is known by its id.

import { csvLines } from "../columns/columns.js"
import { headingsOf } from "../search/texts.js"
import { hrefOf } from "./lists.js"
import { workbook } from "./xlsx.js"

const MONTHS = 6 // of citations that are asked for one by one; else those of the archive

const KINDS = {
  csv: { name: "watch.csv", type: "text/csv", make: async (asked) => (await rowsOf(asked)).join("") },
  xlsx: { name: "watch.xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make: async (asked) => workbook((await rowsOf(asked)).map(valuesOf)) },
  bib: { name: "watch.bib", type: "application/x-bibtex", make: citations },
  ics: { name: "watch.ics", type: "text/calendar", make: calendar },
}

/**
 * Saves a file; gives its name, or nothing where there is nothing to save.
 * @param {string} kind @param {{chosen: number[], dates: number[], tables: import("./tables.js").Tables, calendar?: string}} asked
 */
export async function saved(kind, asked) {
  const { name, type, make } = KINDS[kind]
  const content = (kind === "ics" ? asked.dates : asked.chosen).length ? await make(asked) : ""
  if (!content) return ""
  const href = URL.createObjectURL(new Blob([content], { type }))
  Object.assign(document.createElement("a"), { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
  return name
}

async function textOf(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer())
}

/** The lines of the published table, under its heading; the second value is the address of an entry. */
async function rowsOf({ chosen }) {
  const [headings, text] = await Promise.all([headingsOf(chosen), textOf(hrefOf("data/entries.csv"))])
  const [heading, ...lines] = csvLines(text)
  const own = new Map(lines.map((line) => [ending(line.match(/^"[^"]*","([^"]*)"/)?.[1]), line]))
  return [heading, ...headings.map(({ address }) => found(own.get(address), address))]
}

/** The month and the name of an entry at the end of its address. @param {string} [url] */
function ending(url) {
  return url?.match(/[^/]+\/[^/]+\/$/)?.[0] ?? ""
}

/** @template T @param {T | undefined} thing @param {string} address @returns {T} */
function found(thing, address) {
  if (thing === undefined) throw new Error(`${address}: the site was published anew in the meantime.`)
  return thing
}

/** The values of a line of the published table; an apostrophe before what looks like a formula goes. */
function valuesOf(line) {
  const quoted = [...line.matchAll(/"((?:[^"]|"")*)"/g)]
  return quoted.map(([, value]) => value.replaceAll('""', '"').replace(/^'(?=[=+\-@\t\r])/, ""))
}

/** Entries with their sources: in the files each entry stands before its own. */
async function citations({ chosen, tables }) {
  const months = tables.months.filter(({ start, end }) => chosen.some((entry) => entry >= start && entry < end))
  const names = months.length <= MONTHS ? months.map(({ month }) => `${month}/citations.bib`) : ["data/citations.bib"]
  const [headings, ...texts] = await Promise.all([headingsOf(chosen), ...names.map((name) => textOf(hrefOf(name)))])
  const groups = new Map(texts.flatMap(groupsOf).map((group) => [ending(group.match(/^ *url = \{(.*)\}/m)?.[1]), group]))
  return headings.map(({ address }) => found(groups.get(address), address)).join("\n")
}

/** The records of each entry: its own and those of its sources. */
function groupsOf(text) {
  const groups = []
  for (const record of text.split(/\n(?=@)/)) {
    if (/^@\w+\{entry_/.test(record)) groups.push(record)
    else if (groups.length) groups[groups.length - 1] += `\n${record}`
  }
  return groups
}

/** The events of dates that lie ahead, as the site's calendar has them (RFC 5545). */
async function calendar({ dates, tables, calendar: address }) {
  if (!address) return ""
  const text = await textOf(address)
  const head = text.slice(0, text.indexOf("BEGIN:VEVENT"))
  const headings = await headingsOf(dates.map((row) => tables.dates.lines[row]))
  const wanted = new Set(dates.map((row, place) => `${tables.dates.valuesOf("field", row)[0]} ${headings[place].address}`))
  const events = text.match(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g) ?? []
  const own = events.filter((event) => wanted.has(keyOf(event)))
  // The name of the site's calendar, under which it updates itself, is not that of a file.
  const plain = head.replace(/^(?:REFRESH-INTERVAL|X-PUBLISHED-TTL|URL)[;:].*\r\n(?:[ \t].*\r\n)*/gm, "")
  return own.length ? `${plain}${own.join("")}END:VCALENDAR\r\n` : ""
}

/** The field of an event and the address of its entry, without that of the site. */
function keyOf(event) {
  const line = (name) => event.replace(/\r\n[ \t]/g, "").match(new RegExp(`^${name}:(.*)\r$`, "m"))?.[1] ?? ""
  const field = line("UID").split("@")[0].split(".").pop()
  return `${field} ${ending(line("URL"))}`
}
