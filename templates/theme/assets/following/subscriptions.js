// The list of feeds and calendars that a build writes (bulletin/rendering/subscription_lists.py), for
// any page that names those which come closest to what a reader wants.
//
//   const all = await loadSubscriptions("follow/list.json")
//   closest(all, { jurisdiction: ["FR"], section: ["enforcement"], law: ["gdpr"] })
//
// gives subscriptions: { filters: { jurisdiction: "FR", section: "enforcement" }, name: "France: Enforcement",
// page, atom, json, calendar }, addresses below the home page, empty where there is no such thing.

const ATOM = 1
const JSON_FEED = 2
const CALENDAR = 4

/** Load the list; `address` is relative to the page. Rejects where it cannot be had. */
export async function loadSubscriptions(address) {
  const url = new URL(address, document.baseURI)
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`)
  return subscriptionsIn(await answer.json())
}

/** The subscriptions of a list, in its order. */
export function subscriptionsIn({ kinds }) {
  const names = new Map()
  for (const { filters, rows } of kinds)
    if (filters.length === 1) for (const [id, , name] of rows) names.set(`${filters[0]} ${id}`, name)
  return kinds.flatMap(({ filters, below, rows }) =>
    rows.map((row) => {
      const ids = row.slice(0, filters.length)
      const ways = row[filters.length]
      const place = `${below}${ids.map((id) => `${id.toLowerCase()}/`).join("")}`
      const query = new URLSearchParams(ids.map((id, number) => [filters[number], id]))
      return {
        filters: Object.fromEntries(ids.map((id, number) => [filters[number], id])),
        name: row[filters.length + 1] ?? ids.map((id, number) => names.get(`${filters[number]} ${id}`) ?? id).join(": "),
        page: ids.length > 1 ? `search/?${query}` : place,
        atom: ways & ATOM ? `${place}feed.xml` : "",
        json: ways & JSON_FEED ? `${place}feed.json` : "",
        calendar: ways & CALENDAR ? `${place}dates.ics` : "",
      }
    }),
  )
}

/**
 * The subscriptions that come closest to a choice of ids by filters: those of which every filter is
 * chosen, and of a jurisdiction or a section by itself only where no pair of them says it better.
 */
export function closest(subscriptions, chosen) {
  const wanted = (name, id) => (chosen[name] ?? []).includes(id)
  const found = subscriptions.filter(({ filters }) => {
    const own = Object.entries(filters)
    return own.length && own.every(([name, id]) => wanted(name, id))
  })
  const pairs = found.filter(({ filters }) => Object.keys(filters).length > 1)
  return found.filter(({ filters }) => {
    const own = Object.entries(filters)
    if (own.length > 1) return true
    const [[name, id]] = own
    const sharper = { jurisdiction: "section", section: "jurisdiction" }[name]
    const others = sharper ? (chosen[sharper] ?? []) : []
    const said = pairs.filter((pair) => pair.filters[name] === id).length
    return !others.length || said < others.length
  })
}
