"""The rules about parties: who has a name, which one, and who is not to have one."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, nearest, quoted
from bulletin.rules.rule_context import RulesOfFields, Standards
from bulletin.schema.entries import Entry
from bulletin.schema.registries import Organisation, Register, names_of
from bulletin.schema.sanctions import Party
from bulletin.schema.validation import having
from bulletin.values.company_names import name_key


def parties_are_different(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """The id of a party is that of one party."""
    seen: dict[str, int] = {}
    for index, party in having("id", entry.parties):
        if party.id in seen:
            first = entry.at("parties", seen[party.id], "id")
            message = f"the id {quoted(party.id)} is already on line {first.line}"
            location = entry.at("parties", index, "id")
            yield Diagnostic(Code.DUPLICATE_ID, location, message, "choose another one")
        seen.setdefault(party.id, index)


def persons_are_not_named(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A natural person stands among the parties by what they did or suffered, not by name."""
    for index, party in having("name", entry.parties):
        if getattr(party, "natural_person", False) and not getattr(party, "anonymised", True):
            location = entry.at("parties", index, "name")
            message = "a natural person is named"
            hint = "name their part in the case, as 'An employee', and write anonymised: true"
            yield Diagnostic(Code.NAMED_PERSON, location, message, hint)


def parties_have_a_name(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """A party is named by its entry, or by the registry."""
    registered = standards.registry.parties
    for index, party in having("id", entry.parties):
        is_named = getattr(party, "name", "a name that did not parse") is not None
        if not is_named and party.id not in registered and registered.is_whole:
            location = entry.at("parties", index, "id")
            message = f"{quoted(party.id)} has no name and is not in the registry of parties"
            near = nearest(party.id, registered.items)
            hint = f"add its name here, or add it to {registered.path}"
            hint = f"did you mean {quoted(near)}?" if near else hint
            yield Diagnostic(Code.UNKNOWN_PARTY, location, message, hint)


def unnamed_parties_stay_unnamed(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """Whoever is anonymised, or a natural person, is not linked to a name of the registry."""
    registered = standards.registry.parties
    for index, party in having("id", entry.parties):
        is_unnamed = getattr(party, "anonymised", False) or getattr(party, "natural_person", False)
        if is_unnamed and party.id in registered:
            message = f"the id {quoted(party.id)} is that of a party with a name in the registry"
            hint = "choose another id that tells nobody who it is"
            yield Diagnostic(Code.EXPOSED_PARTY, entry.at("parties", index, "id"), message, hint)


def parties_are_called_as_registered(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """A name of the registry stands with the id that it has there, however it is spelt."""
    registered = standards.registry.parties
    for index, party in having("name", entry.parties):
        is_unnamed = getattr(party, "anonymised", True) or not hasattr(party, "id")
        if is_unnamed or not party.name:
            continue
        if found := _called_otherwise(party, party.name, registered):
            yield Diagnostic(Code.PARTY_NAME, entry.at("parties", index, "name"), *found)


def _called_otherwise(party: Party, name: str, registered: Register) -> tuple[str, str] | None:
    """The message and the hint for a name that is not that of its id, or has another id."""
    same = registered.ids_by_key.get(name_key(name), ())
    if party.id in registered:
        if party.id in same:
            return None
        known: Organisation = registered[party.id]
        return (
            f"{quoted(name)} is no name of {quoted(party.id)}, which is {quoted(known.name)}",
            f"delete the name, or add it to the former_names in {registered.path}",
        )
    if not same:
        return None
    exact = tuple(one for one in same if name in names_of(registered[one]))
    ids = registered.one_of(exact or same)
    return (
        f"{quoted(name)} is in the registry of parties",
        f"write the id {ids}, here and where sanctions are on it",
    )


def sectors_are_registered(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """The sectors of parties are ids of the registry."""
    registered = standards.registry.sectors
    for index, party in having("sector", entry.parties):
        if party.sector and party.sector not in registered and registered.is_whole:
            message = f"{quoted(party.sector)} is not the id of a sector"
            location, hint = entry.at("parties", index, "sector"), registered.hint(party.sector)
            yield Diagnostic(Code.UNKNOWN_SECTOR, location, message, hint)


PARTY_RULES: RulesOfFields = {
    "parties": (
        parties_are_different,
        persons_are_not_named,
        parties_have_a_name,
        unnamed_parties_stay_unnamed,
        parties_are_called_as_registered,
        sectors_are_registered,
    )
}
