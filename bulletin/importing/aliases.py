"""Headings that somebody has assigned to a section, kept as its aliases in bulletin.yml."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.importing.drafts.draft import quoted_value
from bulletin.importing.outline.sections import Placement
from bulletin.parsing.located_nodes import Mapping as Fields
from bulletin.parsing.located_nodes import Node, node_at
from bulletin.parsing.yaml_nodes import parse_yaml
from bulletin.schema.settings import BULLETIN_FILE


def keep_aliases(root: Path, headings: Mapping[str, Placement]) -> None:
    """Add headings to the aliases of their sections; raises EnvironmentFault if that is unsafe."""
    file = root / BULLETIN_FILE
    text = file.read_text(encoding="utf-8")
    for heading, placement in headings.items():
        text = with_alias(text, placement, heading)
    file.write_text(text, encoding="utf-8", newline="\n")


def with_alias(text: str, placement: Placement, heading: str) -> str:
    """The settings with a heading more; everything else stays as it is.

    Raises EnvironmentFault where the section is written in a way that cannot be changed safely.
    """
    before = _read(text)
    group, path = _group(before, placement)
    lines = text.split("\n")
    alias = quoted_value(heading)
    if "aliases" in group.values:
        line = group.keys["aliases"].location.line - 1
        flow = re.fullmatch(r"(\s*aliases:\s*\[)(.*)(\]\s*)", lines[line])
        indent = re.match(r"\s*", lines[line + 1])[0] if not flow else ""  # type: ignore[index]
        if flow:
            parts = [flow[2], alias] if flow[2].strip() else [alias]
            lines[line] = flow[1] + ", ".join(parts) + flow[3]
        else:
            lines.insert(line + 1, f"{indent}- {alias}")
    else:
        key = group.keys["title"].location
        lines.insert(key.line, f"{' ' * (key.column - 1)}aliases: [{alias}]")
    changed = "\n".join(lines)
    expected: Any = before.plain()
    target = expected
    for step in path:
        target = target[step]
    target["aliases"] = [*target.get("aliases", ()), heading]
    found = _read(changed).plain()
    if _sorted(found) != _sorted(expected):
        raise EnvironmentFault(
            f"add the alias {alias} by hand: {BULLETIN_FILE} is written unusually"
        )
    return changed


def _read(text: str) -> Node:
    return parse_yaml(text, BULLETIN_FILE, Report())


def _group(settings: Node, placement: Placement) -> tuple[Fields, list[str | int]]:
    """The fields of a section or subsection, and where they stand."""
    path: list[str | int] = ["sections"]
    for name in (placement.section, placement.subsection):
        if name:
            path += ["subsections"] if len(path) > 1 else []
            ids = [one.get("id") for one in _plain_at(settings, path)]
            path.append(ids.index(name))
    group = node_at(settings, tuple(path))
    assert isinstance(group, Fields)
    return group, path


def _plain_at(node: Node, path: list[str | int]) -> list[dict[str, str]]:
    found = node_at(node, tuple(path)).plain()
    assert isinstance(found, list)
    return found


def _sorted(value: object) -> object:
    """A value in which the order of aliases does not count."""
    if isinstance(value, dict):
        return {k: sorted(v) if k == "aliases" else _sorted(v) for k, v in value.items()}
    return [_sorted(one) for one in value] if isinstance(value, list) else value
