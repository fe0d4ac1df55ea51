"""Read and check the registry files: a name belongs to one id in its jurisdiction."""

from collections.abc import Iterator
from pathlib import Path

from bulletin.diagnostics.report import Code, Diagnostic, Report, quoted
from bulletin.parsing.documents import as_mapping
from bulletin.parsing.located_nodes import Mapping as Fields
from bulletin.parsing.located_nodes import Node, Scalar
from bulletin.parsing.yaml_lists import items_of, read_list, report_duplicate_ids
from bulletin.schema.registries import REGISTRIES, REGISTRY_FILES, Register, Registry, group_hint
from bulletin.schema.validation import parse_model
from bulletin.values.codes import jurisdiction_name, may_be_group
from bulletin.values.graph_cycles import cycles

_LISTED = "begin each item with '- id: ', and write 'name: ' below the id"


def read_registry(root: Path, report: Report) -> Registry:
    """Read the registries; a missing one is empty."""
    read = {name: _read(root, name, report) for name in REGISTRIES}
    registry = Registry(**{name: register for name, (register, _) in read.items()})
    _, parties = read["parties"]
    report.extend(_groups_of_states(read["jurisdictions"][1]))
    for _, items in (read[name] for name in ("authorities", "laws", "parties")):
        report.extend(_unknown_jurisdictions(registry, items))
    report.extend(_unknown_sectors_and_groups(registry, parties))
    report.extend(_groups_within_themselves(parties))
    return registry


def _read(root: Path, name: str, report: Report) -> tuple[Register, tuple[Fields, ...]]:
    """Return a registry, and its items as written."""
    path, model = REGISTRY_FILES[name], REGISTRIES[name]
    nodes = read_list(root, path, name, _LISTED, report)
    if nodes is None:
        return Register(path, is_whole=False), ()
    report_duplicate_ids(nodes, report)
    fields = tuple(
        one for one in (as_mapping(node, report) for node in nodes) if isinstance(one, Fields)
    )
    report.extend(_names_given_twice(fields))
    named = [parse_model(model, one, report) for one in fields]
    items = {one.id: one for one in named if hasattr(one, "id")}
    return Register(path, items, is_whole=len(items) == len(nodes)), fields


def _names_given_twice(items: tuple[Fields, ...]) -> Iterator[Diagnostic]:
    """Check that a name belongs to one id in a jurisdiction, so that hints are unambiguous."""
    seen: dict[tuple[str, str], tuple[int, Fields]] = {}
    for index, item in enumerate(items):
        for name in _names(item):
            key = _text(item, "jurisdiction"), name.text.casefold()
            first, other = seen.setdefault(key, (index, item))
            if first != index:
                ids = f"{quoted(_text(other, 'id'))} and {quoted(_text(item, 'id'))}"
                message = f"the name {quoted(name.text)} belongs to {ids}"
                hint = "keep it for one of the two; different names help readers"
                yield Diagnostic(Code.DUPLICATE_ID, name.location, message, hint)


def _names(item: Fields) -> Iterator[Scalar]:
    """Yield the names of an item, with their locations."""
    others = (*items_of(item.values.get("former_names")), *items_of(item.values.get("aliases")))
    for one in (item.values.get("name"), item.values.get("abbreviation"), *others):
        if isinstance(one, Scalar):
            yield one


def _unknown_sectors_and_groups(
    registry: Registry, parties: tuple[Fields, ...]
) -> Iterator[Diagnostic]:
    """Check that the sectors and groups of parties are registered."""
    for party in parties:
        for name, register, code in (
            ("sector", registry.sectors, Code.UNKNOWN_SECTOR),
            ("group", registry.parties, Code.UNKNOWN_PARTY),
        ):
            if (given := _text(party, name)) and given not in register and register.is_whole:
                message = f"{name}: {quoted(given)} is not the id of a {_CALLED[name]}"
                location = party.values[name].location
                yield Diagnostic(code, location, message, register.hint(given))


def _groups_of_states(items: tuple[Fields, ...]) -> Iterator[Diagnostic]:
    """Check that only codes unknown to the standards are defined as groups."""
    for item in items:
        code, is_group = _text(item, "id"), "group" in item.values
        if known := is_group and jurisdiction_name(code):
            message = f"{quoted(code)} is {known}, so it cannot be a group in the registry"
            hint = "give the group a code of three to twelve capitals, or delete the line 'group'"
            yield Diagnostic(
                Code.UNKNOWN_JURISDICTION, item.values["group"].location, message, hint
            )
        elif not is_group and may_be_group(code) and not jurisdiction_name(code):
            message = f"{quoted(code)} is not a jurisdiction"
            hint = "add the line 'group: true' if it is a group of states"
            location = item.values["id"].location
            yield Diagnostic(Code.UNKNOWN_JURISDICTION, location, message, hint)


def _unknown_jurisdictions(registry: Registry, items: tuple[Fields, ...]) -> Iterator[Diagnostic]:
    """Check that jurisdictions are standard codes or registered groups."""
    for item in items:
        code = _text(item, "jurisdiction")
        is_judged = may_be_group(code) and registry.jurisdictions.is_whole
        if is_judged and not registry.knows_jurisdiction(code):
            message = f"jurisdiction: {quoted(code)} is not a jurisdiction"
            location = item.values["jurisdiction"].location
            yield Diagnostic(Code.UNKNOWN_JURISDICTION, location, message, group_hint(code))


_CALLED = {"sector": "sector", "group": "party"}


def _groups_within_themselves(parties: tuple[Fields, ...]) -> Iterator[Diagnostic]:
    """Check that no company belongs to itself through others."""
    by_id = {_text(party, "id"): party for party in parties}
    groups = {one: _text(party, "group") for one, party in by_id.items()}
    within = {one: [group] for one, group in groups.items() if one and group in by_id}
    for path in cycles(within):
        message = f"companies belong to each other: {' → '.join((*path, path[0]))}"
        location = by_id[path[0]].values["group"].location
        yield Diagnostic(Code.GROUP_CYCLE, location, message, "delete the line that is wrong")


def _text(item: Fields, name: str) -> str:
    """Return the text of a field; empty if it has none."""
    found: Node | None = item.values.get(name)
    return found.text if isinstance(found, Scalar) else ""
