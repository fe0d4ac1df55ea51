"""Save the headings that somebody assigned to a section as its aliases in bulletin.yml."""

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
    """The settings with one more alias; everything else stays as it is.

    Raises EnvironmentFault where the section is written in a way that cannot be changed safely.
    """
    settings = _read(text)
    expected = settings.plain()
    path = _path(expected, placement)
    group = node_at(settings, path)
    assert isinstance(group, Fields)
    lines, alias = text.split("\n"), quoted_value(heading)
    key = group.keys.get("aliases")
    if key is None:
        title = group.keys["title"].location
        lines.insert(title.line, f"{' ' * (title.column - 1)}aliases: [{alias}]")
    elif flow := re.fullmatch(r"(\s*aliases:\s*\[)(.*)(\]\s*)", lines[key.location.line - 1]):
        others = f"{flow[2]}, " if flow[2].strip() else ""
        lines[key.location.line - 1] = f"{flow[1]}{others}{alias}{flow[3]}"
    else:
        indent = re.sub(r"\S.*", "", lines[key.location.line])
        lines.insert(key.location.line, f"{indent}- {alias}")
    target = _at(expected, path)
    target["aliases"] = [*target.get("aliases", ()), heading]
    changed = "\n".join(lines)
    if _sorted(_read(changed).plain()) != _sorted(expected):
        raise EnvironmentFault(
            f"add the alias {alias} by hand: {BULLETIN_FILE} is written unusually"
        )
    return changed


def _read(text: str) -> Node:
    return parse_yaml(text, BULLETIN_FILE, Report())


def _path(settings: Any, placement: Placement) -> tuple[str | int, ...]:
    """Where the fields of a section or subsection stand."""
    path: tuple[str | int, ...] = ()
    for group, name in (("sections", placement.section), ("subsections", placement.subsection)):
        if name:
            ids = [one.get("id") for one in _at(settings, (*path, group))]
            path = (*path, group, ids.index(name))
    return path


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def _sorted(value: object) -> object:
    """A value in which the order of aliases does not count."""
    if isinstance(value, dict):
        return {k: sorted(v) if k == "aliases" else _sorted(v) for k, v in value.items()}
    return [_sorted(one) for one in value] if isinstance(value, list) else value
