"""The files of the registries, read and judged: each name leads to one id of its jurisdiction."""

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

_LISTED = "begin each one with '- id: ', and write 'name: ' below the id"


def read_registry(root: Path, report: Report) -> Registry:
    """Read the registries; one that does not exist is empty."""
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
    """A registry, and its items as they are written."""
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
    """Within a jurisdiction a name leads to one id, so that a hint can tell which was meant."""
    seen: dict[tuple[str, str], tuple[int, Fields]] = {}
    for index, item in enumerate(items):
        for name in _names(item):
            key = _text(item, "jurisdiction"), name.text.casefold()
            first, other = seen.setdefault(key, (index, item))
            if first != index:
                ids = f"{quoted(_text(other, 'id'))} and {quoted(_text(item, 'id'))}"
                message = f"the name {quoted(name.text)} is that of {ids}"
                hint = "leave it to one of the two; names that differ tell readers more"
                yield Diagnostic(Code.DUPLICATE_ID, name.location, message, hint)


def _names(item: Fields) -> Iterator[Scalar]:
    """The names of a thing as they stand in its file."""
    others = (*items_of(item.values.get("former_names")), *items_of(item.values.get("aliases")))
    for one in (item.values.get("name"), item.values.get("abbreviation"), *others):
        if isinstance(one, Scalar):
            yield one


def _unknown_sectors_and_groups(
    registry: Registry, parties: tuple[Fields, ...]
) -> Iterator[Diagnostic]:
    """What a party does, and whom it belongs to, are ids of the registries."""
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
    """What no standard knows is said to be a group, and what one knows is none."""
    for item in items:
        code, is_group = _text(item, "id"), "group" in item.values
        if known := is_group and jurisdiction_name(code):
            message = f"{quoted(code)} is {known}, and no group that a registry can define"
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
    """Where something belongs is a country or a group that the registry defines."""
    for item in items:
        code = _text(item, "jurisdiction")
        is_judged = may_be_group(code) and registry.jurisdictions.is_whole
        if is_judged and not registry.knows_jurisdiction(code):
            message = f"jurisdiction: {quoted(code)} is not a jurisdiction"
            location = item.values["jurisdiction"].location
            yield Diagnostic(Code.UNKNOWN_JURISDICTION, location, message, group_hint(code))


_CALLED = {"sector": "sector", "group": "party"}


def _groups_within_themselves(parties: tuple[Fields, ...]) -> Iterator[Diagnostic]:
    """No company belongs to itself, over however many others."""
    by_id = {_text(party, "id"): party for party in parties}
    groups = {one: _text(party, "group") for one, party in by_id.items()}
    within = {one: [group] for one, group in groups.items() if one and group in by_id}
    for path in cycles(within):
        message = f"companies belong to each other: {' → '.join((*path, path[0]))}"
        location = by_id[path[0]].values["group"].location
        yield Diagnostic(Code.GROUP_CYCLE, location, message, "delete the line that is wrong")


def _text(item: Fields, name: str) -> str:
    """The value of a field as it is written; empty where it has none."""
    found: Node | None = item.values.get(name)
    return found.text if isinstance(found, Scalar) else ""
