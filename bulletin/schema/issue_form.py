"""The form on GitHub by which readers suggest an entry: its fields are those of the schema."""

from collections.abc import Iterator
from typing import Any

import yaml

from bulletin.schema.entries import Entry
from bulletin.schema.json_schemas import words_of
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.settings import Settings
from bulletin.schema.vocabulary import Kind, label

ISSUE_FORM = ".github/ISSUE_TEMPLATE/suggest-an-entry.yml"

_HEAD = "# Written by `bulletin schema`; sections and kinds are those of the bulletin.\n"
_INTRODUCTION = "Tell what you know; an editor makes an entry of it. All of it will be public."
_KEY_DATES = ", ".join(name.replace("_", " ") for name in KeyDates.model_fields)

FIELDS = {
    "title": ("input", "What happened, as a headline."),
    "section": ("dropdown", ""),
    "kind": ("dropdown", "What it is, if you know."),
    "date": ("input", "When it happened: a day, as 2022-02-24, or a month, as 2022-02."),
    "jurisdictions": ("input", "Where it applies: countries, states or the EU."),
    "authorities": ("input", "Who acted: authorities, courts, legislatures."),
    "laws": ("input", "What it is about, with the article if there is one."),
    "dates": (
        "textarea",
        f"Dates that matter to readers, each on a line. There are: {_KEY_DATES}.",
    ),
    "sanctions": ("textarea", "Fines and other sanctions: of what kind, how much, on whom."),
    "summary": ("textarea", "The news in a sentence or two."),
    "action": ("input", "What readers have to do."),
    "sources": ("textarea", "The address of every page that you rely on, each on a line."),
}
"""Fields of an entry that are asked for: in what kind of field, and what is said of each."""


def compose_issue_form(settings: Settings) -> str:
    """The form as GitHub reads it, in YAML."""
    form = {
        "name": "Suggest an entry",
        "description": f"Something that belongs into {settings.title}",
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRODUCTION}},
            *(_element(name, settings) for name in FIELDS),
        ],
    }
    return _HEAD + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=100)


def sections_of(settings: Settings) -> Iterator[str]:
    """Every place that an entry can have: `Legislation`, `Enforcement: Cases`."""
    for section in settings.sections:
        if not section.subsections:
            yield section.title
        for subsection in section.subsections:
            yield f"{section.title}: {subsection.title}"


def _element(name: str, settings: Settings) -> dict[str, Any]:
    kind, description = FIELDS[name]
    attributes: dict[str, Any] = {"label": label(name)}
    if description:
        attributes["description"] = description
    if name == "section":
        attributes["options"] = list(sections_of(settings))
    if name == "kind":
        attributes["options"] = [label(word) for word in words_of(Kind)]
    element = {"type": kind, "id": name, "attributes": attributes}
    if Entry.model_fields[name].is_required():
        element["validations"] = {"required": True}
    return element
