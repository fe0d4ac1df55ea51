// From a query to entries: what answers all of it, the best first.

import { narrowed, numberOfValue, wholeTableOfFacets } from "./facets.js"
import { HOME, rootFile, once } from "./files.js"
import { answerTo, either, exactly, lighter, namesAt, nearest } from "./matching.js"
import { QUOTES, span, understood } from "./query.js"
import { Terms } from "./terms.js"
import { textsOf } from "./texts.js"

/**
 * @typedef {import("./matching.js").Mark} Mark
 * @typedef {import("./query.js").Piece} Piece
 *
 * @typedef {object} Found an entry that answers a query, by its number
 * @property {number} entry
 * @property {number} score
 *
 * @typedef {object} Answer
 * @property {Found[]} found the best first
 * @property {Mark[]} marks
 * @property {string[]} unknown what no entry has; nothing is found then
 * @property {string} instead the query with the nearest words that there are; empty if there are none
 * @property {Shorter[]} shorter queries that find something where this one finds nothing
 * @property {Understood[]} understood
 *
 * @typedef {object} Shorter a query without one of its words
 * @property {string} query
 * @property {string} without
 * @property {number} count of the entries that it finds
 *
 * @typedef {object} Understood a part of what a query was understood as
 * @property {"all" | "not" | "same" | "field" | "nofield" | "common"} as
 * @property {string[]} of
 *
 * @typedef {object} Entry what is shown of an entry
 * @property {string} href
 * @property {string} title
 * @property {string} [lang] the language of title and content, where it is not that of the page
 * @property {string} date
 * @property {string} status
 * @property {string} section
 * @property {number} tone
 * @property {string} place
 * @property {string} content
 * @property {Mark[]} marks
 * @property {Terms} terms
 */

const SIDE_BY_SIDE = 2
const NEAR = 0.7
const FAR = 12
const MEANING = 0.9
const MOST_SHORTER = 3

/** @returns {Promise<Terms>} */
export function termsOfIndex() {
  return once("terms", async () => new Terms(await rootFile()))
}

/**
 * The entries that answer a query; all entries, if it asks for nothing.
 * @param {string} typed @param {boolean} isTyping whether its last word may not be whole yet
 * @returns {Promise<Answer>}
 */
export async function find(typed, isTyping = false) {
  const [root, terms] = await Promise.all([rootFile(), termsOfIndex()])
  const query = understood(typed, terms, (name) => root.facets.find(({ id, title }) => [id, title.toLowerCase()].includes(name.toLowerCase()))?.id)
  const { groups, left } = withoutCommon(query.groups, root.common)
  const last = groups.at(-1)?.at(-1)
  const answers = await Promise.all(groups.map((group) => groupAnswer(group, terms, isTyping && query.isOpen ? last : undefined)))
  const meanings = await meaningsOf(groups, terms)
  const joined = withMeanings(answers, meanings)
  const unknown = joined.filter(({ hits }) => !hits.size)
  const excluded = await Promise.all(query.excluded.map((piece) => answerTo(piece, terms, false)))
  const filters = await filtersOf(query.fields)
  const understoodAs = [
    ...describe(groups, answers),
    ...meanings.map(({ key, names }) => ({ as: /** @type {const} */ ("same"), of: [key, ...names] })),
    ...(query.excluded.length ? [{ as: /** @type {const} */ ("not"), of: query.excluded.map(({ text }) => text) }] : []),
    ...filters.described,
    ...(left.length ? [{ as: /** @type {const} */ ("common"), of: left }] : []),
  ]
  const marks = [...answers.flatMap((answer) => answer.marks), ...meanings.flatMap((meaning) => meaning.marks)]
  const gone = excluded.map(({ hits }) => hits).reduce(either, new Map())
  const found = (/** @type {GroupAnswer[]} */ wanted) => {
    const scores = wanted.length ? scored(wanted, root.entries) : everything(root.entries)
    return filters.narrow([...scores.keys()].filter((entry) => !gone.has(entry))).map((entry) => ({ entry, score: scores.get(entry) ?? 0 }))
  }
  const answer = { marks, unknown: unknown.flatMap(({ members }) => members.map(({ text }) => text)), understood: understoodAs }
  const all = unknown.length ? [] : found(joined)
  if (all.length) return { ...answer, found: all.sort((a, b) => b.score - a.score || b.entry - a.entry), instead: "", shorter: [] }
  const instead = await nearestQuery(typed, unknown.flatMap(({ members }) => members), terms)
  return { ...answer, found: [], instead, shorter: shorterQueries(typed, joined, found) }
}

/** @param {number} count */
function everything(count) {
  return new Map(Array.from({ length: count }, (_, entry) => [entry, 0]))
}

/**
 * The query without one of its words, or without all those that no entry has.
 * @param {string} typed @param {GroupAnswer[]} joined @param {(wanted: GroupAnswer[]) => Found[]} found
 * @returns {Shorter[]}
 */
function shorterQueries(typed, joined, found) {
  const unknown = joined.filter(({ hits }) => !hits.size)
  const left = unknown.length ? [unknown] : joined.map((one) => [one])
  if (joined.length <= left[0]?.length) return []
  const shorter = left.map((some) => {
    const texts = some.flatMap(({ members }) => members.map(({ text }) => text))
    const query = texts.reduce((query, text) => query.replace(text.replace(/^“|”$/g, '"'), () => " "), typed.replace(QUOTES, '"'))
    return { query: query.replace(/"\s*"/g, " ").replace(/\s+/g, " ").trim(), without: texts.join(" "), count: found(joined.filter((one) => !some.includes(one))).length }
  })
  return shorter.filter(({ query, count }) => count && query && query !== typed).sort((a, b) => b.count - a.count).slice(0, MOST_SHORTER)
}

/** Words that are almost everywhere are left out, if there are others. @param {Piece[][]} groups @param {string[]} common */
function withoutCommon(groups, common) {
  const isCommon = (/** @type {Piece[]} */ [piece, ...others]) => !others.length && piece.kind === "word" && piece.isPlain && common.includes(piece.words[0].text)
  const rest = groups.filter((group) => !isCommon(group))
  if (!rest.length) return { groups, left: [] }
  return { groups: rest, left: groups.filter(isCommon).map(([{ text }]) => text) }
}

/**
 * @typedef {object} GroupAnswer
 * @property {Piece[]} members
 * @property {import("./shards.js").Hits} hits
 * @property {Mark[]} marks
 * @property {boolean} isBeginning
 */

/** @param {Piece[]} group @param {Terms} terms @param {Piece | undefined} open @returns {Promise<GroupAnswer>} */
async function groupAnswer(group, terms, open) {
  const answers = await Promise.all(group.map((piece) => answerTo(piece, terms, piece === open)))
  return {
    members: group,
    hits: answers.map(({ hits }) => hits).reduce(either, new Map()),
    marks: answers.flatMap(({ marks }) => marks),
    isBeginning: answers.some(({ isBeginning }) => isBeginning),
  }
}

/**
 * The names among the words of a query that mean the same as others.
 * @param {Piece[][]} groups @param {Terms} terms
 */
async function meaningsOf(groups, terms) {
  const meanings = []
  for (const [number, [piece, ...others]] of groups.entries()) {
    if (others.length || !piece.isPlain || piece.kind === "joined") continue
    for (const [key, term, all] of await namesAt(piece.words, terms)) {
      const end = endOf(key.split(" "), groups, number)
      if (!end) continue
      const known = all.filter((name) => terms.words(terms.clean(name)).map((word) => word.key).join(" ") !== key)
      const marks = known.map((name) => ({ kind: "phrase", keys: new Set(), sequence: terms.words(terms.clean(name)).map((word) => word.key), terms: [] }))
      meanings.push({ from: number, to: end, key: groups.slice(number, end).map(([one]) => one.text).join(" "), names: known, marks, hits: lighter(await exactly(term, terms), MEANING) })
    }
  }
  return meanings
}

/** Behind which group a name ends that begins with one; nothing if other words follow. @param {string[]} key @param {Piece[][]} groups @param {number} start */
function endOf(key, groups, start) {
  let at = 0
  for (let number = start; number < groups.length; number += 1) {
    const [piece, ...others] = groups[number]
    if (others.length || !piece.isPlain || piece.kind === "joined") return undefined
    if (number > start && piece.place !== groups[number - 1][0].place + span(groups[number - 1][0])) return undefined
    for (const word of piece.words) if (word.key !== key[at++]) return undefined
    if (at === key.length) return number + 1
  }
  return undefined
}

/** @param {GroupAnswer[]} answers @param {Awaited<ReturnType<typeof meaningsOf>>} meanings @returns {GroupAnswer[]} */
function withMeanings(answers, meanings) {
  const joined = []
  for (let number = 0; number < answers.length; ) {
    const here = meanings.filter(({ from }) => from === number).sort((a, b) => b.to - a.to)
    const end = here[0]?.to ?? number + 1
    const inside = answers.slice(number, end)
    if (!here.length) joined.push(inside[0])
    else if (end === number + 1) joined.push({ ...inside[0], hits: here.map(({ hits }) => hits).reduce(either, inside[0].hits) })
    else joined.push(...spread(inside, here.filter(({ to }) => to === end).map(({ hits }) => hits).reduce(either)))
    number = end
  }
  return joined
}

/** The words of a name, each of which is there where another name of the same thing is. @param {GroupAnswer[]} answers @param {import("./shards.js").Hits} hits */
function spread(answers, hits) {
  return answers.map((answer, number) => {
    const here = new Map([...hits].map(([entry, { weight, places }]) => [entry, { weight, places: places.map((place) => place + number) }]))
    return { ...answer, hits: either(answer.hits, here) }
  })
}

/**
 * The entries that all answers have in common, with their scores: how rare each word is and how
 * much it weighs there (BM25), and more for words that stand side by side.
 * @param {GroupAnswer[]} answers @param {number} count of all entries
 * @returns {Map<number, number>}
 */
function scored(answers, count) {
  const rarity = answers.map(({ hits }) => Math.log(1 + (count - hits.size + 0.5) / (hits.size + 0.5)))
  const [fewest] = [...answers].sort((a, b) => a.hits.size - b.hits.size)
  const scores = new Map()
  for (const entry of fewest.hits.keys()) {
    const own = answers.map(({ hits }) => hits.get(entry))
    if (own.some((one) => !one)) continue
    let score = own.reduce((sum, one, number) => sum + rarity[number] * (one?.weight ?? 0), 0)
    for (let number = 1; number < own.length; number += 1) {
      const [before, piece] = [answers[number - 1].members[0], answers[number].members[0]]
      const step = piece.place - before.place
      const distance = distanceOf(own[number - 1]?.places ?? [], own[number]?.places ?? [], step)
      const worth = distance === 0 ? SIDE_BY_SIDE : distance <= FAR ? NEAR / (1 + distance) : 0
      score += ((rarity[number - 1] + rarity[number]) / 2) * worth
    }
    scores.set(entry, score)
  }
  return scores
}

/** How far the nearest two places are from standing as they should. @param {number[]} some @param {number[]} others @param {number} step */
function distanceOf(some, others, step) {
  let [least, at] = [Infinity, 0]
  for (const place of some) {
    while (at + 1 < others.length && Math.abs(others[at + 1] - place - step) <= Math.abs(others[at] - place - step)) at += 1
    least = Math.min(least, Math.abs((others[at] ?? Infinity) - place - step))
  }
  return least
}

/** @param {Piece[][]} groups @param {GroupAnswer[]} answers @returns {Understood[]} */
function describe(groups, answers) {
  if (!groups.length) return []
  const all = groups.map((group, number) => group.map(({ text }) => (answers[number].isBeginning ? `${text}…` : text)))
  return [{ as: "all", of: all.map((one) => one.join(" | ")) }]
}

/** @param {{field: string, value: string}[]} fields */
async function filtersOf(fields) {
  /** @type {Understood[]} */
  const described = []
  /** @type {import("./facets.js").Chosen} */
  const chosen = {}
  if (!fields.length) return { narrow: (/** @type {number[]} */ entries) => entries, described }
  const [table, terms] = await Promise.all([wholeTableOfFacets(), termsOfIndex()])
  for (const { field, value } of fields) {
    const facet = table.facets.find(({ id }) => id === field)
    const number = facet ? numberOfValue(facet, value, (text) => terms.fold(terms.clean(text))) : -1
    if (!facet || number < 0) {
      described.push({ as: "nofield", of: [facet?.title ?? field, value] })
      continue
    }
    chosen[field] = [...(chosen[field] ?? []), facet.values[number].id]
    described.push({ as: "field", of: [facet.title, facet.values[number].name] })
  }
  return { narrow: (/** @type {number[]} */ entries) => narrowed(table, entries, chosen).entries, described }
}

/** @param {string} typed @param {Piece[]} unknown @param {Terms} terms */
async function nearestQuery(typed, unknown, terms) {
  let instead = typed
  for (const piece of unknown) {
    const near = piece.kind === "word" ? await nearest(piece.words[0], terms) : undefined
    if (!near) return ""
    instead = instead.replace(piece.text, () => near)
  }
  return instead === typed ? "" : instead
}

/**
 * What is shown of entries that were found, in the same order.
 * @param {Found[]} found @param {Mark[]} marks @returns {Promise<Entry[]>}
 */
export async function entriesOf(found, marks) {
  const [texts, terms] = await Promise.all([textsOf(found.map(({ entry }) => entry)), termsOfIndex()])
  return texts.map(({ address, text, ...shown }) => ({ ...shown, href: new URL(address, HOME).href, content: text, marks, terms }))
}
