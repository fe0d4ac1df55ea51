// What is shown of entries, by their numbers: those of the columns that facets.js reads.

import { chunkFile, rootFile } from "./files.js"

/**
 * What results show: heading, section and the text that an excerpt is cut from.
 * @param {number[]} entries @returns {Promise<import("./files.js").Text[]>} in the same order
 */
export function textsOf(entries) {
  return rowsOf("texts", entries)
}

/**
 * What lists of many entries show: address, title, date in words, and status.
 * @param {number[]} entries @returns {Promise<import("./files.js").Heading[]>} in the same order
 */
export function headingsOf(entries) {
  return rowsOf("titles", entries)
}

/** @param {"texts" | "titles"} kind @param {number[]} entries @returns {Promise<any[]>} */
async function rowsOf(kind, entries) {
  const size = (await rootFile()).chunks[kind]
  return Promise.all(entries.map(async (entry) => (await chunkFile(kind, Math.floor(entry / size)))[entry % size]))
}
