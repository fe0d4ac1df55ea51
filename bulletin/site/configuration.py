"""The configuration of the site engine: the program's, with a project's own `mkdocs.yml` over it.

Both are merged as YAML nodes, so that tags which only the engine knows stay as they are.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.resources import CONFIGURATION, program_files
from bulletin.schema.settings import Settings

Navigation = tuple[tuple[str, str], ...]
"""Labels, each with the Markdown file that the engine takes for the page."""
STAGED, THEME_COPY = "docs", "theme"
"""Folders beside the configuration: what is staged, and the merged theme."""

_ADDED_UP = {"extra_css", "extra_javascript"}
"""Lists of a project that are added to the program's; all others take its place."""


def engine_configuration(root: Path, settings: Settings, navigation: Navigation) -> str:
    """What the engine is told about a project, as the text of a `mkdocs.yml`.

    A project's `nav` takes the place of the navigation that follows from its settings. Raises
    EnvironmentFault if its file is no YAML.
    """
    layers = [
        _read(program_files()),
        _node({"nav": [{label: file} for label, file in navigation]}),
        _read(root),
        _node(_fixed(settings)),
    ]
    merged = layers[0]
    for layer in layers[1:]:
        merged = _merged(merged, layer)
    return yaml.serialize(merged, Dumper=yaml.SafeDumper, allow_unicode=True)


def _fixed(settings: Settings) -> Mapping[str, Any]:
    """What a project cannot change, because frames are staged and filled by the program."""
    return {
        "site_name": "@@site@@",
        "site_url": settings.base_url,
        "docs_dir": STAGED,
        "theme": {"custom_dir": THEME_COPY, "language": settings.language},
    }


def _read(folder: Path) -> yaml.Node:
    file = folder / CONFIGURATION
    if not file.is_file():
        return _node({})
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise EnvironmentFault(f"{CONFIGURATION} cannot be read: {_in_one_line(error)}") from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise EnvironmentFault(f"{CONFIGURATION} has to hold settings, each as 'name: value'")
    return node or _node({})


def _in_one_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f" in line {mark.line + 1}" if mark else ""
    return f"{getattr(error, 'problem', None) or 'it is not UTF-8'}{place}"


def _node(values: Mapping[str, Any]) -> yaml.Node:
    node = yaml.compose(yaml.safe_dump(dict(values), allow_unicode=True), Loader=yaml.SafeLoader)
    assert node
    return node


def _merged(lower: yaml.Node, upper: yaml.Node) -> yaml.Node:
    """Groups of settings merged one by one; of everything else, the upper."""
    if not (isinstance(lower, yaml.MappingNode) and isinstance(upper, yaml.MappingNode)):
        return upper
    values = {key.value: (key, value) for key, value in lower.value}
    for key, value in upper.value:
        if key.value in _ADDED_UP and key.value in values:
            value = _sum(values[key.value][1], value)
        elif key.value in values:
            value = _merged(values[key.value][1], value)
        values[key.value] = (key, value)
    return yaml.MappingNode(lower.tag, list(values.values()))


def _sum(lower: yaml.Node, upper: yaml.Node) -> yaml.Node:
    """Two lists in one, without what is in both."""
    if not isinstance(upper, yaml.SequenceNode):
        return upper
    known = set(map(yaml.serialize, lower.value))
    return yaml.SequenceNode(lower.tag, lower.value + _without(known, upper.value))


def _without(known: set[str], nodes: Iterable[yaml.Node]) -> list[yaml.Node]:
    return [node for node in nodes if yaml.serialize(node) not in known]
