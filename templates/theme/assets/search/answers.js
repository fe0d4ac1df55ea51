// What the field in the header shows below itself: the best entries, and the way to all.

import { entries, say } from "../words.js"
import { aboutOf, element, excerptOf, inLanguageOf, nothingFound, quoted, titleOf } from "./elements.js"
import { forget } from "./files.js"
import { entriesOf, find } from "./finding.js"

const EXCERPT = 130

/**
 * @param {string} query @param {number} most @param {string} searchPage
 * @returns {Promise<{options: HTMLElement[], message: string}>}
 */
export async function answers(query, most, searchPage) {
  const { found, marks, unknown, instead } = await find(query, true).catch((error) => {
    forget() // the site may have been published anew
    throw error
  })
  if (!found.length) return { options: [], message: nothingFound(unknown) + (instead ? ` ${say("didYouMean", { query: quoted(instead) })}` : "") }
  const shown = await entriesOf(found.slice(0, most), marks)
  const options = shown.map(option)
  if (found.length > most) options.push(wayToAll(query, found.length, searchPage))
  options.forEach((one, number) => (one.id = `find_option_${number}`))
  return { options, message: say("found", { entries: entries(found.length) }) }
}

/** @param {import("./finding.js").Entry} entry */
function option(entry) {
  return link(
    `find__option tone-${entry.tone}`,
    entry.href,
    inLanguageOf(entry, "span", "find__title", ...titleOf(entry)),
    element("span", "find__about", ...aboutOf(entry)),
    inLanguageOf(entry, "span", "find__excerpt", ...excerptOf(entry, EXCERPT)),
  )
}

/** @param {string} query @param {number} count @param {string} searchPage */
function wayToAll(query, count, searchPage) {
  const all = new URL(searchPage)
  all.search = new URLSearchParams({ q: query }).toString()
  return link("find__option find__option--all", all.href, say("showAll", { entries: entries(count) }))
}

/** @param {string} className @param {string} href @param {...(Node | string)} content */
function link(className, href, ...content) {
  const made = /** @type {HTMLAnchorElement} */ (element("a", className, ...content))
  made.href = href
  made.setAttribute("role", "option")
  made.tabIndex = -1
  return made
}
