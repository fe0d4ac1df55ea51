"""The registries of a new project: empty, or seeded from the program's own bulletin."""

import re
from collections.abc import Iterator, Sequence

from bulletin.resources import program_files
from bulletin.schema.registries import REGISTRIES, REGISTRY_FILES
from bulletin.values.codes import country_of

_ITEM = re.compile(r"^- id: (?P<id>\S+)\n(?:  .*\n)*", re.MULTILINE)
_JURISDICTION = re.compile(r"^  jurisdiction: (\S+)$", re.MULTILINE)
_SEEDED = ("authorities", "jurisdictions", "laws")
"""Registries that are seeded; parties and topics are specific to each bulletin."""


def compose_registries(jurisdictions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the registry files with their texts, seeded for some jurisdictions."""
    for name, path in REGISTRY_FILES.items():
        items = "".join(_seeds(path, jurisdictions)) if name in _SEEDED else ""
        yield path, f"{_heading(name)}\n{items}"


def _heading(name: str) -> str:
    """Return a comment that lists the required fields of a registry."""
    fields = REGISTRIES[name].model_fields.items()
    needed = [field for field, info in fields if info.is_required()]
    return f"# {name.capitalize()}: each needs {', '.join(needed[:-1])} and {needed[-1]}."


def _seeds(path: str, jurisdictions: Sequence[str]) -> Iterator[str]:
    """Yield the items of the program's own registry for the given jurisdictions.

    Items of a subdivision come with its country; topics have no jurisdiction.
    """
    text = (program_files() / path).read_text(encoding="utf-8")
    for match in _ITEM.finditer(text):
        named = _JURISDICTION.search(match[0])
        code = named[1] if named else match["id"]
        if code in jurisdictions or country_of(code) in jurisdictions:
            yield match[0]


def seeded(jurisdictions: Sequence[str]) -> list[str]:
    """Return the jurisdictions for which there are seeds."""
    texts = [text for _, text in compose_registries(jurisdictions)]
    found = {country_of(code) for text in texts for code in _JURISDICTION.findall(text)}
    return [code for code in jurisdictions if country_of(code) in found]
