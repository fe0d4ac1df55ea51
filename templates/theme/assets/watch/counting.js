// How many entries of a kept watch are newer than the reader's last visit; loaded by those who keep one.

import { watchIn } from "./model.js"
import { newerThan } from "./seen.js"
import { loadTables } from "./tables.js"
import { matchedBy } from "./watched.js"

/** @param {import("./store.js").Kept} kept @returns {Promise<number>} */
export async function countNews({ watch, seen }) {
  const tables = await loadTables()
  const [{ entries }, isNew] = await Promise.all([matchedBy(watchIn(watch).parts, tables), newerThan(seen, tables)])
  return [...entries].filter(isNew).length
}
