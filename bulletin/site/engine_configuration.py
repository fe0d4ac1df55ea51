"""The configuration of the site engine: the program's, merged with a project's `mkdocs.yml`.

Both are merged as YAML nodes, so that tags which only the engine knows are preserved.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.engines.known_engines import ENGINES
from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.resources import CONFIGURATION, program_files
from bulletin.schema.look import Look
from bulletin.schema.settings import Settings
from bulletin.site.look_style import OWN_STYLE, compose_style
from bulletin.values.addresses import OWN_FILES, WATCH

Navigation = tuple[tuple[str, str], ...]
"""Labels, each with the Markdown file that the engine sees for the page."""
STAGED, THEME_COPY = "docs", "theme"
"""Folders next to the configuration: the staged files, and the merged theme."""

_PALETTES = (
    N_("Switch to light mode"),
    N_("Switch to dark mode"),
    N_("Use the system setting for light or dark mode"),
)
_WORDS = {
    "search": N_("Search"),
    "search_all": N_("Search the bulletin"),
    "found": N_("Entries found"),
    "failed": N_("Search could not be loaded. Please try again."),
    "more": N_("More from this bulletin"),
    "archive": N_("Archive"),
    "indexes": N_("Indexes"),
    "changes": N_("What changed"),
    "follow": N_("Follow"),
    "data": N_("Data"),
    "watch": N_("Watchlist"),
}
"""The theme's messages, by the names in its templates."""
_ADDED_UP = {"extra_css", "extra_javascript"}
"""Lists of a project that extend the program's; all other values replace it."""


def engine_configuration(
    root: Path, settings: Settings, navigation: Navigation, language: Language
) -> str:
    """Return the engine configuration of a project, as the text of a `mkdocs.yml`.

    A project's `nav` replaces the navigation derived from its settings. Raises EnvironmentFault if
    its file is not valid YAML.
    """
    layers = [
        _translated(_read(program_files()), language),
        _node({"nav": [{label: file} for label, file in navigation], **_own_look(settings.look)}),
        _read(root),
        _node(_fixed(settings, language)),
        _node(ENGINES[settings.engine].configuration),
    ]
    merged = layers[0]
    for layer in layers[1:]:
        merged = _merged(merged, layer)
    return yaml.serialize(merged, Dumper=yaml.SafeDumper, allow_unicode=True)


def _own_look(look: Look) -> dict[str, Any]:
    """Return the part of the look that the engine has to know."""
    return {
        "theme": {"logo": f"{OWN_FILES}/{look.logo}"} if look.logo else {},
        "extra": {"icon": f"{OWN_FILES}/{look.icon}"} if look.icon else {},
        "extra_css": [OWN_STYLE] if compose_style(look) else [],
    }


def _translated(node: yaml.Node, language: Language) -> yaml.Node:
    """Return the program's own configuration, with the names of palettes translated."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _translated(value, language)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs)
    if isinstance(node, yaml.SequenceNode):
        return yaml.SequenceNode(node.tag, [_translated(one, language) for one in node.value])
    if node.value in _PALETTES:
        return yaml.ScalarNode(node.tag, language.gettext(node.value))
    return node


def _fixed(settings: Settings, language: Language) -> Mapping[str, Any]:
    """Return settings that a project cannot change, since the program fills the frames."""
    return {
        "site_name": "@@site@@",
        "site_url": settings.base_url,
        "docs_dir": STAGED,
        "theme": {"custom_dir": THEME_COPY, "language": language.catalogue},
        "extra": {
            "words": {name: language.gettext(word) for name, word in _WORDS.items()},
            "watch_key": settings.root_path + WATCH,
        },
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
    """Merge mappings recursively; for everything else, the upper one wins."""
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
    """Concatenate two lists without duplicates."""
    if not isinstance(upper, yaml.SequenceNode):
        return upper
    known = set(map(yaml.serialize, lower.value))
    return yaml.SequenceNode(lower.tag, lower.value + _without(known, upper.value))


def _without(known: set[str], nodes: Iterable[yaml.Node]) -> list[yaml.Node]:
    return [node for node in nodes if yaml.serialize(node) not in known]
