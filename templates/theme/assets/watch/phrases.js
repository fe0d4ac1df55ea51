// The words of the page of the watch, which stand in the page, and dates as prose has them.

import { locale, spoken } from "../language.js"

const words = new Map([...document.querySelectorAll("#watch_words [data-word]")].map((one) => [one.dataset.word, one.textContent]))
const monthAndYear = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" })

/** A message with values in its places. @param {string} name @param {Record<string, string>} values */
export function phrase(name, values = {}) {
  return (words.get(name) ?? name).replace(/\{(\w+)\}/g, (place, one) => values[one] ?? place)
}

/** A day, a month or a year of ISO 8601. @param {string} date */
export function spokenDate(date) {
  const [year, month, day] = String(date).split("-").map(Number)
  if (!month) return String(date)
  return day ? spoken(new Date(year, month - 1, day)) : monthAndYear.format(new Date(year, month - 1))
}

/** The last day of a day, a month or a year, ISO 8601. @param {string} date */
export function lastDay(date) {
  const [year, month, day] = date.split("-").map(Number)
  return day ? date : new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10)
}

/** @param {string} name @param {string} className @param {...(Node | string)} content @returns {HTMLElement} */
export function made(name, className, ...content) {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...content.filter((one) => one !== ""))
  return element
}

/** @param {string} href @param {string} text @param {string} [lang] of the text, where it is not that of the page */
export function linkTo(href, text, lang) {
  return Object.assign(document.createElement("a"), { href, textContent: text, ...(lang ? { lang } : {}) })
}

/** @param {string} text @param {string} className @param {() => void} action */
export function pressed(text, className, action) {
  const button = Object.assign(document.createElement("button"), { type: "button", className, textContent: text })
  button.addEventListener("click", action)
  return button
}
