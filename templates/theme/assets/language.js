// The language of the page, and what the browser knows of it: dates, numbers and their plurals.

const tag = document.documentElement.lang || "en"
/** What the browser's formats are asked for: dates in English are those of Britain. */
export const locale = tag === "en" ? "en-GB" : tag

const longDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" })
// Some languages have a word for the day after tomorrow, where a number says more.
const nearDays = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
const farDays = new Intl.RelativeTimeFormat(locale)

/** A day as prose has it. @param {Date} day */
export function spoken(day) {
  const text = longDate.format(day)
  return tag.startsWith("fr") ? text.replace(/^1 /, "1er ") : text
}

/** How far a day is away: today, tomorrow, in 3 days. @param {number} days */
export function fromNow(days) {
  return (days < 2 ? nearDays : farDays).format(days, "day")
}
