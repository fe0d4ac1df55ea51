// What this device remembers of a watch: one key, and nothing before the reader asks for it. All
// languages of a bulletin share it.

import { queryOf } from "./model.js"

/**
 * @typedef {import("./seen.js").Seen} Seen
 *
 * @typedef {object} Kept
 * @property {string} watch its parts as a query
 * @property {string} visit the day of the last visit of the page of the watch
 * @property {Seen} seen what the site had at that visit
 * @property {string} [visitBefore] the day of the last visit on an earlier day, if there was one
 * @property {Seen} [before] what the site had at that one
 * @property {number} news entries that match and are newer than the last visit
 * @property {string} asked when they were counted
 * @property {Last} last what the page showed, for days without a network
 *
 * @typedef {object} Last
 * @property {[title: string, address: string, date: string][]} entries
 * @property {[day: string, title: string, address: string][]} dates
 */

const key = document.querySelector("script[data-watch]")?.dataset.watch ?? "/watch"

/** @returns {Kept | undefined} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null")
    return found && typeof found.watch === "string" ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether the browser has remembered it. @param {Kept} what */
export function keep(what) {
  try {
    localStorage.setItem(key, JSON.stringify(what))
    return true
  } catch {
    return false
  }
}

export function erase() {
  try {
    localStorage.removeItem(key)
  } catch {} // A browser that keeps nothing has nothing to erase.
}

/** Whether some parts are what this device remembers. @param {Kept} own @param {import("./model.js").Thing[][]} parts */
export function isOwn(own, parts) {
  return own.watch === queryOf(parts)
}

/** The key and its value, as the browser has them; nothing where there is none. */
export function stored() {
  try {
    const value = localStorage.getItem(key)
    return value === null ? undefined : { key, value }
  } catch {
    return undefined
  }
}

/** The reader's day, ISO 8601. */
export function today() {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
}
