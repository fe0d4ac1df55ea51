// What a reader compares, as the address has it: ?of=law&a=gdpr&b=pipl&year=2023

const CHOICES = ["a", "b", "c"]

/** The kind of things that an address asks for, one of those that there are. */
export function kindIn(query, kinds) {
  const of = new URLSearchParams(query).get("of")
  return kinds.includes(of) ? of : kinds[0]
}

/** What it asks for, as far as the tables have it; `unknown` is what they do not have. */
export function stateIn(query, tables) {
  const asked = new URLSearchParams(query)
  const wanted = CHOICES.map((name) => asked.get(name)?.trim()).filter(Boolean)
  const known = wanted.map((id) => tables.idOf(id))
  return {
    of: tables.kind,
    ids: [...new Set(known.filter(Boolean))],
    unknown: wanted.filter((_, number) => !known[number]),
    year: tables.years.includes(asked.get("year")) ? asked.get("year") : "",
  }
}

/** The address of a state; `first` is the kind that needs no name. */
export function queryOf({ of, ids, year }, first) {
  const query = new URLSearchParams(of === first ? {} : { of })
  ids.forEach((id, number) => query.set(CHOICES[number], id))
  if (year) query.set("year", year)
  return query.toString()
}
