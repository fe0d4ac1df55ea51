"""Rules about parties: their names, and who must not be named."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, nearest, quoted
from bulletin.rules.rule_context import RuleContext, RulesOfFields
from bulletin.schema.entries import Entry
from bulletin.schema.registries import Organisation, Register, names_of
from bulletin.schema.sanctions import Party
from bulletin.schema.validation import having
from bulletin.values.company_names import name_key


def parties_are_different(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that the ids of parties are unique."""
    seen: dict[str, int] = {}
    for index, party in having("id", entry.parties):
        if party.id in seen:
            first = entry.at("parties", seen[party.id], "id")
            message = f"the id {quoted(party.id)} is already on line {first.line}"
            location = entry.at("parties", index, "id")
            yield Diagnostic(Code.DUPLICATE_ID, location, message, "choose another id")
        seen.setdefault(party.id, index)


def persons_are_not_named(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Warn of a natural person who is given by name."""
    for index, party in having("name", entry.parties):
        if getattr(party, "natural_person", False) and not getattr(party, "anonymised", True):
            location = entry.at("parties", index, "name")
            message = "a natural person is named"
            hint = (
                "describe their part in the case, such as 'An employee', and write anonymised: true"
            )
            yield Diagnostic(Code.NAMED_PERSON, location, message, hint)


def parties_have_a_name(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that a party has a name, in the entry or in the registry."""
    registered = context.registry.parties
    for index, party in having("id", entry.parties):
        is_named = getattr(party, "name", "a name that did not parse") is not None
        if not is_named and party.id not in registered and registered.is_whole:
            location = entry.at("parties", index, "id")
            message = f"{quoted(party.id)} has no name and is not a registered party"
            near = nearest(party.id, registered.items)
            hint = f"add a name here, or register the party in {registered.path}"
            hint = f"did you mean {quoted(near)}?" if near else hint
            yield Diagnostic(Code.UNKNOWN_PARTY, location, message, hint)


def unnamed_parties_stay_unnamed(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an anonymised party or natural person does not have a registered party's id."""
    registered = context.registry.parties
    for index, party in having("id", entry.parties):
        is_unnamed = getattr(party, "anonymised", False) or getattr(party, "natural_person", False)
        if is_unnamed and party.id in registered:
            message = f"the id {quoted(party.id)} is that of a party named in the registry"
            hint = "choose an id that does not identify them"
            yield Diagnostic(Code.EXPOSED_PARTY, entry.at("parties", index, "id"), message, hint)


def parties_are_called_as_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that a registered name is used with its own id, in any spelling."""
    registered = context.registry.parties
    for index, party in having("name", entry.parties):
        is_unnamed = getattr(party, "anonymised", True) or not hasattr(party, "id")
        if is_unnamed or not party.name:
            continue
        if found := _called_otherwise(party, party.name, registered):
            yield Diagnostic(Code.PARTY_NAME, entry.at("parties", index, "name"), *found)


def _called_otherwise(party: Party, name: str, registered: Register) -> tuple[str, str] | None:
    """Return message and hint if a name does not belong to its id, or belongs to another one."""
    same = registered.ids_by_key.get(name_key(name), ())
    if party.id in registered:
        if party.id in same:
            return None
        known: Organisation = registered[party.id]
        return (
            f"{quoted(name)} is not a name of {quoted(party.id)}, which is {quoted(known.name)}",
            f"delete the name, or add it to former_names in {registered.path}",
        )
    if not same:
        return None
    exact = tuple(one for one in same if name in names_of(registered[one]))
    ids = registered.one_of(exact or same)
    return (
        f"{quoted(name)} is a registered party",
        f"use the id {ids}, here and in sanctions on it",
    )


def sectors_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that the sectors of parties are registered."""
    registered = context.registry.sectors
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
