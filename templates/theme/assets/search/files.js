// The files of the search index. Nothing is loaded before it is asked for, and nothing twice.

import { shardOf } from "./shards.js"

/**
 * @typedef {object} Root the first file, which says where everything else is
 * @property {string} id of the index; another one as soon as anything in it is different
 * @property {string[]} common words of more than every other entry
 * @property {[string, string][]} endings in which forms of a word differ, the most usual first
 * @property {Record<string, string>} letters those that do not decompose, by what they fold to
 * @property {Record<string, string>} patterns of terms, by name
 * @property {string[]} months the names of each in several languages
 * @property {string} word the inside of a class of signs that words are made of
 * @property {string[]} firsts the first key of each shard
 * @property {number[]} counts the number of terms of each shard
 * @property {number} entries how many there are
 * @property {{id: string, title: string}[]} facets
 * @property {{texts: number, titles: number}} chunks how many entries share a file
 *
 * @typedef {object} Heading what a list shows of an entry
 * @property {string} address from the home page
 * @property {string} title
 * @property {string} [lang] the language of title and text, where it is not that of the page
 * @property {string} date
 * @property {string} status what a reader has to know first, such as that it was withdrawn
 *
 * @typedef {object} Result what a result shows besides
 * @property {string} section
 * @property {number} tone
 * @property {string} place
 * @property {string} text
 *
 * @typedef {Heading & Result} Text
 */

export const HOME = new URL("../../", import.meta.url)
const FOLDER = new URL("search/", HOME)

/** @type {Map<string, Promise<any>>} */
const loaded = new Map()

/** @returns {Promise<Root>} */
export function rootFile() {
  return once("index.json", async () => (await got("index.json", "no-cache")).json())
}

/** The facet table, in two files. @param {"facets" | "subjects"} part @returns {Promise<{id: string, days: string, facets: any[]}>} */
export async function tableFile(part) {
  const { id } = await rootFile()
  return once(`${part}.json`, async () => {
    const table = await (await got(`${part}.json?${id}`)).json()
    if (table.id !== id) throw new Error("The site was published anew in the meantime.")
    return table
  })
}

/** @param {number} number @returns {Promise<import("./shards.js").Shard>} */
export async function shardFile(number) {
  const { id } = await rootFile()
  const name = `terms/${id}/${number}.txt`
  return once(name, async () => shardOf(new Uint8Array(await (await got(name)).arrayBuffer())))
}

/** A file with what is shown of some entries. @param {"texts" | "titles"} kind @param {number} number @returns {Promise<any[]>} */
export async function chunkFile(kind, number) {
  const { id } = await rootFile()
  return once(`${kind}/${number}`, async () => (await got(`${kind}/${number}.json?${id}`)).json())
}

/** Forgets everything, so that a site that was published anew is asked again. */
export function forget() {
  loaded.clear()
}

/** @param {string} file @param {RequestCache} cache */
async function got(file, cache = "default") {
  const response = await fetch(new URL(file, FOLDER), { cache })
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response
}

/**
 * What was loaded under a name, or is loaded now; a failure is not kept.
 * @template T @param {string} name @param {() => Promise<T>} load @returns {Promise<T>}
 */
export function once(name, load) {
  const known = loaded.get(name)
  if (known) return known
  const loading = load()
  loaded.set(name, loading)
  loading.catch(() => loaded.delete(name))
  return loading
}
