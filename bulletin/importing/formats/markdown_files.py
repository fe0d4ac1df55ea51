"""Markdown (CommonMark with tables and footnotes) and its front matter, by way of HTML.

Front matter is that of Jekyll and Hugo (YAML or TOML), Zola (TOML) and Pelican (`Name: value`).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from markdown_it import MarkdownIt

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Manuscript
from bulletin.importing.formats.html_pages import read_html
from bulletin.values.dates import PartialDate

_FRONT = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<text>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_PELICAN = re.compile(
    r"\A(?:(?:Title|Date|Slug|Category|Tags|Authors?|Summary|Modified|Status|Lang|Link): ?.*\n)+\n"
)
_NOTE = re.compile(
    r"^\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]{2,}\S)))*)",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_SHORTCODE = re.compile(r"\{[{%].*?[%}]\}")
_LINKS = (
    "link",
    "external_url",
    "externalurl",
    "external_link",
    "canonical",
    "canonical_url",
    "canonicalurl",
)
_MOST_FRONT = 20_000

_MOST_NESTED = 40
"""Lists and quotations within each other; the parser would drop silently what is deeper."""
_TOO_DEEP = re.compile(
    rf"^(?:[ \t]*(?:[>*+-]|\d{{1,9}}[.)])){{{_MOST_NESTED},}}[ \t]*[^\s>*+-]", re.MULTILINE
)

_PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": 5 * _MOST_NESTED}).enable(
    ["table", "strikethrough"]
)


def read_markdown(text: str) -> Manuscript:
    """The blocks of a text in Markdown, with the title and the day of its front matter.

    Raises EnvironmentFault for lists and quotations that are nested too deep.
    """
    front, body = _parted(text)
    if _TOO_DEEP.search(body):
        raise EnvironmentFault(f"lists or quotations are nested more than {_MOST_NESTED} deep")
    page = read_html(_html(_SHORTCODE.sub("", body)))
    sent = _day(front.get("date") or front.get("published"))
    title = " ".join(str(front.get("title") or "").split())
    link = next((str(front[name]) for name in _LINKS if front.get(name)), "")
    titles = (title,) if title else ()
    return replace(page, titles=titles, sent=sent, link=link, is_post=bool(title))


def _html(body: str) -> str:
    """The text as HTML; a footnote becomes an item of a last list, and marks lead to it."""
    notes = {match["label"]: match["text"] for match in _NOTE.finditer(body)}
    numbers = {label: number for number, label in enumerate(notes, 1)}

    def mark(match: re.Match[str]) -> str:
        number = numbers.get(match["label"])
        return f'<sup><a href="#note-{number}">{number}</a></sup>' if number else match[0]

    html = str(_PARSER.render(_MARK.sub(mark, _NOTE.sub("", body))))
    items = (
        f'<li id="note-{number}" value="{number}">'
        f'{_PARSER.render(_dedented(notes[label]))}<p><a href="#mark-{number}">↩</a></p></li>'
        for label, number in numbers.items()
    )
    return html + (f"<ol>{''.join(items)}</ol>" if notes else "")


def _dedented(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


def _parted(text: str) -> tuple[Mapping[str, Any], str]:
    """The front matter, and the text below it; keys in small letters."""
    text = text.lstrip("\n")
    if match := _FRONT.match(text):
        front = _parsed(match["text"], is_toml=match["fence"] == "+++")
        return {str(name).lower(): value for name, value in front.items()}, text[match.end() :]
    if match := _PELICAN.match(text):
        fields = (line.partition(":") for line in match[0].splitlines() if line)
        return {name.lower(): value.strip() for name, _, value in fields}, text[match.end() :]
    return {}, text


def _parsed(text: str, *, is_toml: bool) -> dict[str, Any]:
    """The fields of front matter; none where it is broken, too large or has aliases."""
    if len(text) > _MOST_FRONT or (not is_toml and re.search(r"(?m)[:\[\s-]\s*[*&]\w", text)):
        return {}
    try:
        found = tomllib.loads(text) if is_toml else yaml.safe_load(text)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _day(value: object) -> PartialDate | None:
    if isinstance(value, date):
        return PartialDate.of(value)
    match = re.match(r"\d{4}-\d{2}(?:-\d{2})?", str(value or ""))
    try:
        return PartialDate.parse(match[0]) if match else None
    except ValueError:
        return None
